import { seededRandom } from '#base/seeded-random.ts';
import type { Measurement } from '#library/model-card.ts';
import { bootstrapInterval } from '#scoring/metrics/bootstrap.ts';
import { elementMatch } from '#scoring/metrics/element-match.ts';
import { rmse } from '#scoring/metrics/rmse.ts';
import { rocAuc } from '#scoring/metrics/roc-auc.ts';
import { findTask } from '#tasks/registry.ts';
import { splitReply } from '#tasks/reply.ts';
import type { Token } from '#workers/inference/protocol.ts';
import type { HeldOutRow } from './held-out.ts';

/** One reply beside the row that it answers. */
export interface AnsweredRow {
  readonly row: HeldOutRow;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** A figure with its interval, before the task and the mode are written beside it. */
export type Score = Pick<Measurement, 'metric' | 'value' | 'unit' | 'interval' | 'n' | 'baseline'>;

/** Share of replies whose formula has the same elements, counts and charge; unreadable is wrong. */
export function scoreFormulas(answered: readonly AnsweredRow[]): Score[] {
  const right = answered.map((reply) => {
    const answer = readAnswer(reply);
    return answer?.kind === 'formula' && elementMatch(answer.formula, String(reply.row.reference));
  });
  return [scoreOf('Top-1 Element Match', answered.length, share(right)), unreadableShare(answered)];
}

/** RMSE over readable replies, as the official metric has it, beside the share of unreadable ones. */
export function scoreNumbers(answered: readonly AnsweredRow[], unit: string): Score[] {
  const pairs = answered.flatMap((reply) => {
    const answer = readAnswer(reply);
    return answer?.kind === 'number'
      ? [{ got: answer.value, wanted: Number(reply.row.reference) }]
      : [];
  });
  const ofRows = (rows: readonly number[]) => {
    const drawn = rows.flatMap((row) => pairs[row] ?? []);
    return rmse(
      drawn.map(({ got }) => got),
      drawn.map(({ wanted }) => wanted),
    );
  };
  const references = answered.map(({ row }) => Number(row.reference));
  const mean = references.reduce((sum, value) => sum + value, 0) / references.length;
  const constant = rmse(
    references.map(() => mean),
    references,
  );
  return [
    {
      ...scoreOf('RMSE', pairs.length, ofRows),
      unit,
      baseline: { name: 'best constant', value: rounded(constant) },
    },
    unreadableShare(answered),
  ];
}

/** Accuracy over all rows, and ROC-AUC of P(yes) against P(no) where the answer word begins. */
export function scoreBooleans(answered: readonly AnsweredRow[]): Score[] {
  const labels = answered.map(({ row }) => row.reference === true);
  const right = answered.map((reply, row) => {
    const answer = readAnswer(reply);
    return answer?.kind === 'boolean' && answer.value === labels[row];
  });
  const ranked = answered.flatMap(({ tokens }, row) => {
    const preference = preferenceForYes(tokens);
    return preference === undefined ? [] : [{ preference, label: labels[row] ?? false }];
  });
  const areaOf = (rows: readonly number[]) => {
    const drawn = rows.flatMap((row) => ranked[row] ?? []);
    return rocAuc(
      drawn.map(({ preference }) => preference),
      drawn.map(({ label }) => label),
    );
  };
  const positives = labels.filter(Boolean).length;
  return [
    {
      ...scoreOf('Accuracy', answered.length, share(right)),
      baseline: {
        name: 'majority',
        value: rounded(Math.max(positives, labels.length - positives) / labels.length),
      },
    },
    { ...scoreOf('ROC-AUC', ranked.length, areaOf), baseline: { name: 'chance', value: 0.5 } },
    unreadableShare(answered),
  ];
}

/** Share of valid molecules, and of different ones among these. `canonical` has no entry for an invalid one. */
export function scoreMolecules(canonical: readonly (string | undefined)[]): Score[] {
  const valid = canonical.filter((smiles) => smiles !== undefined);
  const distinct = valid.length === 0 ? 0 : rounded(new Set(valid).size / valid.length);
  const isValid = canonical.map((smiles) => smiles !== undefined);
  return [
    scoreOf('Validity', canonical.length, share(isValid)),
    // Resampling repeats molecules, so a bootstrap interval of uniqueness would be wrong.
    {
      metric: 'Uniqueness',
      value: distinct,
      interval: [distinct, distinct],
      n: valid.length,
    },
  ];
}

export function smilesOf(reply: AnsweredRow): string | undefined {
  const answer = readAnswer(reply);
  return answer?.kind === 'smiles' ? answer.smiles : undefined;
}

function readAnswer({ row, text }: AnsweredRow) {
  const read = findTask(row.task)?.readAnswer(splitReply(text).answer, row.values);
  return read?.ok ? read.value.answer : undefined;
}

/** ln P(yes) − ln P(no) at the first token of the answer word; undefined when neither was likely. */
function preferenceForYes(tokens: readonly Token[]): number | undefined {
  const tag = tokens.findLastIndex(({ text }) => text.includes('<BOOLEAN>'));
  const word = tokens.slice(tag + 1).find(({ text }) => text.trim() !== '');
  const alternatives = tag < 0 ? undefined : word?.alternatives;
  if (!alternatives) return undefined;
  const logProbabilityOf = (initial: RegExp) =>
    alternatives.find(({ text }) => initial.test(text.trim()))?.logProbability;
  const yes = logProbabilityOf(/^y/i);
  const no = logProbabilityOf(/^n/i);
  if (yes === undefined && no === undefined) return undefined;
  // The one that is not among the reported tokens is less likely than each of them.
  const floor = Math.min(...alternatives.map(({ logProbability }) => logProbability));
  return (yes ?? floor) - (no ?? floor);
}

function share(right: readonly boolean[]) {
  return (rows: readonly number[]) => rows.filter((row) => right[row]).length / rows.length;
}

function unreadableShare(answered: readonly AnsweredRow[]): Score {
  return scoreOf('Unreadable', answered.length, share(answered.map((reply) => !readAnswer(reply))));
}

function scoreOf(metric: string, n: number, ofRows: (rows: readonly number[]) => number): Score {
  const value = ofRows(Array.from({ length: n }, (_, row) => row));
  const [low, high] = bootstrapInterval(n, ofRows, seededRandom(BOOTSTRAP_SEED));
  return { metric, value: rounded(value), interval: [rounded(low), rounded(high)], n };
}

const BOOTSTRAP_SEED = 20_261_123;

/** Four decimals: finer than any interval here. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
