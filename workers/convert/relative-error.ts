/** Sums that a relative error is computed from; they add up over the slabs of a tensor. */
export interface SquaredSums {
  /** Of original minus stored. */
  readonly error: number;
  /** Of the original. */
  readonly signal: number;
}

export function addSums(a: SquaredSums, b: SquaredSums): SquaredSums {
  return { error: a.error + b.error, signal: a.signal + b.signal };
}

/** Root mean square of the error over that of the original; 0 for a tensor of zeros. */
export function relativeRms({ error, signal }: SquaredSums): number {
  return signal === 0 ? 0 : Math.sqrt(error / signal);
}

/** Of the tensors of one weight set; those of each tensor have four digits. */
export function summariseErrors(sums: ReadonlyArray<readonly [tensor: string, SquaredSums]>): {
  worst: number;
  mean: number;
  tensors: Record<string, number>;
} {
  const errors = sums.map(([, sum]) => relativeRms(sum));
  const rounded = sums.map(([name, sum]) => [name, Number(relativeRms(sum).toPrecision(4))]);
  return {
    worst: Math.max(...errors),
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    tensors: Object.fromEntries(rounded),
  };
}
