import { z } from 'zod';
import { type ModelSizes, parseModelSizes } from '#library/model-sizes.ts';
import { requireQwen3 } from '#library/qwen3-architecture.ts';
import { damagedFile } from './model-folder.ts';

const size = z.int().positive().max(1_000_000);

const configSchema = z.object({
  num_hidden_layers: size.max(512),
  num_key_value_heads: size.max(1024),
  head_dim: size.max(4096),
  max_position_embeddings: size.max(16_777_216),
  vocab_size: size,
});

const MOST_TEMPLATE_CHARACTERS = 65_536;
const template = z.string().max(MOST_TEMPLATE_CHARACTERS);

/** Some models name several templates; the one for conversations is called `default`. */
const tokenizerConfigSchema = z.object({
  chat_template: z
    .union([template, z.array(z.object({ name: z.string(), template })).max(20)])
    .optional(),
});

const stopSchema = z.object({
  eos_token_id: z.union([z.int(), z.array(z.int()).min(1).max(100)]).nullish(),
});

/** The numbers of `config.json` that running the graph needs. */
export type ModelConfig = z.infer<typeof configSchema>;

/** Throws `unsupported-architecture` and `damaged-file`. */
export function parseConfig(json: unknown): ModelConfig {
  requireQwen3(json);
  return parse(configSchema, json, 'config.json');
}

/** The sizes that the arithmetic of memory needs. */
export function parseSizes(json: object): ModelSizes {
  const sizes = parseModelSizes({ tie_word_embeddings: false, ...json });
  if (sizes) return sizes;
  throw damagedFile('config.json', 'a size of the model is missing or no whole number');
}

/** The chat template in its own file, or else in `tokenizer_config.json`. */
export function parseChatTemplate(tokenizerConfig: unknown, file: string | undefined): string {
  if (file !== undefined) return parse(template, file, 'chat_template.jinja');
  const parsed = parse(tokenizerConfigSchema, tokenizerConfig, 'tokenizer_config.json');
  const { chat_template: found } = parsed;
  const text =
    typeof found === 'string' ? found : found?.find(({ name }) => name === 'default')?.template;
  if (text !== undefined) return text;
  throw damagedFile(
    'tokenizer_config.json',
    'there is no chat template, neither in it nor as chat_template.jinja',
  );
}

/** Ids of the tokens that end a reply; `generation_config.json` goes before `config.json`. */
export function parseStopTokens(generationConfig: unknown, config: unknown): ReadonlySet<number> {
  const files = [
    ['generation_config.json', generationConfig],
    ['config.json', config],
  ] as const;
  for (const [file, json] of files) {
    const ids = json === undefined ? undefined : parse(stopSchema, json, file).eos_token_id;
    if (ids !== undefined && ids !== null) return new Set([ids].flat());
  }
  throw damagedFile('generation_config.json', 'no token is named that ends a reply');
}

function parse<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw damagedFile(
    file,
    `it does not describe a model that this workbench can run: ${z.prettifyError(parsed.error)}`,
  );
}
