import { z } from 'zod';
import { Failure } from '#base/failure.ts';

const configSchema = z.object({
  num_hidden_layers: z.int().positive(),
  num_key_value_heads: z.int().positive(),
  head_dim: z.int().positive(),
  max_position_embeddings: z.int().positive(),
  vocab_size: z.int().positive(),
});

const tokenizerConfigSchema = z.object({ chat_template: z.string().max(65_536) });

const generationConfigSchema = z.object({
  eos_token_id: z.union([z.int(), z.array(z.int()).min(1)]),
});

/** The numbers of `config.json` that running the graph needs. */
export type ModelConfig = z.infer<typeof configSchema>;

export const parseConfig = (json: unknown): ModelConfig => parse(configSchema, json, 'config.json');

export const parseChatTemplate = (json: unknown): string =>
  parse(tokenizerConfigSchema, json, 'tokenizer_config.json').chat_template;

/** Ids of the tokens that end a reply. */
export function parseStopTokens(json: unknown): ReadonlySet<number> {
  const { eos_token_id } = parse(generationConfigSchema, json, 'generation_config.json');
  return new Set([eos_token_id].flat());
}

function parse<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Failure({
    code: 'damaged-file',
    message: `${file} does not describe a model that this workbench can run: ${z.prettifyError(parsed.error)}`,
    cure: 'Convert the model again from its published files.',
    facts: { file },
  });
}
