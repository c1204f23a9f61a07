import type { AnsweredRow } from '#scoring/benchmark/scorer.ts';
import type { SheetRow } from '#workers/scoring/protocol.ts';
import type { BenchmarkQuestion, BenchmarkReply, BenchmarkRow } from './benchmark-state.ts';

export type RepliedRow = BenchmarkRow & { readonly reply: BenchmarkReply };

export function hasReply(row: BenchmarkRow): row is RepliedRow {
  return row.reply !== undefined;
}

/** A row as scorers take it, and as `npm run score` reads it. One that failed is an empty reply. */
export function answeredRow({ question, reply }: RepliedRow): AnsweredRow {
  return questionWith(reply.kind === 'replied' ? reply.replies : [], question);
}

/** A question with replies, as scorers take it. */
export function questionWith(
  replies: readonly string[],
  { references, property, prompt }: Omit<BenchmarkQuestion, 'index'>,
): AnsweredRow {
  return {
    replies: replies.length > 0 ? replies : [''],
    references: references.length > 0 ? references : [''],
    ...(property !== undefined && { property }),
    prompt,
  };
}

/** Of these rows those that have a reply, for a sheet. */
export function sheetRows(rows: readonly BenchmarkRow[]): readonly SheetRow[] {
  return rows.filter(hasReply).map((row) => ({ index: row.question.index, row: answeredRow(row) }));
}
