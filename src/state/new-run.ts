import type { LoadedModel } from '#workers/inference/protocol.ts';
import { emptySample, type Run } from './run.ts';
import type { WorkbenchDependencies } from './workbench-store.ts';

/** All that decides what a run writes, except the model and its machine. */
export type RunQuestion = Pick<
  Run,
  | 'taskId'
  | 'values'
  | 'prompt'
  | 'promptIsEdited'
  | 'mode'
  | 'sampling'
  | 'decoding'
  | 'maxTokens'
  | 'parent'
  | 'replyStart'
>;

/** A run of which nothing is written yet. Of another run only its question is taken. */
export function newRun(
  question: RunQuestion,
  model: LoadedModel,
  { newId, now }: Pick<WorkbenchDependencies, 'newId' | 'now'>,
): Run {
  const { taskId, values, prompt, promptIsEdited, mode, sampling, decoding, maxTokens } = question;
  return {
    version: 3,
    id: newId(),
    taskId,
    origin: { kind: 'here' },
    parent: question.parent,
    replyStart: question.replyStart,
    values,
    prompt,
    promptIsEdited,
    mode,
    sampling,
    decoding,
    maxTokens,
    startedAt: now().toISOString(),
    model,
    renderedPrompt: '',
    promptTokenCount: 0,
    reusedTokenCount: 0,
    samples: Array.from({ length: decoding.sampleCount }, () => emptySample('')),
    shownSample: 0,
    shownIsChosen: false,
    vote: { phase: 'none' },
    interruptions: [],
    phase: { phase: 'preparing' },
  };
}
