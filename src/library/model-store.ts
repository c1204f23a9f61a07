import { Failure } from '#base/failure.ts';
import { digestSha256 } from './digest-sha256.ts';
import type { LibraryPlaces } from './library-places.ts';
import type { ModelRow, UnfinishedRow } from './library-rows.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { type ModelCard, parseModelCard } from './model-card.ts';
import { withModelLock } from './model-locks.ts';
import type { StoredModel } from './stored-model.ts';

/** Notes that a model begins to arrive, before its first file is made. Call it under its lock. */
export async function beginModel(
  places: LibraryPlaces,
  row: Omit<UnfinishedRow, 'startedAt'>,
): Promise<void> {
  await places.index.putUnfinished({ ...row, startedAt: places.now().toISOString() });
  places.announce();
}

/**
 * Makes a model whole, whose files are all stored and checked: from here on it is listed. Replaces
 * what was noted of its arrival, or the model itself after a repair. Call it under its lock.
 */
export async function commitModel(
  places: LibraryPlaces,
  model: Pick<ModelRow, 'id' | 'label' | 'origin' | 'manifestText' | 'cardText'>,
): Promise<StoredModel> {
  const manifestSha256 = await digestSha256(new TextEncoder().encode(model.manifestText));
  const row = { ...model, manifestSha256, addedAt: places.now().toISOString() };
  const stored = toStoredModel(row);
  await places.index.commit(row);
  places.announce();
  return stored;
}

/** Removes a model, whole or not, and its files. Rejects with `busy-elsewhere`. */
export async function removeModel(places: LibraryPlaces, id: string): Promise<void> {
  await withModelLock(id, 'removing', () => discardModel(places, id), places.locks);
}

/** Removes a model for whoever holds its lock. */
export async function discardModel(places: LibraryPlaces, id: string): Promise<void> {
  // The list goes first: a model without files would be worse than files without a model.
  await places.index.forget(id);
  await places.files.removeFolder(id);
  places.announce();
}

/** The row of a whole model. Rejects with `model-missing`. */
export async function requireModel(places: LibraryPlaces, id: string): Promise<StoredModel> {
  const row = await places.index.model(id);
  if (row) return toStoredModel(row);
  throw new Failure({
    code: 'model-missing',
    message: `This browser holds no whole model with the id ${id}.`,
    cure: 'Look at the list of models again; another tab may have removed it.',
    facts: { id },
  });
}

/** Throws an `Error` when manifest or card cannot be read. */
export function toStoredModel(row: ModelRow): StoredModel {
  const { id, label, origin, manifestSha256, addedAt } = row;
  const manifest = parseManifest(row.manifestText);
  const card = row.cardText === undefined ? undefined : parseModelCard(row.cardText);
  const bytes = totalBytes(manifest);
  return { id, label, origin, manifest, manifestSha256, card, bytes, addedAt };
}

export function totalBytes(manifest: Manifest): number {
  return manifest.files.reduce((sum, file) => sum + file.bytes, 0);
}

/** Reads the texts of a folder that is about to be stored. Throws `damaged-file` with the place. */
export function readManifest(text: string): Manifest {
  return readText('manifest.json', () => parseManifest(text));
}

/** Like `readManifest`, for `card.json`. */
export function readCard(text: string): ModelCard {
  return readText('card.json', () => parseModelCard(text));
}

function readText<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch (thrown) {
    throw new Failure({
      code: 'damaged-file',
      message: `${file} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      cure: 'Copy the model folder again from its source.',
      facts: { file },
    });
  }
}
