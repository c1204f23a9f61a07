import type { Answer } from '#tasks/answer.ts';
import type { Finding } from './check.ts';

/** What a check says of an answer that it cannot read: a task named it that has other answers. */
export function wrongKind(answer: Answer): Finding {
  return { status: 'not-checkable', reason: `The answer is read as ${answer.kind}.` };
}
