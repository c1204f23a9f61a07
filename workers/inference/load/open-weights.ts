import { findDamageBeside, openStored } from './check-stored-files.ts';
import { LazyBytes } from './lazy-bytes.ts';
import type { LoadMeter } from './load-meter.ts';
import { damagedStoredFile, entryOf, type ModelFolder, readFiles } from './model-folder.ts';
import { blobSource } from './open-byte-source.ts';
import { baseName } from './prepare-model.ts';

/** External data of a graph, on its way to the runtime. */
export interface OpenWeights {
  readonly data: readonly { readonly path: string; readonly data: Uint8Array<ArrayBuffer> }[];
  /**
   * Whether every byte is what the manifest says; rejects with `damaged-file`. The runtime may take
   * the bytes before, but nothing may be computed with them.
   */
  readonly checked: Promise<void>;
  readonly close: () => void;
}

interface OpenOptions {
  readonly signal: AbortSignal;
  readonly meter: LoadMeter;
}

/** Below this, one read of a file is faster than one for each constant. */
const SMALL_BYTES = 32 * 1024 * 1024;

/**
 * Opens the files for reading constant by constant. Large stored ones are checked by another worker
 * while the runtime takes them; all others are checked when this resolves.
 */
export async function openWeights(
  folder: ModelFolder,
  paths: readonly string[],
  options: OpenOptions,
): Promise<OpenWeights> {
  const totalBytes = paths.reduce((sum, path) => sum + entryOf(folder, path).bytes, 0);
  if (folder.stored && totalBytes > SMALL_BYTES) return openStoredWeights(folder, paths, options);
  const blobs = await readFiles(folder, paths, options.meter.checked, options.signal);
  const data = [...blobs].map(async ([path, blob]) => ({
    path: baseName(path),
    data:
      blob.size <= SMALL_BYTES
        ? new Uint8Array(await blob.arrayBuffer())
        : new LazyBytes(blobSource(blob), options.meter.taken),
  }));
  return { data: await Promise.all(data), checked: Promise.resolve(), close: () => {} };
}

async function openStoredWeights(
  folder: ModelFolder,
  paths: readonly string[],
  { signal, meter }: OpenOptions,
): Promise<OpenWeights> {
  const entries = paths.map((path) => entryOf(folder, path));
  const totalBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const stored = await Promise.all(entries.flatMap((entry) => folder.stored?.(entry) ?? []));
  let checkedBytes = 0;
  const report = (bytes: number) => {
    checkedBytes += bytes;
    meter.checked(checkedBytes, totalBytes);
  };
  const checked = findDamageBeside(stored, { signal, report }).then((damage) => {
    if (damage) throw damagedStoredFile(damage);
  });
  // It is awaited when the runtime is done; until then a rejection has a listener.
  checked.catch(() => {});
  const sources = await Promise.all(stored.map(openStored));
  return {
    data: sources.map((source, index) => ({
      path: baseName(paths[index] ?? ''),
      data: new LazyBytes(source, meter.taken),
    })),
    checked,
    close: () => {
      for (const source of sources) source.close();
    },
  };
}
