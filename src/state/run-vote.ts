import type { Engine } from '#engine/engine.ts';
import { ballotKey, type CanonicalSmiles } from '#reasoning/ballot-key.ts';
import { type Ballot, canBeCaught, confidenceOf, countVotes } from '#reasoning/vote.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { Task } from '#tasks/task.ts';
import { answerTokensOf } from './answer-tokens.ts';
import type { RunAccess } from './change-run.ts';
import { readSample } from './read-run.ts';
import { isRunning, type Run } from './run.ts';

/** Counts the answers of a run's samples while they end. */
export interface VoteCount {
  /** Reads the sample's answer and counts anew. */
  sampleEnded(index: number): void;
  /** Ends the samples that are still written, where the outcome is decided at the chosen share. */
  endUnneeded(): void;
  /** Resolves once every ended sample is counted. */
  settled(): Promise<void>;
}

export interface Voters {
  readonly task: Task;
  readonly access: RunAccess;
  readonly engine: Pick<Engine, 'steer'>;
  readonly chemistry: Chemistry;
}

/** One reply needs no vote: then nothing is counted. */
export function createVoteCount(run: Run, { task, access, engine, chemistry }: Voters): VoteCount {
  const { sampleCount, stopsAtShare } = run.decoding;
  const ballots: Ballot[] = [];
  const counting: Promise<void>[] = [];
  const canonical = canonicalSmilesBy(chemistry);

  async function count(index: number): Promise<void> {
    const latest = access.get();
    const sample = latest?.samples[index];
    // What was ended half-way has no answer of its own.
    if (!latest || sample?.summary?.finish === 'ended') return;
    ballots.push(await ballotOf(latest, task, index, canonical));
    access.change(() => ({ vote: { phase: 'counted', vote: countVotes(ballots) } }));
    endUnneeded();
  }

  function endUnneeded(): void {
    const latest = access.get();
    if (!latest || !isRunning(latest) || stopsAtShare === undefined) return;
    const ended = latest.samples.filter(({ summary }) => summary?.finish === 'ended').length;
    const pending = sampleCount - ballots.length - ended;
    if (latest.vote.phase === 'none' || canBeCaught(latest.vote.vote, pending, stopsAtShare))
      return;
    for (const [sample, { summary }] of latest.samples.entries()) {
      // Where the worker is lost, the samples end once it writes again.
      if (!summary) engine.steer({ kind: 'end-sample', sample }).catch(() => {});
    }
  }

  return {
    sampleEnded: (index) => {
      if (sampleCount > 1) counting.push(count(index));
    },
    endUnneeded,
    settled: async () => {
      await Promise.all(counting);
    },
  };
}

async function ballotOf(
  run: Run,
  task: Task,
  index: number,
  canonical: CanonicalSmiles,
): Promise<Ballot> {
  const { answer } = readSample(run, task, index);
  const sample = run.samples[index];
  const confidence = sample ? confidenceOf(answerTokensOf(sample)) : 0;
  if (!answer?.ok) return { sample: index, answer: undefined, key: undefined, confidence };
  const read = answer.value.answer;
  return { sample: index, answer: read, key: await ballotKey(read, canonical), confidence };
}

/** A toolkit that does not run leaves molecules as they are written. */
function canonicalSmilesBy(chemistry: Chemistry): CanonicalSmiles {
  return async (smiles) => {
    const described = await chemistry.describeMolecule(smiles).catch(() => undefined);
    return described?.ok ? described.value.canonicalSmiles : undefined;
  };
}
