import { parseFormula, sameFormula } from '#science/formula.ts';
import type { Task } from '#tasks/task.ts';
import { countElements, elementMatch } from '../../metrics/element-match.ts';
import { readSmolFormula, readSmolIupac } from '../parsers/smol-instruct.ts';
import type { AnsweredRow, RowScore, ScoreMode, Scorer } from '../scorer.ts';
import { share, shareOf } from './figures.ts';
import { ownReader, type RowReader } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** Names cut at semicolons and compared as texts, in any order; the first reply, and the first five. */
export function splitMatchScorer(task: Task): Scorer {
  const isMatch = (name: string, reference: string) => sortedParts(name) === sortedParts(reference);
  const own = ownReader(task, (answer) => (answer.kind === 'iupac' ? answer.name : undefined));
  return matchScorer(task, {
    official: { read: readSmolIupac, isMatch },
    strict: { read: own, isMatch },
  });
}

function sortedParts(name: string): string {
  return name.split(';').sort().join(';');
}

/** Formulas with the same elements, counts and charge; strictly brackets are worked out. */
export function elementMatchScorer(task: Task): Scorer {
  return matchScorer(task, {
    official: {
      read: readSmolFormula,
      isMatch: elementMatch,
      isReadable: (formula) => countElements(formula) !== undefined,
    },
    strict: {
      read: ownReader(task, (answer) => (answer.kind === 'formula' ? answer.formula : undefined)),
      isMatch: hasSameAtoms,
    },
  });
}

function hasSameAtoms(formula: string, reference: string): boolean {
  const [own, other] = [parseFormula(formula), parseFormula(reference)];
  return own.ok && other.ok && sameFormula(own.value, other.value);
}

interface Matching {
  readonly read: RowReader<string>;
  readonly isMatch: (read: string, reference: string) => boolean;
  /** Whether what was found in a reply is what the metric compares; anything is where absent. */
  readonly isReadable?: (read: string) => boolean;
}

const MOST_REPLIES = 5;

/** The share of all rows that match any of their references. */
function matchScorer(task: Task, matching: Readonly<Record<ScoreMode, Matching>>): Scorer {
  return taskScorer(task, ({ rows, mode }) => {
    const { read: reader, isMatch, isReadable = () => true } = matching[mode];
    const read = rows.map((row) => readEach(row, reader));
    const hits = read.map(({ replies, references }) =>
      replies.map(
        (reply) => reply !== undefined && references.some((reference) => isMatch(reply, reference)),
      ),
    );
    const figures = task.metrics.map(({ name }) => {
      const most = name.startsWith('Top-5') ? MOST_REPLIES : 1;
      return [name, most > 1 && tooFew(rows) ? NO_CANDIDATES : topShare(hits, most, task)] as const;
    });
    return {
      figures: Object.fromEntries(figures),
      rows: read.map(({ replies: [first], references }, row): RowScore => {
        const isRight = hits[row]?.[0] === true;
        const isRead = first !== undefined && isReadable(first);
        return {
          status: isRead ? (isRight ? 'right' : 'wrong') : 'unreadable',
          read: first ?? '',
          reference: references[0] ?? '',
          value: Number(isRight),
        };
      }),
      notes: task.metrics.some(({ name }) => name.startsWith('Top-5')) ? shortBeams(rows) : [],
    };
  });
}

function topShare(hits: readonly (readonly boolean[])[], most: number, task: Task) {
  return share(
    shareOf(hits, (row) => row.slice(0, most).includes(true)),
    task,
  );
}

/** Whether rows have one reply each, so that five of them cannot be looked at. */
export function tooFew(rows: readonly AnsweredRow[]): boolean {
  return rows.every(({ replies }) => replies.length < 2);
}

/** A note where "Top-5" looks at fewer replies than its name says. */
export function shortBeams(rows: readonly AnsweredRow[]): readonly string[] {
  const short = rows.filter(({ replies }) => replies.length < MOST_REPLIES).length;
  if (short === 0 || tooFew(rows)) return [];
  return [`${short} of ${rows.length} rows have fewer than five replies; "Top-5" looks at these.`];
}

export const NO_CANDIDATES = {
  absent: 'Each row has one reply; this figure looks at the five best of a beam search.',
};

function readEach(row: AnsweredRow, read: RowReader<string>) {
  return {
    replies: row.replies.slice(0, MOST_REPLIES).map((reply) => read(reply, row)),
    references: row.references.flatMap((reference) => read(reference, row) ?? []),
  };
}
