import { failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { RunAccess } from '../change-run.ts';
import { bringModelBack, losesTheModel, type ModelLoss } from '../run-recovery.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import { answerRow } from './answer-row.ts';
import { whyNotOnThisModel } from './benchmark-model.ts';
import type { BenchmarkRows } from './benchmark-rows.ts';
import type {
  BenchmarkQuestion,
  BenchmarkRecord,
  BenchmarkReply,
  BenchmarkRow,
  PauseReason,
} from './benchmark-state.ts';

export interface Asking {
  readonly store: StoreAccess;
  readonly dependencies: Pick<WorkbenchDependencies, 'engine' | 'now'>;
  readonly record: BenchmarkRecord;
  readonly rows: BenchmarkRows;
  readonly toAsk: readonly BenchmarkRow[];
  readonly signal: AbortSignal;
  /** The reply that is being written. */
  readonly onText: (text: string) => void;
  readonly onReply: (index: number, reply: BenchmarkReply) => void;
}

/** A row that ends the model this often is left, so that the others are asked. */
const MOST_LOSSES_OF_ROW = 2;

/**
 * Asks one row after another; resolves to why it stopped before the last, or to undefined. A model
 * that is lost is loaded again as for runs.
 */
export async function askAll(asking: Asking): Promise<PauseReason | undefined> {
  const { toAsk, onReply } = asking;
  const losses: ModelLoss[] = [];
  for (const { question } of toAsk) {
    try {
      const reply = await answer(question, losses, asking);
      if (reply.kind === 'refused') return reply;
      // What is written behind a lost model says that the loss is over.
      if (reply.kind === 'replied') losses.length = 0;
      onReply(question.index, reply);
    } catch (thrown) {
      return whyPaused(thrown, asking.signal);
    }
  }
  return undefined;
}

function whyPaused(thrown: unknown, signal: AbortSignal): PauseReason {
  return isAbort(thrown) || signal.aborted
    ? { kind: 'asked' }
    : { kind: 'failure', failure: failureDetails(thrown) };
}

/** The reply to a row; refused where the model that is there, or came back, is another. */
async function answer(
  question: BenchmarkQuestion,
  losses: ModelLoss[],
  asking: Asking,
): Promise<BenchmarkReply | Extract<PauseReason, { kind: 'refused' }>> {
  for (let lossesOfRow = 0; ; ) {
    const reason = whyNotOnThisModel(asking.record.model, asking.store.get().model);
    if (reason !== undefined) return { kind: 'refused', reason };
    const reply = await tryOnce(question, asking);
    if (reply.kind === 'replied' || !losesTheModel(reply.failure)) return reply;
    lossesOfRow++;
    const { store, signal } = asking;
    const { now } = asking.dependencies;
    await bringModelBack(reply.failure, losses, { access: noRun, store, now, signal });
    if (lossesOfRow === MOST_LOSSES_OF_ROW) return reply;
  }
}

/** Rejects only after an abort. */
async function tryOnce(
  question: BenchmarkQuestion,
  { rows, record, store, dependencies, signal, onText }: Asking,
): Promise<BenchmarkReply> {
  rows.begin(question.index);
  try {
    return await answerRow(question, record.decoding, { ...dependencies, signal, onText });
  } catch (thrown) {
    const failure = failureDetails(thrown);
    if (!isAbort(thrown) && !signal.aborted) return { kind: 'failed', failure };
    // A worker that did not hear of the pause was ended.
    if (losesTheModel(failure)) void store.get().loadModel();
    throw thrown;
  } finally {
    rows.leave(question.index);
  }
}

/** The ladder notes what happens in a run, where there is one. */
const noRun: RunAccess = { get: () => undefined, change: () => {}, changeSample: () => {} };
