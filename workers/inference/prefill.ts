import { definitely } from '#base/assert.ts';
import type { GenerationRun } from './generation-run.ts';
import type { Logits } from './language-model.ts';

/**
 * Reads the prompt, and what had been written behind it, into row 0, piece by piece from where the
 * cache ends. Returns the logits after the last token.
 */
export async function prefill(
  { cache, rules, report }: GenerationRun,
  writtenIds: readonly number[],
): Promise<Logits> {
  const { promptIds } = rules;
  const totalTokens = promptIds.length + writtenIds.length - cache.length;
  let doneTokens = 0;
  let logits: Logits | undefined;
  const readPieces = async (ids: readonly number[], how: 'prompt' | 'reply') => {
    const size = cache.model.mostTokensPerStep;
    for (let at = 0; at < ids.length; at += size) {
      const piece = ids.slice(at, at + size);
      logits = await cache.read(piece, how);
      doneTokens += piece.length;
      report({ kind: 'prefill', doneTokens, totalTokens });
    }
  };
  await readPieces(promptIds.slice(cache.length), 'prompt');
  await readPieces(writtenIds.slice(cache.length - promptIds.length), 'reply');
  return definitely(logits, 'logits after the prompt');
}
