import { type ReactNode, useCallback, useState } from 'react';
import type { Step } from '#reasoning/trace.ts';
import type { RunSample } from '#state/run.ts';
import { thoughtStart } from '#tasks/reply.ts';
import { FollowEnd } from '#ui/FollowEnd.tsx';
import { ToggleButton } from '#ui/ToggleButton.tsx';
import { StreamedText } from '../StreamedText.tsx';
import { createStepReader, type ShownStep } from './read-steps.ts';
import { TraceChunk } from './TraceChunk.tsx';
import './TraceView.css';

interface TraceViewProps {
  /** The thought of the sample, as `splitReply` gives it. */
  readonly thought: string;
  readonly sample: Pick<RunSample, 'text' | 'tokens'>;
  readonly isGrowing: boolean;
  /** Buttons of a step, beside its figures; the same function as long as they do the same. */
  readonly stepActions?: (step: Step) => ReactNode;
}

/** A thought in steps that fold, or as plain text. Use another `key` for another thought. */
export function TraceView({ thought, sample, isGrowing, stepActions }: TraceViewProps) {
  const [isPlain, setIsPlain] = useState(false);
  const [isFolded, setIsFolded] = useState(false);
  const [showsUncertain, setShowsUncertain] = useState(false);
  return (
    <div className="trace">
      <div className="trace-tools">
        <ToggleButton isOn={isFolded} onChange={setIsFolded}>
          Outline only
        </ToggleButton>
        <ToggleButton isOn={showsUncertain} onChange={setShowsUncertain}>
          Show uncertain tokens
        </ToggleButton>
        <ToggleButton isOn={isPlain} onChange={setIsPlain}>
          Plain text
        </ToggleButton>
      </div>
      <FollowEnd label="Thought" growing={isGrowing} size={thought.length}>
        {isPlain ? (
          <StreamedText text={thought} />
        ) : (
          <Steps
            key={String(isFolded)}
            thought={thought}
            sample={sample}
            isFolded={isFolded}
            isGrowing={isGrowing}
            showsUncertain={showsUncertain}
            stepActions={stepActions}
          />
        )}
      </FollowEnd>
      <p className="trace-note muted">
        {showsUncertain
          ? 'Marked: tokens that had a probability below 50 %, at most eight in a step. Unlikely is not wrong, and likely is not right.'
          : 'A trace is what the model wrote on its way, not a proof. Steps and their kinds are read from its words.'}
      </p>
    </div>
  );
}

interface StepsProps extends Pick<TraceViewProps, 'thought' | 'sample' | 'isGrowing'> {
  readonly isFolded: boolean;
  readonly showsUncertain: boolean;
  readonly stepActions: TraceViewProps['stepActions'];
}

const CHUNK = 6;

function Steps(props: StepsProps) {
  const { thought, sample, isFolded, isGrowing, showsUncertain, stepActions } = props;
  const [readSteps] = useState(createStepReader);
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const isExpanded = useCallback(
    (step: Step) => turned.has(step.start) === isFolded,
    [turned, isFolded],
  );
  const setExpanded = useCallback(
    (step: Step, expands: boolean) =>
      setTurned((before) => {
        const after = new Set(before);
        if (expands === isFolded) after.add(step.start);
        else after.delete(step.start);
        return after;
      }),
    [isFolded],
  );
  const steps = readSteps(thought, sample.tokens, firstTokenStart(sample));
  const chunks = chunksOf(steps);
  return chunks.map((chunk, index) => (
    <TraceChunk
      key={chunk[0]?.step.start}
      steps={chunk}
      startsNear={index < 2 || (isGrowing && index === chunks.length - 1)}
      showsUncertain={showsUncertain}
      isExpanded={isExpanded}
      setExpanded={setExpanded}
      stepActions={stepActions}
    />
  ));
}

/** Where the first token begins, counted from the thought: the template wrote what stands before. */
function firstTokenStart({ text, tokens }: TraceViewProps['sample']): number {
  const written = tokens.reduce((length, token) => length + token.text.length, 0);
  return text.length - written - thoughtStart(text);
}

function chunksOf(steps: readonly ShownStep[]): readonly (readonly ShownStep[])[] {
  const count = Math.ceil(steps.length / CHUNK);
  return Array.from({ length: count }, (_, index) =>
    steps.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
