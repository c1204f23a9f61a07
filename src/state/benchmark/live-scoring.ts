import { failureDetails } from '#base/failure.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { BenchmarkRows } from './benchmark-rows.ts';
import type { BenchmarkPublisher } from './publish-benchmark.ts';
import { scoreRows } from './score-benchmark.ts';

/** Shortest time between two scores of a benchmark that runs. */
const SCORE_EVERY_MS = 3000;
/** Scoring takes at most this share of the time. */
const SCORING_SHARE = 0.1;

interface ScoringParts {
  readonly taskId: string;
  readonly rows: BenchmarkRows;
  readonly publisher: BenchmarkPublisher;
  readonly tools: ScienceTools;
}

/** Scores the answered rows of a benchmark, now or every few seconds. */
export class LiveScoring {
  private readonly parts: ScoringParts;
  private work: Promise<void> | undefined;
  private controller = new AbortController();
  private nextMs = 0;

  constructor(parts: ScoringParts) {
    this.parts = parts;
  }

  /** In place of one that goes on: the last one asked for sees the last replies. Never rejects. */
  async now(): Promise<void> {
    while (this.work) {
      this.controller.abort();
      await this.work;
    }
    this.controller = new AbortController();
    const startedMs = performance.now();
    const work = this.scoreOnce().finally(() => {
      this.work = undefined;
    });
    this.work = work;
    await work;
    const tookMs = performance.now() - startedMs;
    this.nextMs = performance.now() + Math.max(SCORE_EVERY_MS, tookMs / SCORING_SHARE);
  }

  /** Unless it was done a moment ago. */
  soon(): void {
    if (this.work || performance.now() < this.nextMs) return;
    void this.now();
  }

  private async scoreOnce(): Promise<void> {
    const { taskId, rows, publisher, tools } = this.parts;
    const mode = publisher.mode();
    const { signal } = this.controller;
    try {
      const scored = await scoreRows(rows.all(), { taskId, mode, tools, signal });
      if (signal.aborted) return;
      rows.score(scored.rows);
      publisher.setScoring({ phase: 'scored', score: scored.score });
    } catch (thrown) {
      if (signal.aborted) return;
      publisher.setScoring({ phase: 'failed', failure: failureDetails(thrown) });
    }
  }
}
