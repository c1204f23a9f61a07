import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import type { RunDecoding } from './run.ts';
import { parseNumber, type Setting } from './sampling-draft.ts';
import type { DecodingDraft } from './workbench-state.ts';

export const emptyDecodingDraft: DecodingDraft = {
  search: 'sample',
  sampleCount: '',
  beamWidth: '',
  lengthPenalty: '',
  stopsEarly: false,
  stopShare: '',
  thoughtBudget: '',
  answerTokens: '',
  exitsEarly: false,
  keepsForm: false,
  speculates: false,
};

/** The entries of a decoding draft that are typed numbers. */
export type DecodingNumber =
  | 'sampleCount'
  | 'stopShare'
  | 'beamWidth'
  | 'lengthPenalty'
  | 'thoughtBudget'
  | 'answerTokens';

/** Range of each number, for the check and for the hint beside the input. */
export const decodingSettings: Readonly<Record<DecodingNumber, Setting>> = {
  sampleCount: { label: 'Number of replies', lowest: 1, highest: 16, whole: true },
  stopShare: { label: 'Share to stop at', lowest: 0.5, highest: 1, whole: false },
  beamWidth: { label: 'Number of beams', lowest: 1, highest: 8, whole: true },
  lengthPenalty: { label: 'Length penalty', lowest: -2, highest: 5, whole: false },
  thoughtBudget: { label: 'Thought budget', lowest: 16, highest: 32_000, whole: true },
  answerTokens: { label: 'Room for the answer', lowest: 8, highest: 4096, whole: true },
};

/** What an empty entry means; an empty thought budget sets none. */
export const defaultDecoding: Readonly<Record<Exclude<DecodingNumber, 'thoughtBudget'>, number>> = {
  sampleCount: 1,
  stopShare: 0.5,
  beamWidth: 4,
  lengthPenalty: 1,
  answerTokens: 512,
};

/** One typed number of a decoding draft; undefined when it is empty. */
export function parseDecodingNumber(
  name: DecodingNumber,
  text: string,
): Result<number | undefined, InputError> {
  const emptyMeans = name === 'thoughtBudget' ? 'none' : `the default, ${defaultDecoding[name]}`;
  return parseNumber(decodingSettings[name], text, emptyMeans);
}

/**
 * How the tokens of a run are chosen, or the first setting that is wrong or more than the loaded
 * model bears. What the chosen search does not use is not looked at.
 */
export function resolveDecoding(
  draft: DecodingDraft,
  task: Task,
  values: FieldValues,
  model: LoadedModel,
): Result<RunDecoding, InputError> {
  const search = draft.search === 'beam' ? beamsOf(draft, model) : samplesOf(draft, model);
  if (!search.ok) return search;
  const thoughtBudget = draft.search === 'beam' ? ok(undefined) : budgetOf(draft);
  if (!thoughtBudget.ok) return thoughtBudget;
  const { sampleCount, stopsAtShare, beams } = search.value;
  return ok({
    sampleCount,
    stopsAtShare,
    beams,
    thoughtBudget: thoughtBudget.value,
    answerForm: draft.keepsForm ? task.answerForm?.(values) : undefined,
    speculates: draft.speculates && sampleCount === 1 && !beams,
  });
}

type Search = Pick<RunDecoding, 'sampleCount' | 'stopsAtShare' | 'beams'>;

function samplesOf(draft: DecodingDraft, { mostRows }: LoadedModel): Result<Search, InputError> {
  const sampleCount = numberOf('sampleCount', draft);
  if (!sampleCount.ok) return sampleCount;
  if (sampleCount.value > mostRows) return err(tooManyRows('replies', sampleCount.value, mostRows));
  if (sampleCount.value === 1 || !draft.stopsEarly) {
    return ok({ sampleCount: sampleCount.value, stopsAtShare: undefined, beams: undefined });
  }
  const share = numberOf('stopShare', draft);
  if (!share.ok) return share;
  return ok({ sampleCount: sampleCount.value, stopsAtShare: share.value, beams: undefined });
}

function beamsOf(draft: DecodingDraft, { mostRows }: LoadedModel): Result<Search, InputError> {
  const width = numberOf('beamWidth', draft);
  if (!width.ok) return width;
  if (width.value > mostRows) return err(tooManyRows('beams', width.value, mostRows));
  const lengthPenalty = numberOf('lengthPenalty', draft);
  if (!lengthPenalty.ok) return lengthPenalty;
  const beams = {
    width: width.value,
    candidateCount: width.value,
    lengthPenalty: lengthPenalty.value,
  };
  return ok({ sampleCount: 1, stopsAtShare: undefined, beams });
}

function budgetOf(draft: DecodingDraft): Result<RunDecoding['thoughtBudget'], InputError> {
  const tokens = parseDecodingNumber('thoughtBudget', draft.thoughtBudget);
  if (!tokens.ok) return tokens;
  if (tokens.value === undefined) return ok(undefined);
  const answerTokens = numberOf('answerTokens', draft);
  if (!answerTokens.ok) return answerTokens;
  return ok({
    tokens: tokens.value,
    answerTokens: answerTokens.value,
    ...(draft.exitsEarly && { exitsEarly: true }),
  });
}

function numberOf(
  name: keyof typeof defaultDecoding,
  draft: DecodingDraft,
): Result<number, InputError> {
  const parsed = parseDecodingNumber(name, draft[name]);
  return parsed.ok ? ok(parsed.value ?? defaultDecoding[name]) : parsed;
}

function tooManyRows(what: string, asked: number, most: number): InputError {
  return {
    message: `${asked} ${what} are asked for, and this model writes at most ${most} side by side here.`,
    cure: `Take ${most === 1 ? 'one' : `${most} or fewer`}, or load the model with a shorter context, which leaves memory for more.`,
  };
}
