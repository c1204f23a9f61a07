import { WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import type { FoundStructure, LookupProtocol, StructureArchive } from '#workers/lookup/protocol.ts';

/** Asks an archive for one structure; rejects with a `Failure`, or an `AbortError`. */
export type LookUpStructure = (
  archive: StructureArchive,
  id: string,
  signal?: AbortSignal,
) => Promise<FoundStructure>;

/** Look-ups in a worker of their own, which reaches two archives and ends with each answer. */
export function createStructureLookup(
  spawn: () => WorkerLike = spawnLookupWorker,
): LookUpStructure {
  return async (archive, id, signal) => {
    const connection = new WorkerConnection<LookupProtocol>('lookup', spawn);
    try {
      return await connection.call('fetchStructure', { archive, id }, signal ? { signal } : {});
    } finally {
      connection.terminate();
    }
  };
}

function spawnLookupWorker(): Worker {
  return new Worker(new URL('../../workers/lookup/lookup.worker.ts', import.meta.url), {
    type: 'module',
    name: 'lookup',
  });
}
