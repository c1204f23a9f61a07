import { memo, type ReactNode } from 'react';
import type { PlacedToken } from '#reasoning/step-measures.ts';
import type { Step } from '#reasoning/trace.ts';
import { Icon } from '#ui/Icon.tsx';
import { ConfidenceStrip } from './ConfidenceStrip.tsx';
import { MarkdownText } from './MarkdownText.tsx';
import type { ShownStep } from './read-steps.ts';
import { kindWords, sayFigures } from './step-words.ts';
import { VisibleText } from './TextLeaf.tsx';

/** How the steps of a trace are shown. */
export interface TraceLook {
  readonly showsUncertain: boolean;
  readonly isExpanded: (step: Step) => boolean;
  readonly setExpanded: (step: Step, isExpanded: boolean) => void;
  /** Buttons of a step; the same function as long as they do the same. */
  readonly stepActions: ((step: Step) => ReactNode) | undefined;
}

interface StepRowProps extends Pick<TraceLook, 'showsUncertain' | 'setExpanded' | 'stepActions'> {
  readonly shown: ShownStep;
  readonly isExpanded: boolean;
}

const nothing: readonly PlacedToken[] = [];

/** One step: its line of the outline, and its text while it is expanded. */
export const StepRow = memo((props: StepRowProps) => {
  const { shown, isExpanded, showsUncertain, setExpanded, stepActions } = props;
  const { step, text, measures } = shown;
  const { word, icon } = kindWords[step.kind];
  return (
    <div className={`trace-step trace-${step.kind} trace-depth-${step.depth}`}>
      <div className="trace-head">
        <button
          type="button"
          className="trace-toggle"
          aria-expanded={isExpanded}
          onClick={() => setExpanded(step, !isExpanded)}
        >
          <Icon name={icon} />
          <span className="trace-kind">{word}</span>
          <span className={isExpanded ? 'visually-hidden' : 'trace-title'}>
            <VisibleText text={step.title} />
          </span>
        </button>
        <span className="trace-figures">{sayFigures(measures)}</span>
        <ConfidenceStrip measures={measures} />
        {stepActions?.(step)}
      </div>
      {isExpanded && (
        <StepText
          shown={shown}
          uncertain={showsUncertain ? measures.uncertain : nothing}
          text={text}
        />
      )}
    </div>
  );
});

interface StepTextProps {
  readonly shown: ShownStep;
  readonly text: string;
  readonly uncertain: readonly PlacedToken[];
}

function StepText({ shown: { step }, text, uncertain }: StepTextProps) {
  if (step.continuesBlock) {
    return (
      <pre className="trace-continued">
        <VisibleText text={text} />
      </pre>
    );
  }
  return <MarkdownText source={text} part="thought" start={step.start} uncertain={uncertain} />;
}
