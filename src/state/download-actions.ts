import { failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { UnfinishedModel } from '#library/stored-model.ts';
import type { DownloadPlan, DownloadProgress, DownloadResult } from '#workers/download/protocol.ts';
import { addressHost, type LibraryActions, type TransferOutcome } from './library-state.ts';
import type { TransferReport, TransferRunner } from './transfer-runner.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type DownloadActions = Pick<
  LibraryActions,
  'setDownloadAddress' | 'planDownload' | 'startDownload' | 'resumeUnfinished'
>;

/** The only actions that use the network; each is one press of a button that names the address. */
export function createDownloadActions(
  { get, set }: StoreAccess,
  { library }: WorkbenchDependencies,
  transfers: TransferRunner,
): DownloadActions {
  let looking: AbortController | undefined;

  async function planDownload(): Promise<void> {
    const address = get().downloadAddress.trim();
    looking?.abort();
    if (address === '') return set({ downloadPlan: { phase: 'none' } });
    const controller = new AbortController();
    looking = controller;
    set({ downloadPlan: { phase: 'looking' } });
    try {
      const plan = await library.planDownload(address, { signal: controller.signal });
      if (looking === controller) set({ downloadPlan: { phase: 'planned', plan } });
    } catch (thrown) {
      if (looking !== controller || isAbort(thrown)) return;
      set({ downloadPlan: { phase: 'failed', failure: failureDetails(thrown) } });
    }
  }

  async function download(
    label: string,
    address: string,
    findPlan: (signal: AbortSignal) => Promise<DownloadPlan>,
    firstResumeId: string | undefined,
  ): Promise<void> {
    const outcome = await transfers.start(
      { kind: 'download', label, host: addressHost(address) },
      async ({ signal, report }) => {
        const plan = await findPlan(signal);
        const resumeId = firstResumeId ?? (await unfinishedId(library, plan));
        const result = await library.download(
          { plan, ...(resumeId !== undefined && { resumeId }) },
          { signal, onProgress: (progress) => report(reportOf(progress)) },
        );
        return outcomeOf(result);
      },
    );
    if (outcome?.kind === 'fetched' && get().arrival === undefined) offer(outcome.id);
  }

  /** Puts a fetched checkpoint where its conversion is chosen. */
  function offer(id: string): void {
    const { library: reading } = get();
    const fetched =
      reading.phase === 'known' && reading.contents.unfinished.find((model) => model.id === id);
    if (!fetched) return;
    const { label, origin, doneBytes } = fetched;
    set({
      arrival: { kind: 'checkpoint', id, name: label, from: origin.from, weightBytes: doneBytes },
      arrivalLabel: label,
    });
  }

  return {
    setDownloadAddress: (downloadAddress) => {
      looking?.abort();
      looking = undefined;
      set({ downloadAddress, downloadPlan: { phase: 'none' } });
    },
    planDownload,
    startDownload: async () => {
      const { downloadPlan } = get();
      if (downloadPlan.phase !== 'planned') return;
      const { plan } = downloadPlan;
      set({ downloadPlan: { phase: 'none' } });
      await download(plan.label, plan.baseUrl, () => Promise.resolve(plan), undefined);
    },
    resumeUnfinished: async (unfinished) => {
      if (isFetched(unfinished)) return offer(unfinished.id);
      const { id, label, origin } = unfinished;
      const plan = (signal: AbortSignal) => library.planDownload(origin.from, { signal });
      await download(label, origin.from, plan, id);
    },
  };
}

/** A downloaded checkpoint that is whole and only has to be converted. */
export function isFetched({ content, doneBytes, totalBytes, isBusy }: UnfinishedModel): boolean {
  return content === 'checkpoint' && !isBusy && doneBytes === totalBytes;
}

/** What an earlier attempt at the same address left. */
async function unfinishedId(
  library: WorkbenchDependencies['library'],
  plan: DownloadPlan,
): Promise<string | undefined> {
  const { unfinished } = await library.contents();
  return unfinished.find(
    ({ origin, isBusy }) => !isBusy && origin.kind === 'downloaded' && origin.from === plan.baseUrl,
  )?.id;
}

function outcomeOf(result: DownloadResult): TransferOutcome {
  return result.content === 'model'
    ? { kind: 'stored', model: result.model }
    : { kind: 'fetched', id: result.id };
}

export function reportOf({ doneBytes, totalBytes, waiting }: DownloadProgress): TransferReport {
  const note = waiting && `${waiting.reason}; trying again in ${Math.ceil(waiting.seconds)} s`;
  return { doneBytes, totalBytes, note };
}
