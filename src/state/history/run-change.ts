import { isRunning, type Run, type RunSample } from '../run.ts';
import { type PackedTokens, packTokens } from './pack-tokens.ts';

/** A run without its replies. */
export type RunFields = Omit<Run, 'samples'>;

/** What a reply is now; of its tokens only those behind `from`. */
export interface SampleChange extends Omit<RunSample, 'text' | 'tokens'> {
  /** How the template began the reply: its text without the texts of its tokens. */
  readonly prefix: string;
  /** Tokens that stay; those behind them go. */
  readonly from: number;
  readonly tokens: PackedTokens;
}

/** One entry of a run's journal: whatever is not in it is as it was. The first entry has everything. */
export interface RunChange {
  readonly fields: Partial<RunFields>;
  /** One for each reply; undefined where none has changed. */
  readonly samples: readonly SampleChange[] | undefined;
}

/** What has to be written down so that a run that was kept as `before` is kept as `after`. */
export function changeBetween(before: Run | undefined, after: Run): RunChange | undefined {
  const fields = changedFields(before, after);
  const samples = changedSamples(before, after);
  if (samples === undefined && Object.keys(fields).length === 0) return undefined;
  return { fields, samples };
}

/** Tokens that `after` has and `before` has not. */
export function newTokenCount(before: Run | undefined, after: Run): number {
  return keptSamples(after).reduce((sum, sample, index) => {
    const old = before?.samples[index];
    return sum + sample.tokens.length - (old ? keptCount(old, sample) : 0);
  }, 0);
}

function changedFields(before: Run | undefined, after: Run): Partial<RunFields> {
  const { samples: _, ...fields } = after;
  if (!before) return fields;
  const old = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(fields).filter(([name, value]) => old.get(name) !== value);
  return Object.fromEntries(entries);
}

function changedSamples(before: Run | undefined, after: Run): readonly SampleChange[] | undefined {
  const now = keptSamples(after);
  const old = before ? keptSamples(before) : [];
  const isSame =
    now.length === old.length && now.every((sample, index) => isSameSample(old[index], sample));
  return isSame ? undefined : now.map((sample, index) => sampleChange(old[index], sample));
}

/** While beams are searched, none of them is the reply: a search that ends early begins again. */
function keptSamples(run: Run): readonly RunSample[] {
  if (!run.decoding.beams || !isRunning(run)) return run.samples;
  return run.samples.map((sample) =>
    sample.tokens.length === 0 ? sample : { ...sample, text: '', tokens: [] },
  );
}

function isSameSample(before: RunSample | undefined, after: RunSample): boolean {
  if (!before || before === after) return before === after;
  const isEmpty = before.tokens.length + after.tokens.length === 0;
  return (
    (isEmpty || before.tokens === after.tokens) &&
    before.text === after.text &&
    before.thoughtEnd === after.thoughtEnd &&
    before.summary === after.summary &&
    before.score === after.score &&
    before.checks === after.checks
  );
}

function sampleChange(before: RunSample | undefined, after: RunSample): SampleChange {
  const { text, tokens, thoughtEnd, summary, score, checks } = after;
  const from = before ? keptCount(before, after) : 0;
  return {
    prefix: prefixOf(text, tokens),
    from,
    tokens: packTokens(tokens.slice(from)),
    thoughtEnd,
    summary,
    score,
    // What is being checked is checked again by whoever opens the run.
    checks: checks.phase === 'checking' ? { phase: 'waiting' } : checks,
  };
}

/** The text of a reply before its first token. */
export function prefixOf(text: string, tokens: RunSample['tokens']): string {
  const written = tokens.reduce((sum, token) => sum + token.text.length, 0);
  return text.slice(0, text.length - written);
}

/** Tokens are appended and never changed, so the last of the old ones tells whether they are there. */
function keptCount(before: RunSample, after: RunSample): number {
  const count = before.tokens.length;
  if (count === 0) return 0;
  return after.tokens[count - 1] === before.tokens[count - 1] ? count : 0;
}
