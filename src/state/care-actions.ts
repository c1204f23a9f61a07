import type { StoredModel } from '#library/stored-model.ts';
import { reportOf } from './download-actions.ts';
import { addressHost, type FolderFile, type LibraryActions } from './library-state.ts';
import { below, recogniseFolder } from './recognise-folder.ts';
import type { TransferRunner } from './transfer-runner.ts';
import type { WorkbenchDependencies } from './workbench-store.ts';

type CareActions = Pick<
  LibraryActions,
  | 'exportModel'
  | 'readStoredFile'
  | 'verifyModel'
  | 'repairModel'
  | 'cancelTransfer'
  | 'retryTransfer'
  | 'dismissTransfer'
>;

/** Copying, checking and mending what the library holds. */
export function createCareActions(
  { library }: WorkbenchDependencies,
  transfers: TransferRunner,
): CareActions {
  const { cancelTransfer, retryTransfer, dismissTransfer } = transfers;
  return {
    exportModel: async ({ id: modelId, label }, directory) => {
      await transfers.start({ kind: 'export', modelId, label }, async ({ signal, report }) => {
        await library.exportFolder(modelId, directory, { signal, onProgress: report });
        return { kind: 'exported' };
      });
    },
    readStoredFile: (id, path) => library.file(id, path),
    verifyModel: async ({ id: modelId, label }) => {
      await transfers.start({ kind: 'verify', modelId, label }, async ({ signal, report }) => ({
        kind: 'checked',
        damaged: await library.verify(modelId, { signal, onProgress: report }),
      }));
    },
    repairModel: async (model, files) => {
      await (files ? repairFromFiles(model, insideModel(files)) : repairFromOrigin(model));
    },
    cancelTransfer,
    retryTransfer,
    dismissTransfer,
  };

  function repairFromFiles({ id: modelId, label }: StoredModel, files: readonly FolderFile[]) {
    return transfers.start({ kind: 'repair', modelId, label }, async ({ signal, report }) => ({
      kind: 'checked',
      damaged: await library.repairFromFiles(modelId, files, { signal, onProgress: report }),
    }));
  }

  function repairFromOrigin({ id: modelId, label, origin }: StoredModel) {
    const host = addressHost(origin.from);
    return transfers.start({ kind: 'repair', modelId, label, host }, async ({ signal, report }) => {
      const onProgress: Parameters<typeof library.repairFromOrigin>[1] = {
        signal,
        onProgress: (progress) => report(reportOf(progress)),
      };
      const mended = await library.repairFromOrigin(modelId, onProgress);
      return { kind: 'stored', model: mended };
    });
  }
}

/** The files of the model in a folder that may lie around it; all of them where there is none. */
function insideModel(files: readonly FolderFile[]): readonly FolderFile[] {
  const reading = recogniseFolder(files.map(({ path, file }) => ({ path, bytes: file.size })));
  return reading.kind === 'unknown' ? files : below(reading.root, files);
}
