import { z } from 'zod';
import { Failure } from '#base/failure.ts';

const size = z.int().positive().max(1_000_000);

const configSchema = z.object({
  hidden_size: size,
  num_hidden_layers: size.max(512),
  num_attention_heads: size,
  num_key_value_heads: size,
  head_dim: size,
  intermediate_size: size,
  vocab_size: size,
  max_position_embeddings: size,
  rms_norm_eps: z.number().positive(),
  tie_word_embeddings: z.boolean().default(false),
  rope_theta: z.number().positive().optional(),
  rope_parameters: z
    .object({ rope_theta: z.number().positive(), rope_type: z.string().optional() })
    .optional(),
});

/** What must hold for our graph to compute the same as the checkpoint's own code. */
const supportedSchema = z.object({
  model_type: z.literal('qwen3'),
  hidden_act: z.literal('silu').default('silu'),
  attention_bias: z.literal(false).default(false),
  use_sliding_window: z.literal(false).default(false),
  rope_scaling: z.null().optional(),
  rope_parameters: z.object({ rope_type: z.literal('default').default('default') }).optional(),
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
  /** Tokens. */
  readonly contextLength: number;
  readonly epsilon: number;
  readonly ropeTheta: number;
  /** Whether the head reuses the embedding's matrix. */
  readonly tied: boolean;
}

/**
 * Reads the parsed `config.json`. Throws `unsupported-architecture` for anything that the graph
 * would compute wrongly and `damaged-file` for sizes that are missing or impossible.
 */
export function parseQwen3Config(json: unknown): Qwen3Config {
  const supported = supportedSchema.safeParse(json);
  if (!supported.success) throw unsupported(json, z.prettifyError(supported.error));
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) throw damaged(z.prettifyError(parsed.error));
  const config = parsed.data;
  const ropeTheta = config.rope_parameters?.rope_theta ?? config.rope_theta;
  if (ropeTheta === undefined) throw damaged('rope_theta is missing');
  if (config.num_attention_heads % config.num_key_value_heads !== 0) {
    throw damaged(
      `${config.num_attention_heads} attention heads cannot share ${config.num_key_value_heads} key-value heads`,
    );
  }
  if (config.head_dim % 2 !== 0) throw damaged(`head_dim ${config.head_dim} is odd`);
  return {
    hiddenSize: config.hidden_size,
    layerCount: config.num_hidden_layers,
    headCount: config.num_attention_heads,
    kvHeadCount: config.num_key_value_heads,
    headSize: config.head_dim,
    feedForwardSize: config.intermediate_size,
    vocabularySize: config.vocab_size,
    contextLength: config.max_position_embeddings,
    epsilon: config.rms_norm_eps,
    ropeTheta,
    tied: config.tie_word_embeddings,
  };
}

function unsupported(json: unknown, problem: string): Failure {
  const given = z.object({ model_type: z.unknown() }).safeParse(json);
  const name = given.success ? JSON.stringify(given.data.model_type) : 'missing';
  return new Failure({
    code: 'unsupported-architecture',
    message: `config.json describes a model that cannot be converted (model_type ${name}): ${problem}`,
    cure: 'Choose a Qwen3 checkpoint with model_type "qwen3", without RoPE scaling or sliding window.',
    facts: { modelType: name },
  });
}

function damaged(problem: string): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `config.json cannot be used: ${problem}`,
    cure: 'Download config.json again from where the checkpoint came from.',
    facts: { file: 'config.json' },
  });
}
