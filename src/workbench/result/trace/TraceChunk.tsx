import { memo } from 'react';
import type { ShownStep } from './read-steps.ts';
import { StepRow, type TraceLook } from './StepRow.tsx';
import { kindWords } from './step-words.ts';
import { VisibleText } from './TextLeaf.tsx';
import { useNearView } from './useNearView.ts';

interface TraceChunkProps extends TraceLook {
  readonly steps: readonly ShownStep[];
  /** Drawn in full before the browser says what is in view. */
  readonly startsNear: boolean;
}

/**
 * A few steps of a trace. Far from what is in view it is one element with their plain text, so that
 * a long thought stays small on the page and the browser still finds its words.
 */
export const TraceChunk = memo((props: TraceChunkProps) => {
  const { steps, startsNear, isExpanded, ...look } = props;
  const [ref, near] = useNearView(startsNear);
  if (!near.isNear) {
    return (
      <div className="trace-far" ref={ref} style={{ minBlockSize: near.height }}>
        <VisibleText text={steps.map((shown) => plainText(shown, isExpanded)).join('')} />
      </div>
    );
  }
  return (
    <div className="trace-near" ref={ref}>
      {steps.map((shown) => (
        <StepRow
          key={shown.step.start}
          shown={shown}
          isExpanded={isExpanded(shown.step)}
          showsUncertain={look.showsUncertain}
          setExpanded={look.setExpanded}
          stepActions={look.stepActions}
        />
      ))}
    </div>
  );
}, isSame);

function plainText({ step, text }: ShownStep, isExpanded: TraceLook['isExpanded']): string {
  return isExpanded(step) ? text : `${kindWords[step.kind].word} ${step.title}\n`;
}

/** The list of steps is another one each time, its steps are not. */
function isSame(before: TraceChunkProps, after: TraceChunkProps): boolean {
  return (
    before.startsNear === after.startsNear &&
    before.showsUncertain === after.showsUncertain &&
    before.isExpanded === after.isExpanded &&
    before.setExpanded === after.setExpanded &&
    before.stepActions === after.stepActions &&
    before.steps.length === after.steps.length &&
    before.steps.every((step, index) => step === after.steps[index])
  );
}
