import type { StepMeasures } from '#reasoning/step-measures.ts';
import { type MeasuredToken, measureTrace, nothingMeasured } from '#reasoning/step-measures.ts';
import { cutTrace, extendTrace, type Step } from '#reasoning/trace.ts';

/** A step with its words; the same object for as long as nothing of it changes. */
export interface ShownStep {
  readonly step: Step;
  readonly text: string;
  readonly measures: StepMeasures;
}

export type StepReader = (
  thought: string,
  tokens: readonly MeasuredToken[],
  /** Where the first token begins, counted from the beginning of the thought. */
  firstStart: number,
) => readonly ShownStep[];

/** Reads a thought that grows: each reading costs what is new since the one before. */
export function createStepReader(): StepReader {
  let trace = cutTrace('');
  let measured = nothingMeasured;
  let shown: readonly ShownStep[] = [];
  let before: readonly MeasuredToken[] = [];
  return (thought, tokens, firstStart) => {
    if (thought === trace.text && tokens === before) return shown;
    trace = extendTrace(trace, thought);
    measured = measureTrace(trace.steps, tokens, firstStart, measured);
    before = tokens;
    shown = trace.steps.map((step, index) => {
      const measures = measured.measures[index];
      const known = shown[index];
      if (known?.step === step && known.measures === measures) return known;
      return { step, text: thought.slice(step.start, step.end), measures: measures ?? unmeasured };
    });
    return shown;
  };
}

const unmeasured: StepMeasures = {
  tokenCount: 0,
  milliseconds: 0,
  meanLogProbability: undefined,
  lowestLogProbability: undefined,
  course: [],
  uncertain: [],
};
