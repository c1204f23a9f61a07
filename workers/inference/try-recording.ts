import { assert, definitely } from '#base/assert.ts';
import type { LanguageModel, Logits } from './language-model.ts';

/**
 * Of the span from the lowest to the highest logit. Steps of one and of several tokens use different
 * kernels, which with 16-bit floats differ by thousandths; old numbers differ by tenths.
 */
const LARGEST_DIFFERENCE = 0.02;

/**
 * Takes the same tokens twice and throws when the last logits differ: all in the steps of a prompt,
 * which are never recorded, and then with a recording that was made for the first token and is
 * repeated for the last two. What a recording keeps of its first step, such as how many blocks of 64
 * tokens attention looks at, shows in the last.
 */
export async function tryRecording(model: LanguageModel): Promise<void> {
  const ids = Array.from({ length: TOKENS }, (_, index) => (11 + 7 * index) % model.vocabulary);
  await model.reserve(1, TOKENS, 0);
  const plain = (await (await readFrom(model, ids, 0)).all(0)).slice();
  await model.step(ids.slice(0, 1), [0]);
  await readFrom(model, ids.slice(0, -2), 1);
  await model.step(ids.slice(-2, -1), [TOKENS - 2]);
  const recorded = await (await model.step(ids.slice(-1), [TOKENS - 1])).all(0);
  const off = largestDifference(recorded, plain) / span(plain);
  if (off <= LARGEST_DIFFERENCE) return;
  throw new Error(
    `a recording gives logits that are off by ${(100 * off).toFixed(1)} % of their span`,
  );
}

/** More than one block of attention, and no piece of a prompt with one token alone. */
const TOKENS = 70;

async function readFrom(model: LanguageModel, ids: readonly number[], from: number) {
  const size = model.mostTokensPerStep;
  let logits: Logits | undefined;
  for (let at = from; at < ids.length; at += size)
    logits = await model.read(ids.slice(at, at + size), at);
  return definitely(logits, 'logits of at least one token');
}

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
