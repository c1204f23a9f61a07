import { definitely } from '#base/assert.ts';
import { splitReply } from '#tasks/reply.ts';
import type { Task } from '#tasks/task.ts';
import { isRunning, type Run, type RunReading } from './run.ts';

/** Thought and answer of the reply on the screen, apart; the answer is read once the reply ended. */
export function readRun(run: Run, task: Task): RunReading {
  return readSample(run, task, run.shownSample);
}

/** Thought and answer of one reply; a sample may have ended while the others are still written. */
export function readSample(run: Run, task: Task, index: number): RunReading {
  const { text, summary } = definitely(run.samples[index], `sample ${index} of run ${run.id}`);
  const reply = splitReply(text);
  if (!summary && isRunning(run)) return { reply, answer: undefined };
  if (!reply.thoughtClosed && reply.answer === '') {
    return {
      reply,
      answer: { ok: false, error: 'The reply ended inside the thought, before any answer.' },
    };
  }
  return { reply, answer: task.readAnswer(reply.answer, run.values) };
}
