import { definitely } from '#base/assert.ts';
import type { Logits } from '../model/language-model.ts';
import type { GenerationRun } from './generation-run.ts';

/**
 * Reads the prompt into row 0, piece by piece from where the cache ends, and then what had been
 * written behind it, one token at a time as it was written: the kernels' numbers depend on how many
 * tokens they see at once, int8 ones so much that a reply would go on with other words. Returns the
 * logits after the last token.
 */
export async function prefill(
  { cache, rules, report }: GenerationRun,
  writtenIds: readonly number[],
): Promise<Logits> {
  const { promptIds } = rules;
  const totalTokens = promptIds.length + writtenIds.length - cache.length;
  let doneTokens = 0;
  let logits: Logits | undefined;
  const noteRead = (count: number) => {
    doneTokens += count;
    report({ kind: 'prefill', doneTokens, totalTokens });
  };
  const size = cache.model.mostTokensPerStep;
  const unread = promptIds.slice(cache.length);
  for (let at = 0; at < unread.length; at += size) {
    const piece = unread.slice(at, at + size);
    logits = await cache.read(piece, 'prompt');
    noteRead(piece.length);
  }
  for (const id of writtenIds.slice(cache.length - promptIds.length)) {
    logits = await cache.step([id]);
    noteRead(1);
  }
  return definitely(logits, 'logits after the prompt');
}
