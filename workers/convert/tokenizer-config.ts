import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import type { ModelSource } from './folder.ts';
import { readJson, readSmallFile } from './read-json.ts';

const FILE = 'tokenizer_config.json';
const TEMPLATE_FILE = 'chat_template.jinja';

const schema = z.looseObject({ chat_template: z.string().optional() });

/**
 * The bytes of `tokenizer_config.json` with its chat template inside. Newer checkpoints keep the
 * template in a file of its own, which is put in. Throws `missing-file` when there is none.
 */
export async function readTokenizerConfig(source: ModelSource): Promise<Uint8Array> {
  const config = await readJson(source, FILE, schema);
  if (config.value.chat_template !== undefined) return config.bytes;
  if (!(await source.open(TEMPLATE_FILE))) {
    throw new Failure({
      code: 'missing-file',
      message: `${source.name} has no chat template, neither in ${FILE} nor as ${TEMPLATE_FILE}.`,
      cure: 'Choose an instruction-tuned checkpoint, or copy the chat template of its base model.',
    });
  }
  const template = new TextDecoder().decode(await readSmallFile(source, TEMPLATE_FILE));
  const whole = { ...config.value, chat_template: template };
  return new TextEncoder().encode(`${JSON.stringify(whole, undefined, 2)}\n`);
}
