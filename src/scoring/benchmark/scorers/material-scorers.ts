import type { Answer } from '#tasks/answer.ts';
import type { Task } from '#tasks/task.ts';
import { smactValidity } from '../../metrics/materials/smact-validity.ts';
import { setOverlap } from '../../metrics/text/set-overlap.ts';
import {
  readAnsweredElements,
  readAskedAtoms,
  readFreeAtoms,
  readMaterialText,
  readRequestedElements,
} from '../parsers/materials.ts';
import type { AnsweredRow, MetricValue, RowScore, ScoreMode, Scorer } from '../scorer.ts';
import { type Figures, meanOf, share, shareOf } from './figures.ts';
import { ownReader, type RowReader } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** A material as one reply gives it. */
interface ReadMaterial {
  /** What the tags hold; empty where there are none. */
  readonly text: string;
  /** One symbol for each atom; undefined where the form is not kept. */
  readonly atoms: readonly string[] | undefined;
  /** Undefined where SMACT does not know a symbol, which counts as malformed. */
  readonly isValid: boolean | undefined;
  readonly elements: ReadonlySet<string>;
}

type Extra = (
  materials: readonly ReadMaterial[],
  rows: readonly AnsweredRow[],
  mode: ScoreMode,
) => {
  readonly figures: Figures;
  readonly closeness?: readonly (number | undefined)[];
  readonly notes?: readonly string[];
};

/** Materials made up from nothing. */
export function freeMaterialScorer(task: Task): Scorer {
  return materialScorer(task, readFreeAtoms, () => ({ figures: {} }));
}

/** Materials of given elements; the official precision is recall by its usual name. */
export function compositionScorer(task: Task): Scorer {
  return materialScorer(task, readAskedAtoms, (materials, rows, mode) => {
    const asked = rows.map((row) => requestedElements(row, mode));
    const found = materials.map(({ elements }, row) => overlapOf(elements, asked[row]));
    const recalled = share(meanOf(found.map((each) => each?.recall ?? 0)), task);
    const known = new Set(
      rows.flatMap(({ references }) => readMaterialText(references[0] ?? '') || []),
    );
    const notAsked = asked.filter((elements) => elements === undefined).length;
    const precise = share(meanOf(found.map((each) => each?.precision ?? 0)), task);
    return {
      figures: {
        Precision:
          notAsked > 0
            ? {
                absent: `${notAsked} of ${rows.length} rows do not say which elements were asked for.`,
              }
            : mode === 'official'
              ? recalled
              : precise,
        ...(mode === 'strict' && notAsked === 0 && { Recall: recalled }),
        Novelty: noveltyOf(materials, known, task),
      },
      closeness: found.map((each) => each?.recall),
      notes:
        mode === 'official'
          ? ['Precision is the share of the requested elements that were answered.']
          : [],
    };
  });
}

/** Undefined without a prompt; strictly the elements of the reference, if it has any. */
function requestedElements(
  { prompt, references }: AnsweredRow,
  mode: ScoreMode,
): ReadonlySet<string> | undefined {
  if (mode === 'official') return prompt === undefined ? undefined : elementsIn(prompt);
  const reference = readAnsweredElements(readMaterialText(references[0] ?? ''));
  if (reference.size > 0) return reference;
  return prompt === undefined ? undefined : elementsIn(prompt.replaceAll('composed of them', ''));
}

function elementsIn(prompt: string): ReadonlySet<string> {
  return new Set(readRequestedElements(prompt));
}

function overlapOf(answered: ReadonlySet<string>, asked: ReadonlySet<string> | undefined) {
  return asked && setOverlap(answered, asked);
}

/** The share of all replies whose text is none of the references, compared as texts. */
function noveltyOf(
  materials: readonly ReadMaterial[],
  known: ReadonlySet<string>,
  task: Task,
): MetricValue {
  if (known.size === 0) return { absent: 'No row has a reference with a material.' };
  return share(
    shareOf(materials, ({ text }) => text !== '' && !known.has(text)),
    task,
  );
}

/** Materials with a given bulk modulus; success is to hold all elements of the reference. */
export function bulkModulusScorer(task: Task): Scorer {
  return materialScorer(task, readAskedAtoms, (materials, rows, mode) => {
    const wanted = rows.map(({ references }) =>
      readAnsweredElements(readMaterialText(references[0] ?? '')),
    );
    const held = materials.filter((material, row) => holdsAll(material, wanted[row]));
    const succeeded = share(held.length / rows.length, task);
    const empty = wanted.filter((elements) => elements.size === 0).length;
    const equal = rows.filter(({ references }, row) => {
      // The evaluator looks for the tags in a text that has lost them.
      return readMaterialText(references[0] ?? '') === readMaterialText(materials[row]?.text ?? '');
    });
    const asReleased = equal.length / rows.length;
    return {
      figures: {
        'Success rate':
          empty === 0
            ? succeeded
            : { absent: `${empty} of ${rows.length} rows have a reference without elements.` },
        ...(mode === 'official' && { 'Exact match (as released)': share(asReleased, task) }),
      },
    };
  });
}

function holdsAll({ elements }: ReadMaterial, wanted: ReadonlySet<string> | undefined): boolean {
  return !!wanted && wanted.size > 0 && [...wanted].every((symbol) => elements.has(symbol));
}

function materialScorer(
  task: Task,
  readAtoms: (text: string) => readonly string[] | undefined,
  extra: Extra,
): Scorer {
  const own = ownReader(task, atomsOf);
  return taskScorer(task, ({ rows, mode }) => {
    const materials = rows.map((row) => readMaterial(row, mode, readAtoms, own));
    const formed = materials.filter(({ isValid }) => isValid !== undefined);
    const { figures, closeness, notes = [] } = extra(materials, rows, mode);
    const isValid = (material: ReadMaterial) => material.isValid === true;
    return {
      figures: {
        'SMACT validity': share(shareOf(materials, isValid), task),
        'SMACT validity among well-formed': share(
          shareOf(formed, isValid),
          task,
          'No reply is well-formed.',
        ),
        ...figures,
      },
      rows: materials.map((material, row) => scoreMaterial(material, rows[row], closeness?.[row])),
      notes,
    };
  });
}

function readMaterial(
  row: AnsweredRow,
  mode: ScoreMode,
  readAtoms: (text: string) => readonly string[] | undefined,
  own: RowReader<readonly string[]>,
): ReadMaterial {
  const reply = row.replies[0] ?? '';
  if (mode === 'official') {
    const text = readMaterialText(reply);
    const atoms = readAtoms(text);
    const isValid = atoms && smactValidity(atoms);
    return { text, atoms, isValid, elements: readAnsweredElements(text) };
  }
  const atoms = own(reply, row);
  const text = readMaterialText(reply) || (atoms?.join(' ') ?? '');
  return { text, atoms, isValid: atoms && smactValidity(atoms), elements: new Set(atoms) };
}

function atomsOf(answer: Answer): readonly string[] | undefined {
  return answer.kind === 'material' ? answer.symbols : undefined;
}

function scoreMaterial(
  { atoms, isValid }: ReadMaterial,
  row: AnsweredRow | undefined,
  closeness: number | undefined,
): RowScore {
  return {
    status: atoms === undefined ? 'unreadable' : isValid === true ? 'right' : 'wrong',
    read: atoms?.join(' ') ?? '',
    reference: readMaterialText(row?.references[0] ?? ''),
    value: Number(isValid === true),
    ...(closeness !== undefined && { closeness }),
  };
}
