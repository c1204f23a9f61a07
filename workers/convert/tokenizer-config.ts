import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import type { ModelSource } from './folder.ts';
import { readJson, readSmallFile } from './read-json.ts';

const FILE = 'tokenizer_config.json';
const TEMPLATE_FILE = 'chat_template.jinja';

const schema = z.looseObject({ chat_template: z.string().optional() });

export interface TokenizerConfig {
  /** Of the file. */
  readonly bytes: Uint8Array;
  /** The chat template, in Jinja. */
  readonly template: string;
}

/**
 * `tokenizer_config.json` with its chat template inside. Newer checkpoints keep the template in a
 * file of its own, which is put in. Throws `missing-file` when there is none.
 */
export async function readTokenizerConfig(source: ModelSource): Promise<TokenizerConfig> {
  const config = await readJson(source, FILE, schema);
  const { chat_template: own } = config.value;
  if (own !== undefined) return { bytes: config.bytes, template: own };
  if (!(await source.open(TEMPLATE_FILE))) {
    throw new Failure({
      code: 'missing-file',
      message: `${source.name} has no chat template, neither in ${FILE} nor as ${TEMPLATE_FILE}.`,
      cure: 'Choose an instruction-tuned checkpoint, or copy the chat template of its base model.',
    });
  }
  const template = new TextDecoder().decode(await readSmallFile(source, TEMPLATE_FILE));
  const whole = { ...config.value, chat_template: template };
  const bytes = new TextEncoder().encode(`${JSON.stringify(whole, undefined, 2)}\n`);
  return { bytes, template };
}
