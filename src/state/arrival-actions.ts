import type { ConvertParams } from '#workers/convert/protocol.ts';
import { suitedFormat } from './conversion-formats.ts';
import type {
  Arrival,
  FolderFile,
  LibraryActions,
  TransferJob,
  TransferOutcome,
} from './library-state.ts';
import { below, recogniseFolder } from './recognise-folder.ts';
import type { TransferRunner, TransferWork } from './transfer-runner.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type ArrivalActions = Pick<
  LibraryActions,
  | 'chooseFolder'
  | 'refuseFolder'
  | 'dropArrival'
  | 'setArrivalLabel'
  | 'setConversion'
  | 'importArrival'
  | 'convertArrival'
>;

/** What the person brought: recognised by its names, then imported or converted. */
export function createArrivalActions(
  { get, set }: StoreAccess,
  { library }: WorkbenchDependencies,
  transfers: TransferRunner,
): ArrivalActions {
  /** The decision is made once the transfer has succeeded; until then nothing chosen is lost. */
  async function settle(arrival: Arrival, ending: Promise<TransferOutcome | undefined>) {
    const outcome = await ending;
    if (outcome && get().arrival === arrival) set({ arrival: undefined, arrivalLabel: '' });
  }

  return {
    chooseFolder: (name, files) => {
      const arrival = readArrival(name, files);
      set({ arrival, arrivalLabel: arrival.name });
    },
    refuseFolder: (name, error) => set({ arrival: { kind: 'refused', name, error } }),
    dropArrival: () => set({ arrival: undefined, arrivalLabel: '' }),
    setArrivalLabel: (arrivalLabel) => set({ arrivalLabel }),
    setConversion: (change) => set({ conversion: { ...get().conversion, ...change } }),
    importArrival: async () => {
      const { arrival, arrivalLabel } = get();
      if (arrival?.kind !== 'folder' || arrival.reading.kind === 'checkpoint') return;
      const label = arrivalLabel.trim() || arrival.name;
      const { files } = arrival;
      await settle(
        arrival,
        transfers.start({ kind: 'import', label }, async ({ signal, report }) => ({
          kind: 'stored',
          model: await library.importFolder({ label, files }, { signal, onProgress: report }),
        })),
      );
    },
    convertArrival: async (flavours) => {
      const { arrival, arrivalLabel, conversion } = get();
      const checkpoint = arrival && checkpointOf(arrival);
      if (!arrival || !checkpoint || flavours.length === 0) return;
      const label = arrivalLabel.trim() || arrival.name;
      const embedding = suitedFormat(conversion.embedding, flavours);
      const head = suitedFormat(conversion.head, flavours);
      const params: ConvertParams = {
        ...checkpoint,
        label,
        flavours,
        ...(embedding && { embedding }),
        ...(head && { head }),
      };
      const job: TransferJob = {
        kind: 'convert',
        label,
        ...(arrival.kind === 'checkpoint' && { checkpointId: arrival.id }),
      };
      await settle(arrival, transfers.start(job, conversionOf(library, params)));
    },
  };
}

function readArrival(name: string, files: readonly FolderFile[]): Arrival {
  const reading = recogniseFolder(files.map(({ path, file }) => ({ path, bytes: file.size })));
  if (reading.kind === 'unknown') return { kind: 'refused', name, error: reading.error };
  const inner = reading.root.split('/').at(-2);
  return { kind: 'folder', name: inner ?? name, files: below(reading.root, files), reading };
}

/** Where a checkpoint is read from, and how it came; undefined for what needs no conversion. */
function checkpointOf(arrival: Arrival): Pick<ConvertParams, 'source' | 'origin'> | undefined {
  if (arrival.kind === 'checkpoint') {
    return {
      source: { kind: 'library', id: arrival.id },
      origin: { kind: 'converted', from: arrival.from },
    };
  }
  if (arrival.kind !== 'folder' || arrival.reading.kind !== 'checkpoint') return undefined;
  return {
    source: { kind: 'files', files: arrival.files },
    origin: { kind: 'converted', from: arrival.name },
  };
}

/** Goes on with what an interrupted conversion of the same checkpoint left. */
function conversionOf(
  library: WorkbenchDependencies['library'],
  params: ConvertParams,
): TransferWork {
  return async ({ signal, report }) => {
    const { unfinished } = await library.contents();
    const earlier = unfinished.find(
      ({ content, origin, label, isBusy }) =>
        content === 'model' &&
        !isBusy &&
        label === params.label &&
        origin.kind === params.origin.kind &&
        origin.from === params.origin.from,
    );
    const model = await library.convert(
      { ...params, ...(earlier && { resumeId: earlier.id }) },
      {
        signal,
        onProgress: ({ doneBytes, totalBytes, tensor }) =>
          report({ doneBytes, totalBytes, note: tensor }),
      },
    );
    return { kind: 'stored', model };
  };
}
