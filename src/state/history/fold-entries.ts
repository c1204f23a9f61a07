import '#library/zod-without-eval.ts';
import { z } from 'zod';
import { err, ok, type Result } from '#base/result.ts';
import type { Token } from '#workers/inference/protocol.ts';
import { isRunning, type Run, type RunSample } from '../run.ts';
import { type PackedTokens, unpackTokens } from './pack-tokens.ts';
import { runFieldsSchema, sampleFieldsSchema } from './run-schema.ts';
import { isNewer, upgradedFields } from './upgrade-record.ts';

/** Why a kept run cannot be shown. */
export type UnreadableRun =
  /** A later version of the page wrote it. */
  { readonly kind: 'newer' } | { readonly kind: 'damaged'; readonly reason: string };

const texts = z.array(z.string());
const packedSchema = z.object({
  ids: z.instanceof(Uint32Array),
  texts,
  logProbabilities: z.instanceof(Float64Array),
  timesMs: z.instanceof(Float64Array),
  given: z.instanceof(Uint8Array),
  alternativeCounts: z.instanceof(Int8Array),
  alternativeIds: z.instanceof(Uint32Array),
  alternativeTexts: texts,
  alternativeLogProbabilities: z.instanceof(Float64Array),
}) satisfies z.ZodType<PackedTokens>;

const changeSchema = z.object({
  fields: z.record(z.string(), z.unknown()),
  samples: z
    .array(z.looseObject({ prefix: z.string(), from: z.int().nonnegative(), tokens: packedSchema }))
    .optional(),
});

interface Folded {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly samples: readonly FoldedSample[];
}

interface FoldedSample {
  readonly prefix: string;
  readonly tokens: readonly Token[];
  /** Everything else, not parsed yet. */
  readonly rest: unknown;
}

/**
 * The run that the entries of a journal add up to, in their order. A run whose page ended while it
 * was written is interrupted.
 */
export function foldEntries(changes: readonly unknown[]): Result<Run, UnreadableRun> {
  try {
    let folded: Folded = { fields: {}, samples: [] };
    for (const change of changes) folded = applied(folded, change);
    if (isNewer(folded.fields['version'])) return err({ kind: 'newer' });
    return ok(settled(runOf(folded)));
  } catch (thrown) {
    const reason = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown);
    return err({ kind: 'damaged', reason });
  }
}

function applied({ fields, samples }: Folded, entry: unknown): Folded {
  const change = changeSchema.parse(entry);
  return {
    fields: { ...fields, ...change.fields },
    samples:
      change.samples?.map(({ prefix, from, tokens, ...rest }, index) => {
        const before = samples[index]?.tokens ?? [];
        if (from > before.length) throw new Error(`token ${from} of ${before.length} kept ones`);
        return { prefix, tokens: [...before.slice(0, from), ...unpackTokens(tokens)], rest };
      }) ?? samples,
  };
}

function runOf({ fields, samples }: Folded): Run {
  const run = { ...runFieldsSchema.parse(upgradedFields(fields)), samples: samples.map(sampleOf) };
  if (run.samples.length === 0) throw new Error('a run without a reply');
  if (run.samples[run.shownSample]) return run;
  throw new Error(`reply ${run.shownSample} of ${run.samples.length}`);
}

function sampleOf({ prefix, tokens, rest }: FoldedSample): RunSample {
  const text = prefix + tokens.map((token) => token.text).join('');
  return { ...sampleFieldsSchema.parse(rest), text, tokens };
}

function settled(run: Run): Run {
  return isRunning(run) ? { ...run, phase: { phase: 'interrupted' } } : run;
}
