import { Failure } from '#base/failure.ts';
import { type Flavour, type Manifest, parseManifest } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import { type ModelCard, parseModelCard } from '#library/model-card.ts';
import type { Backend } from './protocol.ts';

/** A model folder on a server, its manifest read and parsed. */
export interface ModelFolder {
  readonly url: URL;
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json in hexadecimal. */
  readonly manifestSha256: string;
  readonly card: ModelCard | undefined;
}

type ReportBytes = (loadedBytes: number) => void;

/** Opens the folder. Throws the failures `model-missing` and `damaged-file`. */
export async function openModelFolder(
  address: ModelAddress,
  signal: AbortSignal,
): Promise<ModelFolder> {
  const url = new URL(address.kind === 'url' ? address.url : `opfs:${address.id}/`);
  const bytes = await fetchBytes(new URL('manifest.json', url), signal, () => {});
  if (!bytes) {
    throw new Failure({
      code: 'model-missing',
      message: `There is no model folder at ${url.pathname}: manifest.json was not found.`,
      cure: 'Check the address of the model folder, or start the workbench again with "npm start".',
      facts: { folder: url.pathname },
    });
  }
  const cardBytes = await fetchBytes(new URL('card.json', url), signal, () => {});
  return {
    url,
    manifest: parseText('manifest.json', bytes, parseManifest),
    manifestSha256: await sha256(bytes),
    card: cardBytes && parseText('card.json', cardBytes, parseModelCard),
  };
}

/** The graph written for a backend; undefined when the folder has none. */
export function flavourFor(folder: ModelFolder, backend: Backend): Flavour | undefined {
  return folder.manifest.flavours.find((flavour) => flavour.backend === backend);
}

/**
 * Fetches files of the folder side by side and checks each against the manifest's size and
 * SHA-256, because a damaged graph may run and answer wrongly.
 */
export async function fetchFiles(
  folder: ModelFolder,
  paths: readonly string[],
  report: (loadedBytes: number, totalBytes: number) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const entries = paths.map((path) => entryOf(folder, path));
  const totalBytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const loaded = new Map<string, number>();
  const files = await Promise.all(
    entries.map(async (entry) => {
      const bytes = await fetchChecked(folder, entry, signal, (loadedBytes) => {
        loaded.set(entry.path, loadedBytes);
        report(
          [...loaded.values()].reduce((sum, value) => sum + value, 0),
          totalBytes,
        );
      });
      return [entry.path, bytes] as const;
    }),
  );
  return new Map(files);
}

type FileEntry = Manifest['files'][number];

function entryOf(folder: ModelFolder, path: string): FileEntry {
  const entry = folder.manifest.files.find((file) => file.path === path);
  if (entry) return entry;
  throw damaged(path, 'manifest.json does not list it');
}

async function fetchChecked(
  folder: ModelFolder,
  entry: FileEntry,
  signal: AbortSignal,
  report: ReportBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fetchBytes(new URL(entry.path, folder.url), signal, report);
  if (!bytes) throw damaged(entry.path, 'the file is missing');
  if (bytes.length !== entry.bytes) {
    throw damaged(entry.path, `it has ${bytes.length} bytes instead of ${entry.bytes}`);
  }
  const hash = await sha256(bytes);
  if (hash !== entry.sha256) {
    throw damaged(
      entry.path,
      `its SHA-256 begins with ${hash.slice(0, 12)} instead of ${entry.sha256.slice(0, 12)}`,
    );
  }
  return bytes;
}

function damaged(file: string, reason: string): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `The model file ${file} is damaged: ${reason}.`,
    cure: 'Copy the model folder again from its source. Nothing of it was run.',
    facts: { file },
  });
}

/** The body of a response; undefined when the server says that there is no such file. */
async function fetchBytes(
  url: URL,
  signal: AbortSignal,
  report: ReportBytes,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const response = await fetch(url, { signal }).catch((thrown: unknown) => {
    if (signal.aborted) throw thrown;
    throw unreachable(url, thrown instanceof Error ? thrown.message : String(thrown));
  });
  if (response.status === 404) return undefined;
  if (!response.ok || !response.body) throw unreachable(url, `status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let loadedBytes = 0;
  // Not `for await`: Safari's streams are not async iterable.
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    loadedBytes += read.value.length;
    report(loadedBytes);
  }
  const bytes = new Uint8Array(loadedBytes);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function unreachable(url: URL, reason: string): Failure {
  return new Failure({
    code: 'model-unreachable',
    message: `${url.pathname} could not be read: ${reason}.`,
    cure: 'See whether the workbench is still being served, then try again.',
    facts: { file: url.pathname },
  });
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.isSecureContext) {
    throw new Failure({
      code: 'insecure-context',
      message:
        'This page was opened over plain http from another machine, where browsers offer no SHA-256 and no WebGPU.',
      cure: 'Open the workbench over https, or on the machine itself as http://localhost.',
    });
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parseText<T>(file: string, bytes: Uint8Array, parse: (text: string) => T): T {
  try {
    return parse(new TextDecoder().decode(bytes));
  } catch (thrown) {
    throw damaged(file, thrown instanceof Error ? thrown.message : String(thrown));
  }
}
