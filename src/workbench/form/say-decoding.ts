import {
  type DecodingNumber,
  defaultDecoding,
  emptyDecodingDraft,
  parseDecodingNumber,
} from '#state/decoding-draft.ts';
import { defaultSampling, parseSetting } from '#state/sampling-draft.ts';
import type { DecodingDraft, SamplingDraft } from '#state/workbench-state.ts';
import type { Task } from '#tasks/task.ts';
import { sayCount, sayCountOf } from '../say-quantity.ts';

/** What is set for a run of the task, in one line: `8 answers, vote; thought of at most 256 tokens`. */
export function sayDecoding(draft: DecodingDraft, task: Task): string {
  const budget = draft.search === 'beam' ? undefined : settingOf('thoughtBudget', draft);
  return [
    saySearch(draft),
    ...(budget === undefined ? [] : [`thought of at most ${sayCountOf(budget, 'token')}`]),
    ...(draft.keepsForm && task.answerForm ? ['kept in its form'] : []),
    ...(draft.speculates && isOneReply(draft) ? ['drafts from the text'] : []),
  ].join('; ');
}

/** Replies or beams that are asked for; undefined while the number is not one. */
export function rowCountOf(draft: DecodingDraft): number | undefined {
  return settingOf(draft.search === 'beam' ? 'beamWidth' : 'sampleCount', draft);
}

/** Whether the answer may be another than that of one free reply; drafts change only its speed. */
export function changesReply(draft: DecodingDraft, task: Task): boolean {
  return (
    draft.search === 'beam' ||
    rowCountOf(draft) !== 1 ||
    draft.thoughtBudget.trim() !== '' ||
    (draft.keepsForm && task.answerForm !== undefined)
  );
}

/** Whether every one of several replies will be the same, since nothing is drawn. */
export function repeatsItself(
  draft: DecodingDraft,
  { temperature }: SamplingDraft,
  task: Task,
): boolean {
  if (draft.search === 'beam' || (rowCountOf(draft) ?? 1) < 2) return false;
  const parsed = parseSetting('temperature', temperature);
  return parsed.ok && (parsed.value ?? defaultSampling(task).temperature) === 0;
}

/** Whether anything is other than one free reply. */
export function isDecodingChanged(draft: DecodingDraft): boolean {
  return (
    draft.search !== emptyDecodingDraft.search ||
    Object.values(draft).some((entry) => entry === true) ||
    numbers.some((name) => draft[name].trim() !== '')
  );
}

const numbers: readonly DecodingNumber[] = [
  'sampleCount',
  'stopShare',
  'beamWidth',
  'lengthPenalty',
  'thoughtBudget',
  'answerTokens',
];

function saySearch(draft: DecodingDraft): string {
  const count = rowCountOf(draft);
  if (count === undefined) return 'a number is wrong';
  if (draft.search === 'beam') return `beam search, ${sayCountOf(count, 'candidate')}`;
  return count === 1 ? '1 answer' : `${sayCount(count)} answers, vote`;
}

function isOneReply(draft: DecodingDraft): boolean {
  return draft.search === 'sample' && rowCountOf(draft) === 1;
}

/** The typed number, or what an empty entry means; undefined where that is nothing, or it is wrong. */
function settingOf(name: DecodingNumber, draft: DecodingDraft): number | undefined {
  const parsed = parseDecodingNumber(name, draft[name]);
  if (!parsed.ok) return undefined;
  return parsed.value ?? (name === 'thoughtBudget' ? undefined : defaultDecoding[name]);
}
