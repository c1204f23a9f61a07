import { assert } from '#base/assert.ts';
import type { LanguageModel } from './language-model.ts';

/**
 * Of the span from the lowest to the highest logit. Steps of one and of several tokens use different
 * kernels, which with 16-bit floats differ by thousandths; old numbers differ by tenths.
 */
const LARGEST_DIFFERENCE = 0.02;

/**
 * Takes the same tokens twice, first as one step of a prompt, which is never recorded, then one by
 * one by a recording, and throws when the last logits differ: a recording that reads old numbers
 * says nothing of it.
 */
export async function tryRecording(model: LanguageModel): Promise<void> {
  await model.reserve(1, TRIAL.length, 0);
  const ids = TRIAL.map((id) => id % model.vocabulary);
  const plain = (await (await model.read(ids, 0)).all(0)).slice();
  let recorded: Float32Array = plain;
  for (const [start, id] of ids.entries())
    recorded = await (await model.step([id], [start])).all(0);
  const off = largestDifference(recorded, plain) / span(plain);
  if (off <= LARGEST_DIFFERENCE) return;
  throw new Error(
    `a recording gives logits that are off by ${(100 * off).toFixed(1)} % of their span`,
  );
}

/** The first one alone is recorded, the next ones repeat the recording. */
const TRIAL = [11, 12, 13, 14];

function span(logits: Float32Array): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const logit of logits) {
    low = Math.min(low, logit);
    high = Math.max(high, logit);
  }
  return high - low;
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
