import type {
  BenchmarkQuestion,
  BenchmarkRecord,
  BenchmarkReply,
} from '#state/benchmark/benchmark-state.ts';
import { IdbBenchmarkStorage } from '#state/benchmark/idb-benchmark-storage.ts';
import { GREEDY } from '#workers/inference/sampler/greedy.ts';
import type { AnsweredSet, KeptRow } from './answered-rows.ts';

/** What `benchmark-screen.ts` calls in a page of the workbench's origin. */
export interface KeepBenchmarkPage {
  /** Rows come in parts, since one message of 100,000 is refused. */
  addRows(rows: readonly KeptRow[]): void;
  /** Keeps the rows that were added as a benchmark that is done. */
  keep(id: string, taskId: AnsweredSet['taskId']): Promise<void>;
}

declare global {
  var keepBenchmarkPage: KeepBenchmarkPage;
}

const REPLIES_AT_ONCE = 5000;

let waiting: KeptRow[] = [];

globalThis.keepBenchmarkPage = {
  addRows(rows) {
    for (const row of rows) waiting.push(row);
  },
  async keep(id, taskId) {
    const rows = waiting;
    waiting = [];
    const storage = new IdbBenchmarkStorage({ locks: undefined });
    await storage.begin(recordOf(id, taskId, rows.length), rows.map(questionOf));
    for (let from = 0; from < rows.length; from += REPLIES_AT_ONCE) {
      const replies = rows
        .slice(from, from + REPLIES_AT_ONCE)
        .map((row, at) => ({ index: from + at, reply: replyOf(row) }));
      await storage.keep(id, replies);
    }
    await storage.close();
  },
};

function questionOf({ prompt, reference }: KeptRow, index: number): BenchmarkQuestion {
  return {
    index,
    fileRow: index + 1,
    prompt,
    values: undefined,
    references: [reference],
    property: undefined,
  };
}

function replyOf({ reply, confidence }: KeptRow): BenchmarkReply {
  return {
    kind: 'replied',
    replies: [reply],
    finish: 'stop-token',
    tokenCount: Math.ceil(reply.length / 4),
    elapsedMs: 100,
    confidence,
    seed: 1,
  };
}

function recordOf(id: string, taskId: string, rowCount: number): BenchmarkRecord {
  const file = { name: 'made.jsonl', bytes: 1, sha256: '0'.repeat(64), rowCount };
  return {
    version: 1,
    id,
    taskId,
    startedAt: new Date().toISOString(),
    file,
    columns: { prompt: 'input', reference: 'output', property: undefined, fields: {} },
    settings: { sample: 'all', seed: 1, mode: 'official', preset: 'as-set' },
    decoding: {
      thoughtMode: 'instant',
      sampling: { ...GREEDY, seed: 1 },
      beams: undefined,
      thoughtBudget: undefined,
      maxTokens: 500,
    },
    decodingNotes: [],
    model: {
      name: 'made',
      flavour: 'none',
      quantisation: 'none',
      activations: 'fp32',
      backend: { backend: 'wasm', reason: 'No model wrote these replies.' },
      contextLength: 4096,
      manifestSha256: '0'.repeat(64),
      templateSha256: '0'.repeat(64),
      runtime: 'none',
    },
    rowCount,
    badRows: [],
  };
}
