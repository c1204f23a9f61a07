import type { Handlers } from '#base/rpc-server.ts';
import { foldRna } from '#science/rna/fold-rna.ts';
import type { FoldProtocol } from './protocol.ts';

/** What the folding worker answers. */
export function foldCalls(): Handlers<FoldProtocol> {
  return { fold: async ({ sequence }) => foldRna(sequence) };
}
