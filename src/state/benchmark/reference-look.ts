import type { ScoringEngine } from '#engine/scoring-engine.ts';
import type { RowScore } from '#scoring/benchmark/scorer.ts';
import { questionWith } from './answered-row.ts';
import type { FileChoice } from './file-choice.ts';
import { spread } from './spread.ts';
import { sayUnreadReferences } from './unread-references.ts';

/** Rows that are looked at, from all over the file. */
const LOOKED_AT = 30;

/** Whether scoring understands the references of a chosen file, before hours are spent on its rows. */
export class ReferenceLook {
  private readonly scoring: ScoringEngine;
  private looked: { readonly choice: FileChoice; readonly note: string | undefined } | undefined;
  private controller = new AbortController();

  constructor(scoring: ScoringEngine) {
    this.scoring = scoring;
  }

  /** A sentence on references that are not understood, as far as it is known. */
  noteOf(choice: FileChoice): string | undefined {
    return this.looked && asksTheSame(this.looked.choice, choice) ? this.looked.note : undefined;
  }

  /** Resolves when it is known; what cannot be scored here is not known, and will be said later. */
  async look(choice: FileChoice): Promise<void> {
    if (this.looked && asksTheSame(this.looked.choice, choice)) return;
    this.controller.abort();
    this.controller = new AbortController();
    this.looked = { choice, note: undefined };
    const { signal } = this.controller;
    const note = await this.noteFrom(choice, signal).catch(() => undefined);
    if (!signal.aborted) this.looked = { choice, note };
  }

  /** Scores references as if they were replies. */
  private async noteFrom(
    { task, askable, settings: { mode } }: FileChoice,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const questions = spread(askable?.questions ?? [], LOOKED_AT).filter(
      ({ references }) => references.length > 0,
    );
    if (!task || questions.length === 0) return undefined;
    const sheet = this.scoring.openSheet(task.id);
    const scores = new Map<number, RowScore>();
    try {
      sheet.put(
        questions.map((question, index) => ({
          index,
          row: questionWith(question.references.slice(0, 1), question),
        })),
      );
      await sheet.score({
        mode,
        signal,
        onScores: (fresh) => {
          for (const { index, score } of fresh) scores.set(index, score);
        },
      });
    } finally {
      sheet.close();
    }
    const rows = questions.map((question, index) => ({ question, score: scores.get(index) }));
    return sayUnreadReferences(rows, mode, task, askable?.questions.length);
  }
}

function asksTheSame(one: FileChoice, other: FileChoice): boolean {
  return one.askable === other.askable && one.settings.mode === other.settings.mode;
}
