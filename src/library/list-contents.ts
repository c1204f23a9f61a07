import type { LibraryPlaces } from './library-places.ts';
import type { FileRow, ModelRow, UnfinishedRow } from './library-rows.ts';
import { CHUNK_BYTES } from './manifest.ts';
import { lockedModels, withModelLock } from './model-locks.ts';
import { discardModel, toStoredModel } from './model-store.ts';
import { storedFileName } from './stored-file-name.ts';
import type {
  LibraryContents,
  StorageFacts,
  StoredModel,
  UnfinishedModel,
} from './stored-model.ts';

/**
 * Lists what the library holds, and removes what belongs to nothing: files that no list names, and
 * what an import left that ended with its tab, for its source cannot be read again. A model that
 * lost files is listed as unfinished, never as one that can be loaded.
 */
export async function listContents(places: LibraryPlaces): Promise<LibraryContents> {
  const storage = await storageFacts(places);
  if (!storage.isSupported) return { models: [], unfinished: [], storage };
  await removeOrphans(places);
  const rows = await places.index.models();
  const looked = await Promise.all(rows.map((row) => lookAt(places, row)));
  const arriving = await places.index.unfinished();
  const arrived = await Promise.all(arriving.map((row) => progressOf(places, row)));
  const busy = await lockedModels(places.locks);
  const unfinished = [...looked.flatMap(({ broken }) => broken ?? []), ...arrived];
  return {
    models: looked.flatMap(({ whole }) => whole ?? []),
    unfinished: unfinished.map((model) => ({ ...model, isBusy: busy.has(model.id) })),
    storage,
  };
}

async function storageFacts(places: LibraryPlaces): Promise<StorageFacts> {
  const { usage = 0, quota = 0 } = await places.estimate().catch((): StorageEstimate => ({}));
  const isPersistent = await places.isPersistent().catch(() => false);
  const isSupported = await places.files.folders().then(
    () => true,
    () => false,
  );
  return { usedBytes: usage, freeBytes: Math.max(0, quota - usage), isPersistent, isSupported };
}

async function removeOrphans(places: LibraryPlaces): Promise<void> {
  // Folders before ids: whoever writes notes the model first and makes its folder then.
  const folders = await places.files.folders();
  const known = await places.index.ids();
  for (const folder of folders.filter((name) => !known.has(name))) {
    await ifFree(places, folder, async () => {
      if (!(await places.index.ids()).has(folder)) await places.files.removeFolder(folder);
    });
  }
  const imports = (await places.index.unfinished()).filter(isImport);
  for (const { id } of imports) {
    await ifFree(places, id, async () => {
      if (await places.index.unfinishedModel(id)) await discardModel(places, id);
    });
  }
}

function isImport({ origin }: UnfinishedRow): boolean {
  return origin.kind === 'imported';
}

/** Does nothing while another tab has the model. */
async function ifFree(places: LibraryPlaces, id: string, action: () => Promise<void>) {
  if ((await lockedModels(places.locks)).has(id)) return;
  await withModelLock(id, 'removing', action, places.locks).catch(() => undefined);
}

type Unfinished = Omit<UnfinishedModel, 'isBusy'>;

async function lookAt(
  places: LibraryPlaces,
  row: ModelRow,
): Promise<{ readonly whole?: StoredModel; readonly broken?: Unfinished }> {
  const sizes = await places.files.sizes(row.id);
  const model = readable(row);
  const present = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (!model) return { broken: broken(row, present, undefined) };
  let doneBytes = 0;
  for (const file of model.manifest.files) {
    const size = sizes.get(await storedFileName(file.path)) ?? 0;
    if (size === file.bytes) doneBytes += size;
  }
  // An empty file that is gone counts as nothing lost; loading would miss it and say so.
  if (doneBytes === model.bytes) return { whole: model };
  return { broken: broken(row, doneBytes, model.bytes) };
}

function readable(row: ModelRow): StoredModel | undefined {
  try {
    return toStoredModel(row);
  } catch {
    return undefined;
  }
}

function broken(row: ModelRow, doneBytes: number, totalBytes: number | undefined): Unfinished {
  const { id, label, origin, addedAt } = row;
  return { id, label, origin, content: 'model', doneBytes, totalBytes, startedAt: addedAt };
}

async function progressOf(places: LibraryPlaces, row: UnfinishedRow): Promise<Unfinished> {
  const { id, label, origin, content, totalBytes, startedAt } = row;
  const files = await places.index.files(id);
  const fetched = files.reduce((sum, file) => sum + storedBytes(file), 0);
  const doneBytes = row.doneBytes ?? fetched;
  return { id, label, origin, content, doneBytes, totalBytes, startedAt };
}

/** Bytes of a download's file that are stored and checked. */
export function storedBytes({ bytes, chunks }: FileRow): number {
  return Math.min(bytes, chunks.length * CHUNK_BYTES);
}
