import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Task } from '#tasks/task.ts';
import type { Sampling } from '#workers/inference/protocol.ts';
import type { SamplingDraft } from './workbench-state.ts';

export const emptySamplingDraft: SamplingDraft = {
  temperature: '',
  topK: '',
  topP: '',
  minP: '',
  repetitionPenalty: '',
  presencePenalty: '',
  frequencyPenalty: '',
  seed: '',
  maxTokens: '',
};

/** What a typed number may be. */
export interface Setting {
  readonly label: string;
  readonly lowest: number;
  readonly highest: number;
  readonly whole: boolean;
}

/** Range of each setting, for the check and for the hint beside the input. */
export const samplingSettings: Readonly<Record<keyof SamplingDraft, Setting>> = {
  temperature: { label: 'Temperature', lowest: 0, highest: 5, whole: false },
  topK: { label: 'Top-k', lowest: 0, highest: 200_000, whole: true },
  topP: { label: 'Top-p', lowest: 0.01, highest: 1, whole: false },
  minP: { label: 'Min-p', lowest: 0, highest: 0.99, whole: false },
  repetitionPenalty: { label: 'Repetition penalty', lowest: 0.5, highest: 3, whole: false },
  presencePenalty: { label: 'Presence penalty', lowest: -2, highest: 2, whole: false },
  frequencyPenalty: { label: 'Frequency penalty', lowest: -2, highest: 2, whole: false },
  seed: { label: 'Seed', lowest: 0, highest: 4_294_967_295, whole: true },
  maxTokens: { label: 'Maximum tokens', lowest: 1, highest: 32_000, whole: true },
};

/** What an empty entry means for a task; an empty seed draws a new one for each run. */
export function defaultSampling(task: Task): Readonly<Record<keyof SamplingDraft, number>> {
  return {
    temperature: task.decoding.temperature,
    topK: task.decoding.topK ?? 0,
    topP: task.decoding.topP ?? 1,
    minP: 0,
    repetitionPenalty: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
    seed: 0,
    maxTokens: 16_000,
  };
}

/** One typed setting as a number; undefined when it is empty. */
export function parseSetting(
  name: keyof SamplingDraft,
  text: string,
): Result<number | undefined, InputError> {
  return parseNumber(samplingSettings[name], text, "the task's default");
}

/** A typed number within its range; undefined when it is empty. The cure says what empty means. */
export function parseNumber(
  { label, lowest, highest, whole }: Setting,
  text: string,
  emptyMeans: string,
): Result<number | undefined, InputError> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(undefined);
  const value = Number(trimmed);
  if (
    Number.isFinite(value) &&
    value >= lowest &&
    value <= highest &&
    (!whole || Number.isInteger(value))
  ) {
    return ok(value);
  }
  return err({
    message: `${label} is "${trimmed}".`,
    cure: `Take ${whole ? 'a whole number' : 'a number'} from ${lowest} to ${highest}, or leave it empty for ${emptyMeans}.`,
  });
}

/** The sampling of a run, or the first setting that is wrong. `freshSeed` serves an empty seed. */
export function resolveSampling(
  draft: SamplingDraft,
  task: Task,
  freshSeed: () => number,
): Result<{ readonly sampling: Sampling; readonly maxTokens: number }, InputError> {
  const resolved = { ...defaultSampling(task), seed: freshSeed() };
  for (const name of Object.keys(samplingSettings) as (keyof SamplingDraft)[]) {
    const value = parseSetting(name, draft[name]);
    if (!value.ok) return value;
    if (value.value !== undefined) resolved[name] = value.value;
  }
  const { maxTokens, ...sampling } = resolved;
  return ok({ sampling, maxTokens });
}
