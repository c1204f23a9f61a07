import type { StepMeasures } from '#reasoning/step-measures.ts';
import { sayConfidence } from './step-words.ts';

const HEIGHT = 10;

/** How probable the model's words were through a step: low where it was least sure. */
export function ConfidenceStrip({ measures }: { readonly measures: StepMeasures }) {
  const words = sayConfidence(measures);
  if (words === undefined) return null;
  const { course } = measures;
  return (
    <svg
      className="confidence-strip"
      role="img"
      aria-label={words}
      viewBox={`0 0 ${course.length} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <title>{words}</title>
      <path d={areaOf(course)} />
    </svg>
  );
}

/** A bar for each stretch, as high as the probability of its least probable token. */
function areaOf(course: readonly number[]): string {
  const bars = course.map((log, index) => {
    const top = (HEIGHT - 0.5) * (1 - Math.exp(log));
    return `L${index} ${top.toFixed(2)}H${index + 1}`;
  });
  return `M0 ${HEIGHT}${bars.join('')}V${HEIGHT}Z`;
}
