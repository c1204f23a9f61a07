import { Failure } from '#base/failure.ts';
import type { Result } from '#base/result.ts';
import { checkChunks } from '#library/check-chunks.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import { MOST_JSON_BYTES, readGuardedText } from '#library/guarded-json.ts';
import { type Manifest, type ManifestFile, parseManifest } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import { type ModelCard, parseModelCard } from '#library/model-card.ts';
import { holdModelLock } from '#library/model-locks.ts';
import { openStoredFolder } from '#library/open-stored-folder.ts';
import type { DamagedChunks, StoredFile } from '../check-protocol.ts';
import { fetchCheckedFile, fetchSmallFile, sayChunks } from './url-bytes.ts';

/** A model folder, its manifest read and parsed, wherever it lies. */
export interface ModelFolder {
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json in hexadecimal. */
  readonly manifestSha256: string;
  readonly card: ModelCard | undefined;
  /** A file whose every byte was checked. Rejects with `damaged-file`. */
  readonly read: ReadFile;
  /** A file of the library, not checked yet; undefined where files come over the network. */
  readonly stored: ((file: ManifestFile) => Promise<StoredFile>) | undefined;
  /** Others may change a stored model again. */
  readonly close: () => void;
}

type ReadFile = (
  file: ManifestFile,
  options: { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
) => Promise<Blob>;

/** Opens the folder. Rejects with `model-missing`, `damaged-file` and `busy-elsewhere`. */
export function openModelFolder(address: ModelAddress, signal: AbortSignal): Promise<ModelFolder> {
  return address.kind === 'url'
    ? openFolderAt(new URL(address.url), signal)
    : openFolderInLibrary(address.id);
}

/**
 * Reads files of the folder side by side and checks each against the manifest's sizes and SHA-256,
 * because a damaged graph may run and answer wrongly.
 */
export async function readFiles(
  folder: ModelFolder,
  paths: readonly string[],
  report: (loadedBytes: number, totalBytes: number) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Blob>> {
  const entries = paths.map((path) => entryOf(folder, path));
  const totalBytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  let loadedBytes = 0;
  const onBytes = (bytes: number) => {
    loadedBytes += bytes;
    report(loadedBytes, totalBytes);
  };
  const blobs = await Promise.all(entries.map((entry) => folder.read(entry, { signal, onBytes })));
  return new Map(blobs.map((blob, index) => [paths[index] as string, blob]));
}

export function entryOf({ manifest }: ModelFolder, path: string): ManifestFile {
  const entry = manifest.files.find((file) => file.path === path);
  if (entry) return entry;
  throw damagedFile(path, 'manifest.json does not list it', COPY_AGAIN);
}

async function openFolderAt(url: URL, signal: AbortSignal): Promise<ModelFolder> {
  const manifest = await fetchSmallFile(new URL('manifest.json', url), signal, MOST_JSON_BYTES);
  if (!manifest) {
    throw new Failure({
      code: 'model-missing',
      message: `There is no model folder at ${url.pathname}: manifest.json was not found.`,
      cure: 'Check the address of the model folder, or start the workbench again with "npm start".',
      facts: { folder: url.pathname },
    });
  }
  const card = await fetchSmallFile(new URL('card.json', url), signal, MOST_JSON_BYTES);
  const read: ReadFile = async (file, options) => {
    const fetched = await fetchCheckedFile(new URL(file.path, url), file, options);
    if (fetched.blob) return fetched.blob;
    throw damagedFile(file.path, fetched.problem, COPY_AGAIN);
  };
  return { ...(await parsedFolder(manifest, card)), read, stored: undefined, close: () => {} };
}

async function openFolderInLibrary(id: string): Promise<ModelFolder> {
  const close = await holdModelLock(id, 'loaded');
  try {
    const stored = await openStoredFolder(id);
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const card = stored.cardText === undefined ? undefined : utf8(stored.cardText);
    const read: ReadFile = async (file, options) => {
      const blob = await stored.file(file.path);
      const damaged = await checkChunks(blob, file, options);
      if (damaged.length === 0) return blob;
      throw damagedStoredFile({ path: file.path, chunks: damaged });
    };
    const parsed = await parsedFolder(utf8(stored.manifestText), card);
    return {
      ...parsed,
      read,
      stored: async (file) => ({
        file,
        blob: await stored.file(file.path),
        handle: await stored.handle(file.path),
      }),
      close,
    };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

async function parsedFolder(
  manifest: Uint8Array<ArrayBuffer>,
  card: Uint8Array | undefined,
): Promise<Pick<ModelFolder, 'manifest' | 'manifestSha256' | 'card'>> {
  return {
    manifest: parseText('manifest.json', manifest, parseManifest),
    manifestSha256: await digestSha256(manifest),
    card: card && parseText('card.json', card, parseModelCard),
  };
}

const COPY_AGAIN = 'Copy the model folder again from its source. Nothing of it was run.';
const REPAIR =
  'Open the Models screen and repair this model; only the damaged chunks are read again. Nothing of it was run.';

/** A file of the folder that cannot be what it should be. The reason is a sentence without its end. */
export function damagedFile(file: string, reason: string, cure = COPY_AGAIN): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `The model file ${file} is damaged: ${reason}.`,
    cure,
    facts: { file },
  });
}

/** A file of the library of which some chunks are not what was stored. */
export function damagedStoredFile({ path, chunks }: DamagedChunks): Failure {
  return damagedFile(path, `${sayChunks(chunks)} changed since it was stored`, REPAIR);
}

/** The value of a file that was parsed; throws `damaged-file` where it could not be. */
export function usable<T>(file: string, parsed: Result<T>): T {
  if (parsed.ok) return parsed.value;
  throw damagedFile(file, parsed.error);
}

function parseText<T>(file: string, bytes: Uint8Array, parse: (text: string) => T): T {
  const text = usable(file, readGuardedText(bytes));
  try {
    return parse(text);
  } catch (thrown) {
    throw damagedFile(file, thrown instanceof Error ? thrown.message : String(thrown));
  }
}
