import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Task } from '#tasks/task.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { resolveDecoding } from '../decoding-draft.ts';
import { defaultSampling, resolveSampling } from '../sampling-draft.ts';
import type { Workbench } from '../workbench-state.ts';
import type { BenchmarkDecoding, DecodingPreset } from './benchmark-state.ts';
import { releasedAddition, showsWorkedExample } from './released-prompt.ts';

export interface ChosenDecoding {
  readonly decoding: BenchmarkDecoding;
  /** What it adds to prompts, departs from the released evaluation in, and may cut off: sentences. */
  readonly notes: readonly string[];
}

type Settings = Pick<Workbench, 'mode' | 'samplingDraft' | 'decodingDraft'>;

/** Written tokens in the released model entry, where a data set sets no limit of its own. */
const RELEASED_LIMIT = 500;

/** How the rows of a task are answered, or the first setting that is wrong or too much for the model. */
export function benchmarkDecoding(
  preset: DecodingPreset,
  task: Task,
  seed: number,
  settings: Settings,
  model: LoadedModel | undefined,
): Result<ChosenDecoding, InputError> {
  if (preset === 'official') return ok(officialDecoding(task, seed, model ?? anyModel));
  return model ? decodingAsSet(task, seed, settings, model) : err(noModel);
}

type Bounds = Pick<LoadedModel, 'mostRows' | 'contextLength'>;

/** Until one is loaded, nothing is known of what it bears. */
const anyModel: Bounds = { mostRows: 16, contextLength: Infinity };

const noModel: InputError = {
  message: 'No model is loaded yet.',
  cure: 'Load one, or wait until it is ready.',
};

function officialDecoding(task: Task, seed: number, model: Bounds): ChosenDecoding {
  const { maxTokens: _, ...sampling } = { ...defaultSampling(task), seed };
  const beamCount = officialBeams(task);
  const width = Math.min(beamCount, model.mostRows);
  const maxTokens = officialLimit(task);
  const limit = Math.min(maxTokens, model.contextLength);
  const notes = [
    ...(width < beamCount
      ? [`The released evaluation keeps ${beamCount} beams; this model keeps ${width} here.`]
      : []),
    ...(maxTokens <= RELEASED_LIMIT
      ? [
          `A reply ends after ${maxTokens} tokens, as in the released evaluation: a longer thought is cut off before its answer, and such a reply is unreadable.`,
        ]
      : []),
    ...(limit < maxTokens
      ? [
          `The released evaluation lets a reply have ${inDigits(maxTokens)} tokens; prompt and reply together have ${inDigits(model.contextLength)} here.`,
        ]
      : []),
    ...promptNotes(task),
  ];
  return {
    notes,
    decoding: {
      thoughtMode: 'auto',
      sampling,
      // A width of 1 is greedy decoding.
      beams: width > 1 ? { width, candidateCount: width, lengthPenalty: 1 } : undefined,
      thoughtBudget: undefined,
      maxTokens,
    },
  };
}

function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}

/** Beams of the released evaluation; 1 is none. */
function officialBeams({ source, family }: Task): number {
  if (source === 'USPTO-50K') return 3;
  const isWritten = family === 'translation' || family === 'generation';
  return source === 'SMolInstruct' && isWritten ? 5 : 1;
}

function officialLimit({ id, source }: Task): number {
  if (id === 'chemical-entity-recognition') return 8192;
  if (id === 'unconditional-protein') return 2048;
  return source === 'Mol-Instructions' ? 32_000 : RELEASED_LIMIT;
}

/** What is asked beside the stored prompt, or what is not. */
function promptNotes(task: Task): readonly string[] {
  const addition = releasedAddition(task);
  return [
    ...(addition
      ? [
          `Each prompt ends with ${addition.words}, which the released evaluation adds to stored prompts.`,
        ]
      : []),
    ...(showsWorkedExample(task)
      ? [
          'The released evaluation shows a worked example first, a system line and “Query: ”. Their texts are not known here: prompts are asked without them.',
        ]
      : []),
  ];
}

function decodingAsSet(
  task: Task,
  seed: number,
  { mode, samplingDraft, decodingDraft }: Settings,
  model: LoadedModel,
): Result<ChosenDecoding, InputError> {
  const resolved = resolveSampling({ ...samplingDraft, seed: '' }, task, () => seed);
  if (!resolved.ok) return resolved;
  const oneReply = { ...decodingDraft, sampleCount: '', keepsForm: false };
  const decoding = resolveDecoding(oneReply, task, {}, model);
  if (!decoding.ok) return err(decoding.error);
  const { sampling, maxTokens } = resolved.value;
  const { beams, thoughtBudget } = decoding.value;
  const notes = [
    'Sampling and thought are as set for runs, not as in the released evaluation.',
    ...(releasedAddition(task)
      ? ['Prompts are asked as they are stored; the released evaluation adds to them.']
      : []),
    ...(decodingDraft.sampleCount.trim() !== '' && !['', '1'].includes(decodingDraft.sampleCount)
      ? ['One reply is written for each row, whatever number is set for runs.']
      : []),
    ...(decodingDraft.keepsForm ? ['Replies are not kept in the task’s form.'] : []),
    ...(samplingDraft.seed.trim() === ''
      ? []
      : ['Each row has a seed of its own, from the benchmark’s seed.']),
  ];
  return ok({ notes, decoding: { thoughtMode: mode, sampling, beams, thoughtBudget, maxTokens } });
}
