import { splitReply } from '#reasoning/reply.ts';
import type { Task } from '#tasks/task.ts';
import { isRunning, type Run, type RunReading } from './run.ts';

/** Thought and answer of a run, apart; the answer is read once the reply has ended. */
export function readRun(run: Run, task: Task): RunReading {
  const reply = splitReply(run.text);
  if (isRunning(run)) return { reply, answer: undefined };
  if (!reply.thoughtClosed && reply.answer === '') {
    return {
      reply,
      answer: { ok: false, error: 'The reply ended inside the thought, before any answer.' },
    };
  }
  return { reply, answer: task.readAnswer(reply.answer, run.values) };
}
