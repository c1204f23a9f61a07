import { failureDetails } from '#base/failure.ts';
import type { ScoreSheet, ScoringEngine } from '#engine/scoring-engine.ts';
import { hasReply, sheetRows } from './answered-row.ts';
import type { BenchmarkRows } from './benchmark-rows.ts';
import type { BenchmarkReply } from './benchmark-state.ts';
import type { BenchmarkPublisher } from './publish-benchmark.ts';

/** Shortest time between two scores of a benchmark that runs. */
const SCORE_EVERY_MS = 3000;
/** Scoring takes at most this share of the time. */
const SCORING_SHARE = 0.1;

interface ScoringParts {
  readonly taskId: string;
  readonly rows: BenchmarkRows;
  readonly publisher: BenchmarkPublisher;
  readonly scoring: ScoringEngine;
}

/** Scores the answered rows of a benchmark, now or every few seconds. */
export class LiveScoring {
  private readonly parts: ScoringParts;
  private readonly sheet: ScoreSheet;
  /** The replies that the sheet has, by their rows. */
  private readonly brought = new Map<number, BenchmarkReply>();
  private work: Promise<void> | undefined;
  private controller = new AbortController();
  private nextMs = 0;

  constructor(parts: ScoringParts) {
    this.parts = parts;
    this.sheet = parts.scoring.openSheet(parts.taskId);
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

  close(): void {
    this.controller.abort();
    this.sheet.close();
  }

  private async scoreOnce(): Promise<void> {
    const { rows, publisher } = this.parts;
    const mode = publisher.mode();
    const { signal } = this.controller;
    try {
      this.bringReplies();
      const score = await this.sheet.score({
        mode,
        signal,
        onWork: publisher.setScoringWork,
        onScores: (scores) => {
          // Scores of a mode that was left belong to nothing that is on the screen.
          if (publisher.mode() !== mode) return;
          rows.score(scores);
          publisher.soon();
        },
      });
      if (!signal.aborted) publisher.setScoring({ phase: 'scored', score });
    } catch (thrown) {
      if (signal.aborted) return;
      publisher.setScoring({ phase: 'failed', failure: failureDetails(thrown) });
    } finally {
      publisher.setScoringWork(undefined);
    }
  }

  private bringReplies(): void {
    const fresh = this.parts.rows
      .all()
      .filter(hasReply)
      .filter(({ question: { index }, reply }) => reply !== this.brought.get(index));
    for (const { question, reply } of fresh) this.brought.set(question.index, reply);
    this.sheet.put(sheetRows(fresh));
  }
}
