import type { CallName, Params, Protocol, Value } from '#base/rpc.ts';
import { type CallOptions, WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import { onLibraryChange } from '#library/library-channel.ts';
import type { ConvertProtocol } from '#workers/convert/protocol.ts';
import type { DownloadProtocol } from '#workers/download/protocol.ts';
import type { LibraryProtocol } from '#workers/library/protocol.ts';
import type { ModelLibrary } from './model-library.ts';

/** Everything has a default; tests replace the workers. */
export interface ModelLibraryOptions {
  readonly spawnLibrary?: () => WorkerLike;
  readonly spawnConvert?: () => WorkerLike;
  readonly spawnDownload?: () => WorkerLike;
}

/**
 * The models kept in this browser, behind three workers that start with their first call. The one
 * that reaches the network lives only as long as a download, and the converter's memory goes with
 * its worker.
 */
export function createModelLibrary(options: ModelLibraryOptions = {}): ModelLibrary {
  const library = new WorkerConnection<LibraryProtocol>(
    'library',
    options.spawnLibrary ?? spawnLibraryWorker,
  );
  const converter = new PassingWorker<ConvertProtocol>(
    'convert',
    options.spawnConvert ?? spawnConvertWorker,
  );
  const downloader = new PassingWorker<DownloadProtocol>(
    'download',
    options.spawnDownload ?? spawnDownloadWorker,
  );
  return {
    contents: () => library.call('contents', {}),
    onChange: onLibraryChange,
    importFolder: (params, call) => library.call('importFolder', params, call),
    convert: (params, call) => converter.call('convert', params, call),
    planDownload: (address, call) => downloader.call('plan', { address }, call),
    download: (params, call) => downloader.call('download', params, call),
    exportFolder: (id, directory, call) => library.call('exportFolder', { id, directory }, call),
    file: (id, path) => library.call('file', { id, path }),
    verify: (id, call) => library.call('verify', { id }, call),
    repairFromFiles: (id, files, call) => library.call('repair', { id, files }, call),
    repairFromOrigin: (id, call) => downloader.call('repair', { id }, call),
    remove: (id) => library.call('remove', { id }),
    persist: async () => navigator.storage.persist(),
    keepSelfTest: (result) => library.call('keepSelfTest', result),
    selfTests: () => library.call('selfTests', {}),
  };
}

/** A worker that ends when nobody waits for it any more. */
class PassingWorker<P extends Protocol<P>> {
  private readonly connection: WorkerConnection<P>;
  private waiting = 0;

  constructor(name: string, spawn: () => WorkerLike) {
    this.connection = new WorkerConnection<P>(name, spawn);
  }

  async call<N extends CallName<P>>(
    name: N,
    params: Params<P, N>,
    options?: CallOptions<P, N>,
  ): Promise<Value<P, N>> {
    this.waiting++;
    try {
      return await this.connection.call(name, params, options);
    } finally {
      this.waiting--;
      if (this.waiting === 0) this.connection.terminate();
    }
  }
}

function spawnLibraryWorker(): Worker {
  return new Worker(new URL('../../workers/library/library.worker.ts', import.meta.url), {
    type: 'module',
    name: 'library',
  });
}

function spawnConvertWorker(): Worker {
  return new Worker(new URL('../../workers/convert/convert.worker.ts', import.meta.url), {
    type: 'module',
    name: 'convert',
  });
}

function spawnDownloadWorker(): Worker {
  return new Worker(new URL('../../workers/download/download.worker.ts', import.meta.url), {
    type: 'module',
    name: 'download',
  });
}
