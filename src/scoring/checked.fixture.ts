import { definitely } from '#base/assert.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { FieldValues } from '#tasks/field.ts';
import { findTask } from '#tasks/registry.ts';
import type { Checked } from './check.ts';

/** A chemistry that answers what a test gives it, and rejects everything else. */
export function chemistryWith(known: Partial<Chemistry>): Chemistry {
  return new Proxy(known, {
    get: (target, name) => Reflect.get(target, name) ?? (() => Promise.reject(NOT_ASKED_FOR)),
  }) as Chemistry;
}

const NOT_ASKED_FOR = new Error('not asked for');

/** A reply to a task, read as the page reads it; what stands before `</think>` is the thought. */
export function checkedReply(
  taskId: string,
  reply: string,
  values: FieldValues,
  chemistry: Chemistry = chemistryWith({}),
): Checked {
  const task = definitely(findTask(taskId), `task ${taskId}`);
  const [thought, answerText] = reply.includes('</think>')
    ? reply.split('</think>')
    : [undefined, reply];
  const read = task.readAnswer((answerText ?? '').trim(), values);
  if (!read.ok) throw new Error(read.error);
  return {
    task,
    values,
    answer: read.value.answer,
    reply: { thought: thought?.trim(), answer: (answerText ?? '').trim() },
    tools: {
      chemistry,
      folding: { foldRna: () => Promise.reject(NOT_ASKED_FOR) },
      crystallography: {
        findSymmetry: () => Promise.reject(NOT_ASKED_FOR),
        wyckoffPositions: () => Promise.reject(NOT_ASKED_FOR),
        symmetryOperations: () => Promise.reject(NOT_ASKED_FOR),
      },
    },
  };
}
