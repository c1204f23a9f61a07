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
}

/** What an answer of this model is worth, beside the form and beside the answer. */
export function TrustNotice({ model, task, mode, moment }: TrustNoticeProps) {
  const { kind, sentence } = trustIn(model, task, mode, moment);
  return <Notice tone={kind === 'untrained' ? 'warning' : 'aside'}>{sentence}</Notice>;
}
