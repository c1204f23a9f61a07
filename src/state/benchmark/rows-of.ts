import type { BenchmarkRow } from './benchmark-state.ts';
import type { StoredBenchmark } from './benchmark-storage.ts';

/** The rows of a kept benchmark with the replies that it has, not scored yet. */
export function rowsOf({
  questions,
  replies,
}: Pick<StoredBenchmark, 'questions' | 'replies'>): readonly BenchmarkRow[] {
  const byIndex = new Map(replies.map(({ index, reply }) => [index, reply]));
  return questions.map((question) => ({
    question,
    reply: byIndex.get(question.index),
    isRunning: false,
    score: undefined,
  }));
}
