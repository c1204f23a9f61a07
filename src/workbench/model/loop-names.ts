import type { DecodeLoop } from '#workers/inference/protocol.ts';

/** How tokens are computed, in words; the model's own reason follows them. */
export const loopNames: Readonly<Record<DecodeLoop, string>> = {
  captured: 'Recorded steps',
  static: 'Single steps',
  growing: 'Single steps on a growing cache',
};
