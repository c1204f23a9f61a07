import { assert } from '#base/assert.ts';
import type { LanguageModel } from './language-model.ts';

/** Logits are around ten; the same kernels on the same numbers differ by nothing at all. */
const LARGEST_DIFFERENCE = 1e-3;

/**
 * Takes the same steps twice, first as a step of a prompt, which is never recorded, then as recorded
 * ones, and throws when the logits differ: a recording that reads old numbers says nothing of it.
 */
export async function tryRecording(model: LanguageModel): Promise<void> {
  await model.reserve(1, Math.min(TRIAL.length, model.contextLength), 0);
  const ids = TRIAL.map((id) => id % model.vocabulary);
  const plain = new Map<number, Float32Array>();
  // Steps of one token are recorded, so the first token never comes alone here.
  for (let end = 2; end <= ids.length; end++) {
    const logits = await model.read(ids.slice(0, end), 0);
    plain.set(end - 1, (await logits.all(0)).slice());
  }
  for (const [start, id] of ids.entries()) {
    const logits = await model.step([id], [start]);
    const expected = plain.get(start);
    if (expected) assertSame(largestDifference(await logits.all(0), expected), start);
  }
}

/** The first step records, the next ones repeat. */
const TRIAL = [11, 12, 13, 14];

function assertSame(worst: number, step: number): void {
  if (worst <= LARGEST_DIFFERENCE) return;
  throw new Error(`step ${step + 1} of a recording gives logits that are off by ${worst}`);
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  assert(a.length === b.length, 'as many logits as before');
  let worst = 0;
  for (let index = 0; index < a.length; index++) {
    const difference = Math.abs((a[index] as number) - (b[index] as number));
    // NaN compares with nothing, and is as wrong as can be.
    if (!(difference <= worst)) worst = difference;
  }
  return Number.isNaN(worst) ? Number.POSITIVE_INFINITY : worst;
}
