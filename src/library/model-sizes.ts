import './zod-without-eval.ts';
import { z } from 'zod';

const sizesSchema = z.object({
  hidden_size: z.int().positive(),
  num_hidden_layers: z.int().positive(),
  num_attention_heads: z.int().positive(),
  num_key_value_heads: z.int().positive(),
  head_dim: z.int().positive(),
  intermediate_size: z.int().positive(),
  vocab_size: z.int().positive(),
  max_position_embeddings: z.int().positive(),
  tie_word_embeddings: z.boolean(),
});

/** The sizes in a Qwen3 model's `config.json`, under their names there. */
export type ModelSizes = z.infer<typeof sizesSchema>;

/** Reads parsed `config.json`; undefined when a size is missing, and memory cannot be foretold. */
export function parseModelSizes(json: unknown): ModelSizes | undefined {
  return sizesSchema.safeParse(json).data;
}
