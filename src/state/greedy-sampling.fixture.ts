import type { Sampling } from '#workers/inference/protocol.ts';

/** The most probable token each time. */
export function greedySampling(seed: number): Sampling {
  return {
    temperature: 0,
    topK: 0,
    topP: 1,
    minP: 0,
    repetitionPenalty: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
    seed,
  };
}
