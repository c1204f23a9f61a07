import { failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import type {
  LibraryActions,
  Transfer,
  TransferJob,
  TransferOutcome,
  TransferPhase,
} from './library-state.ts';
import { createTransferMeter } from './transfer-meter.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

export interface TransferReport {
  readonly doneBytes: number;
  readonly totalBytes: number | undefined;
  readonly note?: string | undefined;
}

interface TransferContext {
  readonly signal: AbortSignal;
  readonly report: (report: TransferReport) => void;
}

/** Does the work of a transfer; rejects with a `Failure`, or an `AbortError` after an abort. */
export type TransferWork = (context: TransferContext) => Promise<TransferOutcome>;

export interface TransferRunner
  extends Pick<LibraryActions, 'cancelTransfer' | 'retryTransfer' | 'dismissTransfer'> {
  /** Settles when the transfer has ended, however it ended; undefined unless it succeeded. */
  start(job: TransferJob, work: TransferWork): Promise<TransferOutcome | undefined>;
}

/** Reports between these are not shown: nobody reads faster. */
const SHORTEST_MS = 100;

/** Runs transfers side by side; each is in the store from its start until it is dismissed. */
export function createTransferRunner(
  access: StoreAccess,
  { newId, now }: WorkbenchDependencies,
): TransferRunner {
  const { get, set } = access;
  const begun = new Map<string, { readonly work: TransferWork; controller: AbortController }>();
  const change = (id: string, state: TransferPhase) =>
    set(({ transfers }) => ({
      transfers: transfers.map((transfer) =>
        transfer.id === id ? { ...transfer, state } : transfer,
      ),
    }));

  async function perform(id: string, work: TransferWork): Promise<TransferOutcome | undefined> {
    const controller = new AbortController();
    begun.set(id, { work, controller });
    const report = shownReports(
      () => now().getTime(),
      (state) => {
        if (isRunning(get().transfers, id)) change(id, state);
      },
    );
    try {
      const outcome = await work({ signal: controller.signal, report });
      change(id, { phase: 'done', outcome });
      return outcome;
    } catch (thrown) {
      change(
        id,
        isAbort(thrown)
          ? { phase: 'cancelled' }
          : { phase: 'failed', failure: failureDetails(thrown) },
      );
      return undefined;
    } finally {
      await get().readLibrary();
    }
  }

  return {
    start: (job, work) => {
      const id = newId();
      const transfer: Transfer = { id, job, state: justBegun };
      set(({ transfers }) => ({ transfers: [transfer, ...transfers] }));
      return perform(id, work);
    },
    cancelTransfer: (id) => begun.get(id)?.controller.abort(),
    retryTransfer: async (id) => {
      const work = begun.get(id)?.work;
      if (!work || isRunning(get().transfers, id)) return;
      change(id, justBegun);
      await perform(id, work);
    },
    dismissTransfer: (id) => {
      if (isRunning(get().transfers, id)) return;
      begun.delete(id);
      set(({ transfers }) => ({ transfers: transfers.filter((transfer) => transfer.id !== id) }));
    },
  };
}

const justBegun: TransferPhase = { phase: 'running', meter: undefined, note: undefined };

function isRunning(transfers: readonly Transfer[], id: string): boolean {
  return transfers.some((transfer) => transfer.id === id && transfer.state.phase === 'running');
}

/** Measures every report, and shows one of them now and then. */
function shownReports(
  nowMs: () => number,
  show: (state: TransferPhase) => void,
): (report: TransferReport) => void {
  const measure = createTransferMeter(nowMs);
  let shownAtMs = Number.NEGATIVE_INFINITY;
  let shownNote: string | undefined;
  return ({ doneBytes, totalBytes, note }) => {
    const meter = measure(doneBytes, totalBytes);
    const isDone = doneBytes === totalBytes;
    if (!isDone && note === shownNote && nowMs() - shownAtMs < SHORTEST_MS) return;
    shownAtMs = nowMs();
    shownNote = note;
    show({ phase: 'running', meter, note });
  };
}
