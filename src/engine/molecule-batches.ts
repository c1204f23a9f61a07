import { Failure } from '#base/failure.ts';
import { type BatchQuestion, keyOfQuestion } from '#science/batch-question.ts';
import type { BatchProgress, MoleculeBatches } from '#science/chemistry.ts';
import type { RdkitProtocol } from '#workers/science/protocol.ts';
import type { SupervisedWorker } from './supervised-worker.ts';
import type { WorkerLanes } from './worker-lanes.ts';

/** A worker with RDKit that answers nothing but batches. */
type Rdkit = Pick<SupervisedWorker<RdkitProtocol>, 'run' | 'prepare' | 'dispose'>;
type RdkitLanes = Pick<WorkerLanes<Rdkit>, 'use' | 'most'>;

interface BatchLimits {
  /** Questions in the first call of a worker; later ones have as many as take `partMs`. */
  readonly firstPartSize?: number;
  /** Milliseconds for a part, and for a molecule alone. */
  readonly partTimeout?: number;
  readonly timeout?: number;
}

/** Long enough that messages cost little, short enough that progress and aborts are lively. */
const PART_MS = 150;
const MOST_IN_PART = 1000;

/**
 * Sends many questions to RDKit in parts, each to the worker that is free next. An abort is heard
 * between two parts. The molecules of a part that takes too long are asked about one by one; what
 * RDKit hangs on even then is answered with undefined.
 */
export function moleculeBatches(lanes: RdkitLanes, limits: BatchLimits = {}): MoleculeBatches {
  function batchesOf<Question extends BatchQuestion, Answer>(ask: Ask<Question, Answer>) {
    const size = new PartSize(limits.firstPartSize ?? 16);
    return (questions: readonly Question[], signal?: AbortSignal, onProgress?: BatchProgress) =>
      askInParts({ questions, ask, lanes, size, limits, signal, onProgress });
  }
  return {
    canonicaliseMolecules: batchesOf((rdkit, smiles: readonly string[], timeoutMs) =>
      rdkit.run('canonicaliseEach', { smiles }, { timeoutMs }),
    ),
    writeInchis: batchesOf((rdkit, smiles: readonly string[], timeoutMs) =>
      rdkit.run('writeInchiOfEach', { smiles }, { timeoutMs }),
    ),
    compareMolecules: batchesOf((rdkit, pairs: readonly (readonly [string, string])[], timeoutMs) =>
      rdkit.run('compareEach', { pairs }, { timeoutMs }),
    ),
    compareEnvironments: batchesOf(
      (rdkit, pairs: readonly (readonly [string, string])[], timeoutMs) =>
        rdkit.run('compareEnvironmentsOfEach', { pairs }, { timeoutMs }),
    ),
  };
}

/** How many questions of one kind take `PART_MS`, as far as is known. */
class PartSize {
  private size: number;

  constructor(first: number) {
    this.size = first;
  }

  get now(): number {
    return Math.round(this.size);
  }

  /** By steps, since one molecule can take as long as a hundred others. */
  learn(questions: number, tookMs: number): void {
    const fitting = (questions * PART_MS) / Math.max(tookMs, 1);
    const near = Math.min(2 * this.size, Math.max(this.size / 2, fitting));
    this.size = Math.min(MOST_IN_PART, Math.max(1, near));
  }
}

type Ask<Question, Answer> = (
  rdkit: Rdkit,
  part: readonly Question[],
  timeoutMs: number,
) => Promise<readonly (Answer | undefined)[]>;

interface Batch<Question, Answer> {
  readonly questions: readonly Question[];
  readonly ask: Ask<Question, Answer>;
  readonly lanes: RdkitLanes;
  readonly size: PartSize;
  readonly limits: BatchLimits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: BatchProgress | undefined;
}

async function askInParts<Question extends BatchQuestion, Answer>(
  batch: Batch<Question, Answer>,
): Promise<readonly (Answer | undefined)[]> {
  const { questions, lanes, size, signal, onProgress } = batch;
  const distinct = new Map(questions.map((question) => [keyOfQuestion(question), question]));
  const waiting = [...distinct.values()];
  const answers = new Map<string, Answer | undefined>();
  let next = 0;
  let hasEnded = false;

  async function askOneAfterAnother(): Promise<void> {
    while (next < waiting.length && !hasEnded) {
      signal?.throwIfAborted();
      const part = waiting.slice(next, next + size.now);
      next += part.length;
      const found = await lanes.use((rdkit) => askPart(batch, rdkit, part));
      if (hasEnded) return;
      for (const [at, question] of part.entries()) answers.set(keyOfQuestion(question), found[at]);
      onProgress?.(answers.size, waiting.length);
    }
  }

  try {
    await Promise.all(Array.from({ length: lanes.most }, askOneAfterAnother));
  } finally {
    // What other lanes still answer after a failure is for nobody.
    hasEnded = true;
  }
  signal?.throwIfAborted();
  return questions.map((question) => answers.get(keyOfQuestion(question)));
}

async function askPart<Question, Answer>(
  { ask, size, limits, signal }: Batch<Question, Answer>,
  rdkit: Rdkit,
  part: readonly Question[],
): Promise<readonly (Answer | undefined)[]> {
  signal?.throwIfAborted();
  const { partTimeout = 10_000, timeout = 5000 } = limits;
  try {
    await rdkit.prepare();
    const startedMs = performance.now();
    const answers = await ask(rdkit, part, partTimeout);
    size.learn(part.length, performance.now() - startedMs);
    return answers;
  } catch (thrown) {
    if (!isStuck(thrown)) throw thrown;
  }
  const answers: (Answer | undefined)[] = [];
  for (const question of part) {
    signal?.throwIfAborted();
    try {
      answers.push(...(await ask(rdkit, [question], timeout)));
    } catch (thrown) {
      if (!isStuck(thrown)) throw thrown;
      answers.push(undefined);
    }
  }
  return answers;
}

/** The worker was given up while it worked on a molecule; that it never started is another failure. */
function isStuck(thrown: unknown): boolean {
  return (
    thrown instanceof Failure &&
    (thrown.code === 'chemistry-timeout' || thrown.code === 'worker-crashed')
  );
}
