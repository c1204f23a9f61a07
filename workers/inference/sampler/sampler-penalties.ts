import type { Sampling } from '../protocol.ts';
import type { TokenHistory } from './sampler.ts';

export function penalises(sampling: Sampling): boolean {
  const { repetitionPenalty, presencePenalty, frequencyPenalty } = sampling;
  return repetitionPenalty !== 1 || presencePenalty !== 0 || frequencyPenalty !== 0;
}

/** Whether no logit can become larger by the penalties. */
export function onlyLowers(sampling: Sampling): boolean {
  const { repetitionPenalty, presencePenalty, frequencyPenalty } = sampling;
  return repetitionPenalty >= 1 && presencePenalty >= 0 && frequencyPenalty >= 0;
}

/** The repetition penalty first, then presence and frequency; rounded to 32 bits. */
export function penalised(
  logit: number,
  id: number,
  history: TokenHistory,
  { repetitionPenalty, presencePenalty, frequencyPenalty }: Sampling,
): number {
  const repeated = history.seen.has(id)
    ? logit > 0
      ? logit / repetitionPenalty
      : logit * repetitionPenalty
    : logit;
  const count = history.counts.get(id) ?? 0;
  const lowered = count > 0 ? repeated - presencePenalty - count * frequencyPenalty : repeated;
  return Math.fround(lowered);
}

/** Writes the penalised logits of the tokens of the history to `target`, and touches no other. */
export function penaliseInto(
  target: Float32Array,
  logits: Float32Array,
  history: TokenHistory,
  sampling: Sampling,
): void {
  const rewrite = (id: number) => {
    const logit = logits[id];
    if (logit !== undefined) target[id] = penalised(logit, id, history, sampling);
  };
  if (sampling.repetitionPenalty !== 1) for (const id of history.seen) rewrite(id);
  for (const id of history.counts.keys()) rewrite(id);
}
