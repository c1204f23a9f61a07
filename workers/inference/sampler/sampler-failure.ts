import { Failure } from '#base/failure.ts';

/** Throws `not-a-number` where a logit is NaN or Infinity; −Infinity is a token that cannot come. */
export function assertNumbers(logits: Float32Array): void {
  let wrong = 0;
  // Only NaN and Infinity are not below Infinity.
  for (const logit of logits) if (!(logit < Number.POSITIVE_INFINITY)) wrong++;
  if (wrong > 0) throw notANumber(wrong, logits.length);
}

/** The failure of a model that computed no numbers; a token must not be made of them. */
export function notANumber(wrong: number, vocabulary: number): Failure {
  return new Failure({
    code: 'not-a-number',
    message: `${wrong} of ${vocabulary} logits that the model computed are not finite numbers.`,
    cure: 'Load the model again. If it happens again, choose another flavour of it, or the CPU.',
    facts: { wrong, vocabulary },
  });
}
