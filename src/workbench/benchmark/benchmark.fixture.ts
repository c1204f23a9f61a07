import type { MetricValue, RowScore } from '#scoring/benchmark/scorer.ts';
import type {
  BenchmarkRecord,
  BenchmarkReply,
  BenchmarkRow,
  LiveScore,
} from '#state/benchmark/benchmark-state.ts';
import { greedySampling } from '#state/greedy-sampling.fixture.ts';

export const failedReply: BenchmarkReply = {
  kind: 'failed',
  failure: { code: 'prompt-too-long', message: 'The prompt is too long.', cure: 'Shorten it.' },
};

export function replied(
  changes: Partial<Extract<BenchmarkReply, { kind: 'replied' }>> = {},
): BenchmarkReply {
  return {
    kind: 'replied',
    replies: ['It is C2H6O.'],
    finish: 'stop-token',
    tokenCount: 12,
    elapsedMs: 340,
    confidence: undefined,
    seed: 7,
    ...changes,
  };
}

interface RowMaking {
  readonly index?: number;
  readonly reply?: BenchmarkReply;
  readonly isRunning?: boolean;
  /** Undefined: not scored yet. */
  readonly status?: RowScore['status'];
  readonly score?: Partial<RowScore>;
}

/** A row of which a test says only what it is about. */
export function benchmarkRow(making: RowMaking): BenchmarkRow {
  const { index = 0, reply, isRunning = false, status, score } = making;
  return {
    question: {
      index,
      fileRow: index + 1,
      prompt: 'What is the formula of CCO?',
      values: undefined,
      references: ['C2H6O'],
      property: undefined,
    },
    reply,
    isRunning,
    score: status && { status, read: 'C2H6O', reference: 'C2H6O', value: undefined, ...score },
  };
}

export function liveScore(
  metrics: Readonly<Record<string, MetricValue>>,
  report: Partial<LiveScore['report']> = {},
): LiveScore {
  return {
    report: { n: 20, mode: 'official', metrics, ...report },
    primary: Object.keys(metrics)[0],
    interval: undefined,
    intervalMethod: undefined,
    whyNoInterval: undefined,
  };
}

/** All rows of a file of 10 on the small model. */
export const benchmarkRecord: BenchmarkRecord = {
  version: 1,
  id: 'benchmark',
  taskId: 'smiles-to-formula',
  startedAt: '2026-11-23T10:00:00.000Z',
  file: { name: 'formulas.jsonl', bytes: 900, sha256: 'a'.repeat(64), rowCount: 11 },
  columns: { prompt: 'input', reference: 'output', property: undefined, fields: {} },
  settings: { sample: 'all', seed: 7, mode: 'official', preset: 'official' },
  decoding: {
    thoughtMode: 'instant',
    sampling: greedySampling(7),
    beams: undefined,
    thoughtBudget: undefined,
    maxTokens: 500,
  },
  decodingNotes: ['500 tokens may cut a thought.'],
  model: {
    name: 'nano',
    flavour: 'q8',
    quantisation: 'int8',
    activations: 'fp32',
    backend: { backend: 'wasm', reason: 'It was asked for.' },
    contextLength: 4096,
    manifestSha256: '0'.repeat(64),
    templateSha256: 'c'.repeat(64),
    runtime: 'ort',
  },
  rowCount: 10,
  badRows: [{ fileRow: 4, reason: 'No JSON: it ends in the middle of a text.' }],
};
