/** ln Σ exp(logit), in double precision and without overflow. */
export function logSumExp(logits: Float32Array): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > best) best = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - best);
  return best + Math.log(sum);
}

/** Ids of the `count` largest logits, largest first; equal ones by id. */
export function mostLikely(logits: Float32Array, count: number): number[] {
  const ids: number[] = [];
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    const last = ids[count - 1];
    if (last !== undefined && logit <= (logits[last] as number)) continue;
    const place = ids.findIndex((other) => logit > (logits[other] as number));
    ids.splice(place < 0 ? ids.length : place, 0, id);
    if (ids.length > count) ids.pop();
  }
  return ids;
}
