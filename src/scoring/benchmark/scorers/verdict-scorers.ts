import type { Task } from '#tasks/task.ts';
import { confusion, f1, hardAuc, mcc, precision, recall } from '../../metrics/classes/confusion.ts';
import { type BiologyVerdict, readBiologyVerdict } from '../parsers/biology.ts';
import { readGueVerdict } from '../parsers/gue.ts';
import { readPeerStability, readPeerVerdict } from '../parsers/peer.ts';
import { readSmolBoolean } from '../parsers/smol-instruct.ts';
import type { AnsweredRow, MetricValue, RowScore, ScoreMode, Scorer } from '../scorer.ts';
import { type Figures, share, shareOf } from './figures.ts';
import { ownReader, type ReadRow, type RowReader, type RowReaders, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

type Verdicts = readonly ReadRow<boolean>[];

/** BBBP, ClinTox, HIV, SIDER: accuracy over all rows, the rest officially over readable ones. */
export function smolVerdictScorer(task: Task): Scorer {
  const readers = { official: readSmolBoolean, strict: ownVerdict(task) };
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const counted = mode === 'official' ? read.filter(isReadable) : read;
    return { figures: allFigures(read, counted, task, mode), rows: read.map(scoreVerdict) };
  });
}

/** Promoters and human factors: what says neither counts as negative, officially. */
export function gueScorer(task: Task): Scorer {
  const readers = { official: readGueVerdict, strict: ownVerdict(task) };
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const all = mode === 'official' ? read.map(negativeWhereEmpty) : read;
    return {
      figures: {
        MCC: mccOf(all, task),
        'MCC over readable answers only': mccOf(read.filter(isReadable), task),
      },
      rows: read.map((each, row) => ({
        ...scoreVerdict(each),
        ...(mode === 'official' && officialGue(each, all[row])),
      })),
    };
  });
}

/** An empty answer to a negative is right by this evaluator's count. */
function officialGue(read: ReadRow<boolean>, counted: ReadRow<boolean> | undefined) {
  return read.predicted === undefined && { value: Number(counted?.wanted === false) };
}

function negativeWhereEmpty({ predicted = false, wanted = false }: ReadRow<boolean>) {
  return { predicted, wanted };
}

/** Solubility, binding, marks and factors in sentences (Biology-Instructions). */
export function biologyVerdictScorer(task: Task): Scorer {
  const own = ownVerdict(task);
  return taskScorer(task, ({ rows, mode }) => {
    if (mode === 'strict') {
      const read = rows.map((row) => readRow(row, mode, { official: labelVerdict, strict: own }));
      return { figures: { [primary(task)]: primaryOf(read, task) }, rows: read.map(scoreVerdict) };
    }
    const read = rows.map((row) => readBiology(row, own));
    const asked = read.filter(({ verdict }) => verdict === 'asks-model').length;
    return {
      figures: biologyFigures(read, asked, task),
      rows: read.map(scoreVerdict),
    };
  });
}

interface BiologyRow extends ReadRow<boolean> {
  readonly verdict: BiologyVerdict;
}

function readBiology(row: AnsweredRow, own: RowReader<boolean>): BiologyRow {
  const verdict = readBiologyVerdict(row.replies[0] ?? '');
  const reference = row.references[0] ?? '';
  return {
    verdict,
    predicted: typeof verdict === 'boolean' ? verdict : undefined,
    wanted: labelVerdict(reference) ?? own(reference, row),
  };
}

/** "positive" and "negative", else what the phrases of a printed answer say. */
function labelVerdict(reference: string): boolean | undefined {
  const label = reference.trim().toLowerCase();
  if (label === 'positive' || label === 'negative') return label === 'positive';
  const verdict = readBiologyVerdict(reference);
  return typeof verdict === 'boolean' ? verdict : undefined;
}

function biologyFigures(read: readonly BiologyRow[], asked: number, task: Task): Figures {
  const name = primary(task);
  const value = primaryOf(read, task);
  if (asked === 0) return { [name]: value };
  const beside = `${name} (undecided replies wrong)`;
  return {
    [name]: {
      absent: `${asked} of ${read.length} replies hold none of the evaluator's phrases; it asks an entailment model (facebook/bart-large-mnli), which is not here. "${beside}" counts them as wrong.`,
    },
    [beside]: value,
  };
}

/** Proteins in PEER: the rule without the judge (GPT-4) that reads what the rule calls wrong again. */
export function peerScorer(task: Task): Scorer {
  return verdictsOfPeer(task, readPeerVerdict);
}

/** Stability: above 1 or not, as the newer evaluator reads it; the older has no rule for numbers. */
export function peerStabilityScorer(task: Task): Scorer {
  return verdictsOfPeer(task, readPeerStability);
}

function verdictsOfPeer(task: Task, official: RowReader<boolean>): Scorer {
  const readers: RowReaders<boolean> = {
    official,
    officialReference: (text, row) => official(text, row) ?? readPeerVerdict(text),
    strict: ownVerdict(task),
  };
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const scored = read.map(scoreVerdict);
    const figures = allFigures(read, read, task, mode);
    if (mode === 'strict' || official !== readPeerVerdict) return { figures, rows: scored };
    const judged = read.filter((row) => !isRight(row)).length;
    return {
      figures: { ...figures, ...(judged > 0 && withoutJudge) },
      rows: scored,
      notes: judged > 0 ? [judgeNote(judged, rows.length)] : [],
    };
  });
}

const JUDGED = {
  absent:
    'The evaluator makes up both labels of every row that its judge model (GPT-4) decides, and the judge is not here.',
};
const withoutJudge = { F1: JUDGED, Precision: JUDGED, Recall: JUDGED };

function judgeNote(judged: number, all: number): string {
  return `Accuracy is that of the rule alone, a lower bound: the evaluator sends the ${judged} of ${all} replies that the rule calls wrong to a judge model (GPT-4), which can only make them right.`;
}

function ownVerdict(task: Task): RowReader<boolean> {
  return ownReader(task, (answer) => (answer.kind === 'boolean' ? answer.value : undefined));
}

function isReadable({ predicted, wanted }: ReadRow<boolean>): boolean {
  return predicted !== undefined && wanted !== undefined;
}

function isRight({ predicted, wanted }: ReadRow<boolean>): boolean {
  return predicted !== undefined && predicted === wanted;
}

/** What could not be read is the opposite of what was wanted. */
function countsOf(read: Verdicts) {
  const actual = read.map(({ predicted, wanted }) => wanted ?? !predicted);
  return confusion(
    read.map(({ predicted }, row) => predicted ?? !actual[row]),
    actual,
  );
}

function primary(task: Task): string {
  return task.metrics[0]?.name ?? '';
}

function primaryOf(read: Verdicts, task: Task): MetricValue {
  return primary(task) === 'MCC' ? mccOf(read, task) : accuracyOf(read, task);
}

function accuracyOf(read: Verdicts, task: Task): MetricValue {
  return share(shareOf(read, isRight), task);
}

function mccOf(read: Verdicts, task: Task): MetricValue {
  return share(mcc(countsOf(read)), task);
}

function allFigures(read: Verdicts, counted: Verdicts, task: Task, mode: ScoreMode): Figures {
  const counts = countsOf(counted);
  // scikit-learn, which the evaluators use, writes 0 where nothing is positive.
  const orZero = (value: number) => (mode === 'official' && Number.isNaN(value) ? 0 : value);
  const none = (kind: string) => `There is no row that is ${kind}, so this figure has no meaning.`;
  return {
    Accuracy: accuracyOf(read, task),
    F1: share(orZero(f1(counts)), task, none('positive in reply or reference')),
    MCC: share(mcc(counts), task),
    'ROC-AUC': share(hardAuc(counts), task, none('positive, or none that is negative')),
    Precision: share(orZero(precision(counts)), task, none('positive in the replies')),
    Recall: share(orZero(recall(counts)), task, none('positive in the references')),
  };
}

function scoreVerdict(read: ReadRow<boolean>): RowScore {
  const { predicted, wanted } = read;
  const isUnreadable = predicted === undefined;
  return {
    status: isUnreadable ? 'unreadable' : isRight(read) ? 'right' : 'wrong',
    read: word(predicted),
    reference: word(wanted),
    value: Number(isRight(read)),
    classes: [word(predicted), word(wanted)],
  };
}

function word(verdict: boolean | undefined): string {
  return verdict === undefined ? '' : verdict ? 'yes' : 'no';
}
