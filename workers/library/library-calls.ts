import type { Handlers } from '#base/rpc-server.ts';
import type { DescribeExport } from '#library/export-manifest.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import { listContents } from '#library/list-contents.ts';
import { findDamage, mendFile } from '#library/mend-files.ts';
import { type ModelUse, withModelLock } from '#library/model-locks.ts';
import { removeModel, requireModel } from '#library/model-store.ts';
import { openStoredFolder } from '#library/open-stored-folder.ts';
import { explainSpace } from '#library/storage-space.ts';
import type { StoredModel } from '#library/stored-model.ts';
import { exportFolder } from './export-folder.ts';
import { folderFiles } from './folder-files.ts';
import { importFolder } from './import-folder.ts';
import type { DamagedFile, ImportParams, LibraryProtocol, TransferProgress } from './protocol.ts';

/** The worker's calls, on the storage of this browser or of a test. */
export function libraryCalls(
  places: LibraryPlaces,
  describeExport: DescribeExport,
): Handlers<LibraryProtocol> {
  async function using<T>(id: string, use: ModelUse, action: (model: StoredModel) => Promise<T>) {
    const locked = async () => action(await requireModel(places, id));
    return withModelLock(id, use, locked, places.locks);
  }

  return {
    contents: () => listContents(places),
    importFolder: (params, context) => importFolder(places, describeExport, params, context),
    exportFolder: ({ id, directory }, context) =>
      using(id, 'exporting', (model) => exportFolder(places, model, directory, context)),
    file: ({ id, path }) => fileOf(places, id, path),
    verify: ({ id }, { signal, report }) =>
      using(id, 'checking', async (model) => {
        const onBytes = counter(model, report);
        const damaged = await findDamage(places, model, { signal, onBytes });
        return damaged.map(({ file: { path }, chunks }) => ({ path, chunks }));
      }),
    repair: ({ id, files }, { signal, report }) =>
      using(id, 'repairing', (model) => repair(places, model, files, { signal, report })),
    remove: ({ id }) => removeModel(places, id),
    keepSelfTest: async (result) => {
      await places.index.putSelfTest(result);
      places.announce();
    },
    selfTests: () => places.index.selfTests(),
  };
}

/** Manifest and card are kept with the list; people take them along all the same. */
async function fileOf(places: LibraryPlaces, id: string, path: string): Promise<Blob> {
  const stored = await openStoredFolder(id, places);
  if (path === 'manifest.json') return new Blob([stored.manifestText]);
  if (path === 'card.json' && stored.cardText !== undefined) return new Blob([stored.cardText]);
  return stored.file(path);
}

type Report = (progress: TransferProgress) => void;

function counter({ bytes: totalBytes }: StoredModel, report: Report): (bytes: number) => void {
  let doneBytes = 0;
  return (bytes) => {
    doneBytes += bytes;
    report({ doneBytes, totalBytes });
  };
}

/** Mends what is damaged from another copy of the folder; what that lacks stays damaged. */
async function repair(
  places: LibraryPlaces,
  model: StoredModel,
  files: ImportParams['files'],
  { signal, report }: { readonly signal: AbortSignal; readonly report: Report },
): Promise<readonly DamagedFile[]> {
  const byPath = folderFiles(files);
  const onBytes = counter(model, report);
  const still: DamagedFile[] = [];
  for (const damaged of await findDamage(places, model, { signal, onBytes })) {
    const { path } = damaged.file;
    const source = byPath.get(path);
    const chunks = await mendFile(places, model, damaged, async (_, start, end) => {
      signal.throwIfAborted();
      const piece = source?.slice(start, end);
      return piece && new Uint8Array(await piece.arrayBuffer());
    }).catch(async (thrown: unknown) => {
      const need = { id: model.id, label: model.label, totalBytes: model.bytes };
      throw await explainSpace(places, thrown, { ...need, missingBytes: damaged.file.bytes });
    });
    if (chunks.length > 0) still.push({ path, chunks });
  }
  places.announce();
  return still;
}
