import { WorkerConnection } from '#base/rpc-client.ts';
import type { CallContext } from '#base/rpc-server.ts';
import type { CheckProtocol, DamagedChunks, StoredFile } from '../check-protocol.ts';
import type { ByteSource } from './byte-source.ts';
import { checkSource } from './check-source.ts';
import { blobSource, storedSource } from './open-byte-source.ts';

/** Opens a stored file in the fastest way that locks nobody out. */
export async function openStored({ handle, blob }: StoredFile): Promise<ByteSource> {
  return (handle && (await storedSource(handle))) ?? blobSource(blob);
}

/** The first of the files with a damaged chunk; undefined when all are whole. */
export async function findDamage(
  files: readonly StoredFile[],
  { signal, report }: CallContext<number>,
): Promise<DamagedChunks | undefined> {
  for (const stored of files) {
    const source = await openStored(stored);
    try {
      const chunks = await checkSource(source, stored.file, { signal, onBytes: report });
      if (chunks.length > 0) return { path: stored.file.path, chunks };
    } finally {
      source.close();
    }
  }
  return undefined;
}

/**
 * As `findDamage`, in a worker of its own: hashing takes as long as starting a model, which blocks
 * this one, and together they take as long as the longer of both.
 */
export async function findDamageBeside(
  files: readonly StoredFile[],
  { signal, report }: CallContext<number>,
): Promise<DamagedChunks | undefined> {
  const connection = new WorkerConnection<CheckProtocol>(
    'check',
    () => new Worker(new URL('../check.worker.ts', import.meta.url), { type: 'module' }),
  );
  try {
    return await connection.call('check', { files }, { signal, onProgress: report });
  } finally {
    connection.terminate();
  }
}
