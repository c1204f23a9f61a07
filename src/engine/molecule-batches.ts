import { Failure } from '#base/failure.ts';
import type { BatchProgress, MoleculeBatches } from '#science/chemistry.ts';
import type { RdkitProtocol } from '#workers/science/protocol.ts';
import type { SupervisedWorker } from './supervised-worker.ts';

interface BatchLimits {
  /** Questions in one call of the worker. */
  readonly partSize?: number;
  /** Milliseconds for a part, and for a molecule alone. */
  readonly partTimeout?: number;
  readonly timeout?: number;
}

/**
 * Sends many questions to the RDKit worker in parts, between which other calls have their turn and
 * an abort is heard. The molecules of a part that takes too long are asked about one by one; what
 * RDKit hangs on even then is answered with undefined.
 */
export function moleculeBatches(
  rdkit: Pick<SupervisedWorker<RdkitProtocol>, 'run'>,
  limits: BatchLimits = {},
): MoleculeBatches {
  return {
    canonicaliseMolecules: (smiles, signal, onProgress) =>
      askInParts({
        questions: smiles,
        ask: (part, timeoutMs) => rdkit.run('canonicaliseEach', { smiles: part }, { timeoutMs }),
        ...{ limits, signal, onProgress },
      }),
    writeInchis: (smiles, signal, onProgress) =>
      askInParts({
        questions: smiles,
        ask: (part, timeoutMs) => rdkit.run('writeInchiOfEach', { smiles: part }, { timeoutMs }),
        ...{ limits, signal, onProgress },
      }),
    compareMolecules: (pairs, signal, onProgress) =>
      askInParts({
        questions: pairs,
        ask: (part, timeoutMs) => rdkit.run('compareEach', { pairs: part }, { timeoutMs }),
        ...{ limits, signal, onProgress },
      }),
    compareEnvironments: (pairs, signal, onProgress) =>
      askInParts({
        questions: pairs,
        ask: (part, timeoutMs) =>
          rdkit.run('compareEnvironmentsOfEach', { pairs: part }, { timeoutMs }),
        ...{ limits, signal, onProgress },
      }),
  };
}

interface Batch<Question, Answer> {
  readonly questions: readonly Question[];
  readonly ask: (
    part: readonly Question[],
    timeoutMs: number,
  ) => Promise<readonly (Answer | undefined)[]>;
  readonly limits: BatchLimits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: BatchProgress | undefined;
}

async function askInParts<Question extends string | readonly [string, string], Answer>(
  batch: Batch<Question, Answer>,
): Promise<readonly (Answer | undefined)[]> {
  const { questions, limits, signal, onProgress } = batch;
  const distinct = new Map(questions.map((question) => [keyOf(question), question]));
  const waiting = [...distinct.values()];
  const answers = new Map<string, Answer | undefined>();
  const { partSize = 200 } = limits;
  for (let done = 0; done < waiting.length; done += partSize) {
    signal?.throwIfAborted();
    const part = waiting.slice(done, done + partSize);
    const found = await askPart(batch, part);
    for (const [at, question] of part.entries()) answers.set(keyOf(question), found[at]);
    onProgress?.(Math.min(done + partSize, waiting.length), waiting.length);
  }
  signal?.throwIfAborted();
  return questions.map((question) => answers.get(keyOf(question)));
}

function keyOf(question: string | readonly [string, string]): string {
  return typeof question === 'string' ? question : question.join('\n');
}

async function askPart<Question, Answer>(
  { ask, limits, signal }: Batch<Question, Answer>,
  part: readonly Question[],
): Promise<readonly (Answer | undefined)[]> {
  const { partTimeout = 30_000, timeout = 5000 } = limits;
  try {
    return await ask(part, partTimeout);
  } catch (thrown) {
    if (!isStuck(thrown)) throw thrown;
  }
  const answers: (Answer | undefined)[] = [];
  for (const question of part) {
    signal?.throwIfAborted();
    try {
      answers.push(...(await ask([question], timeout)));
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
