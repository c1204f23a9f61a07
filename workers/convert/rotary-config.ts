import { z } from 'zod';
import { damagedConfig, unsupportedConfig } from './config-failures.ts';
import { portableLog } from './portable-math.ts';
import type { RotaryScaling, YarnScaling } from './rotary-tables.ts';

const positive = z.number().positive().max(1e9);
/** Above one, so that the angles fall. */
const base = z.number().gt(1).max(1e12);
const tokens = z.int().positive().max(1e9);
const parameters = z.looseObject({ rope_theta: base.nullish() });

const fieldsSchema = z.object({
  rope_theta: base.nullish(),
  rope_parameters: parameters.nullish(),
  rope_scaling: parameters.nullish(),
  partial_rotary_factor: z.unknown().optional(),
  max_position_embeddings: tokens,
  original_max_position_embeddings: tokens.nullish(),
});

const linearSchema = z.object({ factor: positive });

const llamaSchema = z.object({
  factor: positive,
  low_freq_factor: positive,
  high_freq_factor: positive,
  original_max_position_embeddings: tokens.nullish(),
});

const yarnSchema = z.object({
  factor: positive.nullish(),
  attention_factor: positive.nullish(),
  beta_fast: positive.nullish(),
  beta_slow: positive.nullish(),
  mscale: z.number().nonnegative().nullish(),
  mscale_all_dim: z.number().nonnegative().nullish(),
  truncate: z.boolean().nullish(),
  original_max_position_embeddings: tokens.nullish(),
});

/**
 * Theta and scaling of `config.json` in both spellings: `rope_parameters`, and the older
 * `rope_scaling` with `rope_theta` beside it. Throws as `parseQwen3Config` does.
 */
export function parseRotary(json: unknown): {
  readonly theta: number;
  readonly scaling: RotaryScaling;
} {
  const fields = read(fieldsSchema, json, 'RoPE');
  const given = fields.rope_scaling ?? fields.rope_parameters ?? {};
  const theta = given.rope_theta ?? fields.rope_parameters?.rope_theta ?? fields.rope_theta;
  if (!theta) throw damagedConfig('rope_theta is missing');
  const share = given['partial_rotary_factor'] ?? fields.partial_rotary_factor ?? 1;
  if (share !== 1) {
    throw unsupportedConfig(json, `partial_rotary_factor is ${JSON.stringify(share)}, not 1.`);
  }
  const trained = fields.original_max_position_embeddings ?? undefined;
  const scaling = parseScaling(json, given, { context: fields.max_position_embeddings, trained });
  return { theta, scaling };
}

/** In tokens: of the model as it is, and that it was trained with if said outside the scaling. */
interface Contexts {
  readonly context: number;
  readonly trained: number | undefined;
}

function parseScaling(
  json: unknown,
  given: Readonly<Record<string, unknown>>,
  contexts: Contexts,
): RotaryScaling {
  const type = given['rope_type'] ?? given['type'] ?? 'default';
  switch (type) {
    case 'default':
      return { kind: 'none' };
    case 'linear':
      return { kind: 'linear', factor: read(linearSchema, given, 'linear RoPE').factor };
    case 'llama3':
      return parseLlama(given, contexts);
    case 'yarn':
      return parseYarn(given, contexts);
    default:
      throw unsupportedConfig(json, `its RoPE scaling is of type ${JSON.stringify(type)}.`);
  }
}

function parseLlama(given: unknown, { context, trained }: Contexts): RotaryScaling {
  const fields = read(llamaSchema, given, 'llama3 RoPE');
  if (fields.high_freq_factor <= fields.low_freq_factor) {
    throw damagedConfig('llama3 RoPE needs a high_freq_factor above its low_freq_factor');
  }
  return {
    kind: 'llama3',
    factor: fields.factor,
    lowFrequencyFactor: fields.low_freq_factor,
    highFrequencyFactor: fields.high_freq_factor,
    originalContext: trained ?? fields.original_max_position_embeddings ?? context,
  };
}

function parseYarn(given: unknown, { context, trained }: Contexts): YarnScaling {
  const fields = read(yarnSchema, given, 'yarn RoPE');
  const originalContext = trained ?? fields.original_max_position_embeddings ?? context;
  const factor = fields.factor ?? context / originalContext;
  return {
    kind: 'yarn',
    factor,
    betaFast: fields.beta_fast ?? 32,
    betaSlow: fields.beta_slow ?? 1,
    isTruncated: fields.truncate ?? true,
    attentionFactor: fields.attention_factor ?? attentionFactor(factor, fields),
    originalContext,
  };
}

/** `mscale` and `mscale_all_dim` weigh the paper's 0.1 ln(factor) + 1, where both are given. */
function attentionFactor(
  factor: number,
  { mscale, mscale_all_dim: inAll }: z.infer<typeof yarnSchema>,
): number {
  const growth = (weight: number) => (factor <= 1 ? 1 : 0.1 * weight * portableLog(factor) + 1);
  return mscale && inAll ? growth(mscale) / growth(inAll) : growth(1);
}

function read<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw damagedConfig(`${what}: ${z.prettifyError(parsed.error)}`);
}
