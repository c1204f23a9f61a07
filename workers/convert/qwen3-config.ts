import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { damagedConfig, unsupportedConfig } from './config-failures.ts';
import { parseRotary } from './rotary-config.ts';
import type { RotaryEmbedding } from './rotary-tables.ts';

const size = z.int().positive().max(1_000_000);

const sizesSchema = z.object({
  hidden_size: size,
  num_hidden_layers: size.max(512),
  num_attention_heads: size,
  num_key_value_heads: size,
  head_dim: size.nullish(),
  intermediate_size: size,
  vocab_size: size,
  max_position_embeddings: z.int().positive(),
  rms_norm_eps: z.number().positive().max(1),
  tie_word_embeddings: z.boolean().default(false),
});

/** What must hold for our graph to compute the same as the checkpoint's own code. */
const supportedSchema = z.object({
  model_type: z.literal('qwen3'),
  architectures: z
    .array(z.unknown())
    .refine((names) => names.includes('Qwen3ForCausalLM'), 'names no Qwen3ForCausalLM')
    .nullish(),
  hidden_act: z.literal('silu').default('silu'),
  attention_bias: z.literal(false).default(false),
  quantization_config: z.null('the weights are quantised already').optional(),
  layer_types: z.array(z.literal('full_attention')).nullish(),
});

const windowSchema = z.object({
  use_sliding_window: z.boolean().nullish(),
  sliding_window: z.number().nullish(),
  max_window_layers: z.number().nullish(),
  layer_types: z.array(z.unknown()).nullish(),
});

/** The sizes of a Qwen3 model (arXiv 2505.09388), checked against each other. */
export interface Qwen3Config {
  readonly hiddenSize: number;
  readonly layerCount: number;
  /** Query heads; a multiple of `kvHeadCount`. */
  readonly headCount: number;
  readonly kvHeadCount: number;
  readonly headSize: number;
  /** Width between the two halves of the feed-forward block. */
  readonly feedForwardSize: number;
  readonly vocabularySize: number;
  /** Tokens; a scaling of RoPE does not lengthen what `max_position_embeddings` says. */
  readonly contextLength: number;
  readonly epsilon: number;
  readonly rotary: RotaryEmbedding;
  /** Whether the head reuses the embedding's matrix. */
  readonly tied: boolean;
}

/**
 * Reads the parsed `config.json`. Throws `unsupported-architecture` for anything that the graph
 * would compute wrongly, `damaged-file` for sizes that are missing or impossible, and
 * `unsupported-size` for a context whose rotary tables would be too large.
 */
export function parseQwen3Config(json: unknown): Qwen3Config {
  checkSupported(json);
  const parsed = sizesSchema.safeParse(json);
  if (!parsed.success) throw damagedConfig(z.prettifyError(parsed.error));
  const sizes = parsed.data;
  const headSize = sizes.head_dim ?? sizes.hidden_size / sizes.num_attention_heads;
  checkHeads(sizes.num_attention_heads, sizes.num_key_value_heads, headSize);
  checkContext(sizes.max_position_embeddings, headSize);
  return {
    hiddenSize: sizes.hidden_size,
    layerCount: sizes.num_hidden_layers,
    headCount: sizes.num_attention_heads,
    kvHeadCount: sizes.num_key_value_heads,
    headSize,
    feedForwardSize: sizes.intermediate_size,
    vocabularySize: sizes.vocab_size,
    contextLength: sizes.max_position_embeddings,
    epsilon: sizes.rms_norm_eps,
    rotary: { headSize, ...parseRotary(json) },
    tied: sizes.tie_word_embeddings,
  };
}

function checkSupported(json: unknown): void {
  const supported = supportedSchema.safeParse(json);
  if (!supported.success) throw unsupportedConfig(json, z.prettifyError(supported.error));
  const window = windowSchema.safeParse(json);
  if (!window.success) throw damagedConfig(z.prettifyError(window.error));
  const { use_sliding_window: used, sliding_window: width = 4096, layer_types } = window.data;
  const firstLayer = window.data.max_window_layers ?? 28;
  const layers = z.object({ num_hidden_layers: size }).safeParse(json).data?.num_hidden_layers ?? 0;
  // A list of layers overrules the older way to say it; it names none that slides.
  if (!layer_types && used && width !== null && firstLayer < layers) {
    throw unsupportedConfig(json, `layers from ${firstLayer} on use a sliding window of ${width}.`);
  }
}

function checkHeads(heads: number, kvHeads: number, headSize: number): void {
  if (heads % kvHeads !== 0) {
    throw damagedConfig(`${heads} attention heads cannot share ${kvHeads} key-value heads`);
  }
  if (headSize % 2 !== 0) throw damagedConfig(`a head of ${headSize} features has no two halves`);
}

const MOST_POSITIONS = 1_048_576;
/** Of one table, in 32-bit floats. */
const MOST_TABLE_BYTES = 256 * 1024 * 1024;

function checkContext(positions: number, headSize: number): void {
  const bytes = positions * (headSize / 2) * Float32Array.BYTES_PER_ELEMENT;
  if (positions <= MOST_POSITIONS && bytes <= MOST_TABLE_BYTES) return;
  throw new Failure({
    code: 'unsupported-size',
    message: `config.json gives a context of ${positions} tokens (max_position_embeddings), whose rotary tables take 2 x ${bytes} bytes; the most are ${MOST_POSITIONS} tokens and 2 x ${MOST_TABLE_BYTES} bytes.`,
    cure: 'Write a smaller max_position_embeddings into a copy of config.json.',
    facts: { positions, bytes },
  });
}
