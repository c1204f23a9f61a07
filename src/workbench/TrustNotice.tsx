import type { Task } from '#tasks/task.ts';
import { Notice } from '#ui/Notice.tsx';
import type { LoadedModel, Mode } from '#workers/inference/protocol.ts';
import { trustIn } from './trust.ts';

interface TrustNoticeProps {
  readonly model: LoadedModel;
  readonly task: Task;
  readonly mode: Mode;
  /** Whether there already is an answer. */
  readonly moment: 'before' | 'after';
  readonly promptIsEdited: boolean;
  /** Whether anything but one free reply is asked for; the scores are of that. */
  readonly isOtherSearch: boolean;
}

/** What an answer of this model is worth, beside the form and beside the answer. */
export function TrustNotice(props: TrustNoticeProps) {
  const { model, task, mode, moment, promptIsEdited, isOtherSearch } = props;
  if (promptIsEdited) return <Notice tone="warning">{EDITED}</Notice>;
  const { kind, sentence } = trustIn(model, task, mode, moment);
  return (
    <Notice tone={kind === 'untrained' ? 'warning' : 'aside'}>
      {sentence}
      {kind === 'measured' && isOtherSearch && ` ${OTHER_SEARCH}`}
    </Notice>
  );
}

const EDITED =
  'The prompt was edited by hand: the model was trained and measured on the task’s own prompt only.';

const OTHER_SEARCH =
  'That was one free reply: what several replies, a budget or a form change in it was not measured.';
