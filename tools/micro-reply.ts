import { greedyTokens } from '#workers/convert/reference/greedy.ts';
import type { Mode } from '#workers/inference/protocol.ts';
import { compileChatTemplate } from '#workers/inference/text/chat-prompt.ts';
import { createTextCodec } from '#workers/inference/text/tokenizer.ts';
import { microReference } from './make-micro-model.ts';
import { microTokenizerConfig, microTokenizerJson } from './micro-tokenizer.ts';

/**
 * What the micro model must write to one question: the first `count` greedy tokens by the plain
 * reference implementation, and their text.
 */
export function microReply(
  question: string,
  mode: Mode,
  count: number,
): { readonly ids: readonly number[]; readonly text: string } {
  const config = microTokenizerConfig();
  const codec = createTextCodec(microTokenizerJson(), config);
  const template = compileChatTemplate(String(Reflect.get(config, 'chat_template')));
  const { text: prompt } = template([{ role: 'user', content: question }], mode);
  const tokens = greedyTokens(microReference(), codec.encode(prompt), count);
  const pieces = codec.startDecoding();
  const ids = tokens.map(({ id }) => id);
  return { ids, text: ids.map((id) => pieces.push(id)).join('') };
}
