import type { DecodeLoop } from '#workers/inference/protocol.ts';

/** How tokens are computed, in words. */
export const loopNames: Readonly<Record<DecodeLoop, string>> = {
  captured: 'recorded GPU commands, cache in place',
  static: 'cache in place',
  growing: 'a new cache for each token',
};
