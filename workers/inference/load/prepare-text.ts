import { Failure } from '#base/failure.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import { parseGuardedJson } from '#library/guarded-json.ts';
import type { ModelSizes } from '#library/model-sizes.ts';
import type { CheckedPart } from '../protocol.ts';
import { type ChatTemplate, compileChatTemplate, tryChatTemplate } from '../text/chat-prompt.ts';
import { createTextCodec, type TextCodec } from '../text/tokenizer.ts';
import { checkTokenizerShape } from '../text/tokenizer-shape.ts';
import { tryTokenizer } from '../text/tokenizer-trial.ts';
import {
  type ModelConfig,
  parseChatTemplate,
  parseConfig,
  parseSizes,
  parseStopTokens,
} from './model-config.ts';
import { damagedFile, usable } from './model-folder.ts';

export const REQUIRED_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;
export const OPTIONAL_FILES = ['generation_config.json', 'chat_template.jinja'] as const;

/** What config.json says, and which tokens end a reply. */
export interface Settings {
  readonly config: ModelConfig;
  readonly sizes: ModelSizes;
  readonly stopTokens: ReadonlySet<number>;
}

export async function readSettings(files: ReadonlyMap<string, Blob>): Promise<Settings> {
  const configJson = await readObject(files, 'config.json');
  const generation = files.has('generation_config.json')
    ? await readObject(files, 'generation_config.json')
    : undefined;
  return {
    config: parseConfig(configJson),
    sizes: parseSizes(configJson),
    stopTokens: parseStopTokens(generation, configJson),
  };
}

/** Everything about a model but its graph, read, tried and found harmless. */
export interface PreparedText extends Settings {
  readonly codec: TextCodec;
  readonly template: ChatTemplate;
  /** Of the template's text in UTF-8. */
  readonly templateSha256: string;
}

/**
 * Reads settings, unless they are known, tokenizer and chat template, and tries what in them comes
 * as a program: patterns and template. `checking` is called before each part, so that who watches can tell which one hangs.
 */
export async function prepareText(
  files: ReadonlyMap<string, Blob>,
  checking: (what: CheckedPart) => void,
  known?: Settings,
): Promise<PreparedText> {
  checking('config');
  const settings = known ?? (await readSettings(files));
  checking('tokenizer');
  const tokenizerConfig = await readObject(files, 'tokenizer_config.json');
  const tokenizerJson = await readObject(files, 'tokenizer.json');
  checking('tokenizer');
  checkTokenizerShape(tokenizerJson, settings.config.vocab_size);
  const codec = createTokenizer(tokenizerJson, tokenizerConfig);
  tryTokenizer(codec, () => checking('tokenizer'));
  checking('template');
  const templateFile = await files.get('chat_template.jinja')?.text();
  const source = parseChatTemplate(tokenizerConfig, templateFile);
  const template = compileChatTemplate(source);
  tryChatTemplate(template);
  const templateSha256 = await digestSha256(new TextEncoder().encode(source));
  return { ...settings, codec, template, templateSha256 };
}

/** The tokenizer's own complaints name no file. */
function createTokenizer(json: object, config: object): TextCodec {
  try {
    return createTextCodec(json, config);
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw damagedFile('tokenizer.json', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

async function readObject(files: ReadonlyMap<string, Blob>, path: string): Promise<object> {
  const bytes = new Uint8Array((await files.get(path)?.arrayBuffer()) ?? new ArrayBuffer());
  const json = usable(path, parseGuardedJson(bytes));
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw damagedFile(path, 'it is not a JSON object');
}
