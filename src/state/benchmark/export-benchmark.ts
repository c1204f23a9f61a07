import { digestSha256 } from '#library/digest-sha256.ts';
import { answeredRow, hasReply } from './answered-row.ts';
import type { BenchmarkExport, BenchmarkRecord, BenchmarkRow, Scoring } from './benchmark-state.ts';

/** What an exported file of everything is called in its `format`. */
const FORMAT = 'scireasoner-benchmark';

interface Exported {
  readonly record: BenchmarkRecord;
  readonly rows: readonly BenchmarkRow[];
  readonly scoring: Scoring;
}

/** The file that anyone can check a benchmark by. */
export async function exportFile(exported: Exported, format: BenchmarkExport): Promise<File> {
  const { taskId, startedAt } = exported.record;
  const name = `${taskId}-${startedAt.slice(0, 19).replace(/[:T]/g, '-')}`;
  return format === 'everything'
    ? new File([await everything(exported)], `${name}.json`, { type: 'application/json' })
    : new File([predictions(exported)], `${name}.jsonl`, { type: 'application/jsonl' });
}

async function everything({ record, rows, scoring }: Exported): Promise<string> {
  const written = await Promise.all(
    rows.map(async ({ question, reply, score }) => ({
      ...question,
      promptSha256: await digestSha256(new TextEncoder().encode(question.prompt)),
      reply,
      score,
    })),
  );
  const score = scoring.phase === 'scored' ? scoring.score : undefined;
  return `${JSON.stringify({ format: FORMAT, version: 1, benchmark: record, score, rows: written }, undefined, 1)}\n`;
}

/** One object a line, as `npm run score` reads it; rows without a reply are not in it. */
function predictions({ rows }: Exported): string {
  return rows
    .filter(hasReply)
    .map((row) => {
      const { replies, references, property, prompt } = answeredRow(row);
      return `${JSON.stringify({
        prediction: oneOrAll(replies),
        reference: oneOrAll(references),
        property,
        prompt,
      })}\n`;
    })
    .join('');
}

function oneOrAll(texts: readonly string[]): string | readonly string[] | undefined {
  return texts.length === 1 ? texts[0] : texts;
}
