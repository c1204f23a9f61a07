import type { SheetScore } from '#workers/scoring/protocol.ts';
import type { BenchmarkProgress, BenchmarkReply, BenchmarkRow } from './benchmark-state.ts';
import type { IndexedReply, StoredBenchmark } from './benchmark-storage.ts';
import { rowsOf } from './rows-of.ts';

/** The rows of one benchmark, in place: copies are made only when they are shown. */
export class BenchmarkRows {
  private readonly rows: BenchmarkRow[];
  private readonly nowMs: () => number;
  private startedMs: number | undefined;
  private sinceStart = 0;
  private askedFor = 0;
  private shown: readonly BenchmarkRow[] | undefined;

  constructor(stored: Pick<StoredBenchmark, 'questions' | 'replies'>, nowMs: () => number) {
    this.rows = [...rowsOf(stored)];
    this.nowMs = nowMs;
  }

  /** The same array until a row changes. */
  all(): readonly BenchmarkRow[] {
    this.shown ??= [...this.rows];
    return this.shown;
  }

  /** Those without a reply, then those that failed. */
  toAsk(): readonly BenchmarkRow[] {
    return [...this.all().filter(({ reply }) => !reply), ...this.failed()];
  }

  failed(): readonly BenchmarkRow[] {
    return this.all().filter(({ reply }) => reply?.kind === 'failed');
  }

  /** Begins to ask so many rows. */
  start(count: number): void {
    this.askedFor = count;
    this.startedMs = this.nowMs();
    this.sinceStart = 0;
  }

  begin(index: number): void {
    this.change(index, { isRunning: true });
  }

  leave(index: number): void {
    this.change(index, { isRunning: false });
  }

  take(index: number, reply: BenchmarkReply): void {
    this.sinceStart++;
    this.change(index, { reply, score: undefined });
  }

  /** Takes what was kept for rows that have no reply here. */
  merge(replies: readonly IndexedReply[]): void {
    for (const { index, reply } of replies) {
      if (this.rows[index]?.reply?.kind !== 'replied') this.change(index, { reply });
    }
  }

  score(scores: readonly SheetScore[]): void {
    for (const { index, score } of scores) this.change(index, { score });
  }

  unscore(): void {
    for (const { question, score } of this.rows) {
      if (score) this.change(question.index, { score: undefined });
    }
  }

  progress(writing: string): BenchmarkProgress {
    const answered = this.rows.filter(({ reply }) => reply?.kind === 'replied').length;
    const failed = this.rows.filter(({ reply }) => reply?.kind === 'failed').length;
    const waiting = this.rows.length - answered - failed;
    const elapsedMs = this.startedMs === undefined ? 0 : this.nowMs() - this.startedMs;
    const isTimed = this.sinceStart > 0 && elapsedMs > 0;
    return {
      answered,
      failed,
      waiting,
      rowsPerMinute: isTimed ? (this.sinceStart * 60_000) / elapsedMs : undefined,
      timeLeftMs: isTimed
        ? ((this.askedFor - this.sinceStart) * elapsedMs) / this.sinceStart
        : undefined,
      writing,
    };
  }

  private change(index: number, change: Partial<BenchmarkRow>): void {
    const row = this.rows[index];
    if (!row) return;
    this.rows[index] = { ...row, ...change };
    this.shown = undefined;
  }
}
