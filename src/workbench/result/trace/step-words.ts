import type { StepKind } from '#reasoning/step-kind.ts';
import type { StepMeasures } from '#reasoning/step-measures.ts';
import type { IconName } from '#ui/Icon.tsx';
import { sayCountOf, sayDuration, sayShare } from '../../say-quantity.ts';

interface KindWords {
  readonly word: string;
  readonly icon: IconName;
}

/** What a person reads for each kind of step. */
export const kindWords: Readonly<Record<StepKind, KindWords>> = {
  plan: { word: 'Plan', icon: 'flag' },
  recall: { word: 'Recall', icon: 'book' },
  compute: { word: 'Compute', icon: 'sum' },
  check: { word: 'Check', icon: 'check' },
  backtrack: { word: 'Turn back', icon: 'turnBack' },
  conclude: { word: 'Conclude', icon: 'target' },
  other: { word: 'Step', icon: 'dot' },
};

/** `42 tokens, 1.3 s`; nothing where a person wrote the step. */
export function sayFigures({ tokenCount, milliseconds }: StepMeasures): string {
  if (tokenCount === 0) return '';
  return `${sayCountOf(tokenCount, 'token')}, ${sayDuration(milliseconds)}`;
}

/** What the strip of a step shows, in words; undefined where no token was written in it. */
export function sayConfidence(measures: StepMeasures): string | undefined {
  const { meanLogProbability: mean, lowestLogProbability: lowest } = measures;
  if (mean === undefined || lowest === undefined) return undefined;
  return `Confidence: ${sayShare(Math.exp(mean))} a token on average, ${sayShare(Math.exp(lowest))} at the lowest`;
}
