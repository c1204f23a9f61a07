import { assert } from '#base/assert.ts';
import type { LanguageModel } from './language-model.ts';

/**
 * Of the span from the lowest to the highest logit. Steps of one and of several tokens use different
 * kernels, which with 16-bit floats differ by thousandths; old numbers differ by tenths.
 */
const LARGEST_DIFFERENCE = 0.02;

/**
 * Takes the same two tokens twice behind an empty cache, whose keys and values are zeros, and throws
 * when the last logits differ: as one step of a prompt, which is never recorded, and one by one by a
 * recording that was made for the first place of the cache. What a recording keeps of its first
 * step, such as how many blocks of 64 tokens attention looks at, shows behind the first block.
 */
export async function tryRecording(model: LanguageModel): Promise<void> {
  const start = Math.min(BEHIND_FIRST_BLOCK, model.contextLength - TRIED.length);
  const ids = TRIED.map((id) => id % model.vocabulary);
  await model.reserve(1, start + ids.length, 0);
  await model.step(ids.slice(0, 1), [0]);
  const plain = (await (await model.read(ids, start)).all(0)).slice();
  await model.step(ids.slice(0, 1), [start]);
  const recorded = await (await model.step(ids.slice(1), [start + 1])).all(0);
  const off = largestDifference(recorded, plain) / span(plain);
  if (off <= LARGEST_DIFFERENCE) return;
  throw new Error(
    `a recording gives logits that are off by ${(100 * off).toFixed(1)} % of their span`,
  );
}

const TRIED = [11, 18];
const BEHIND_FIRST_BLOCK = 66;

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
