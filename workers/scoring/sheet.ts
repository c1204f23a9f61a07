import type { AnsweredRow, RowScore, ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { SheetRow, SheetScore } from './protocol.ts';

/** The rows of one benchmark, and what the page knows of their scores. */
export class Sheet {
  private readonly rowsByIndex = new Map<number, AnsweredRow>();
  private known = new Map<number, RowScore>();
  private knownMode: ScoreMode | undefined;

  put(rows: readonly SheetRow[]): void {
    for (const { index, row } of rows) {
      this.rowsByIndex.set(index, row);
      this.known.delete(index);
    }
  }

  /** In the order of their indices. */
  rows(): readonly SheetRow[] {
    return [...this.rowsByIndex].map(([index, row]) => ({ index, row })).sort(byIndex);
  }

  /** Those that the page does not know yet; from then on it does. Another mode forgets all. */
  news(scores: readonly SheetScore[], mode: ScoreMode): readonly SheetScore[] {
    if (mode !== this.knownMode) this.known = new Map();
    this.knownMode = mode;
    const fresh = scores.filter(({ index, score }) => !isSame(score, this.known.get(index)));
    for (const { index, score } of fresh) this.known.set(index, score);
    return fresh;
  }
}

function byIndex(one: SheetRow, other: SheetRow): number {
  return one.index - other.index;
}

/** What follows from the reply alone (`pair`, `classes`) is the same where reading and value are. */
function isSame(score: RowScore, known: RowScore | undefined): boolean {
  return (
    known !== undefined &&
    score.status === known.status &&
    score.value === known.value &&
    score.read === known.read &&
    score.closeness === known.closeness
  );
}
