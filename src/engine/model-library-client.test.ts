import { describe, expect, test, vi } from 'vitest';
import type { WorkerLike } from '#base/rpc-client.ts';
import { announceLibraryChange } from '#library/library-channel.ts';
import { createModelLibrary } from './model-library-client.ts';

describe('the library of this browser', () => {
  test('starts a worker with its first call, and the one with the network only for a download', async () => {
    const workers = { library: answering(), convert: answering(), download: answering() };
    const library = createModelLibrary({
      spawnLibrary: workers.library.spawn,
      spawnConvert: workers.convert.spawn,
      spawnDownload: workers.download.spawn,
    });
    expect(workers.library.spawn).not.toHaveBeenCalled();
    expect(await library.contents()).toBe('contents');
    expect(await library.verify('a')).toBe('verify');
    expect(workers.library.spawn).toHaveBeenCalledTimes(1);
    expect(workers.download.spawn).not.toHaveBeenCalled();
    expect(workers.convert.spawn).not.toHaveBeenCalled();
  });

  test('the worker with the network ends when nobody waits for it, and starts again', async () => {
    const download = answering();
    const library = createModelLibrary({ spawnDownload: download.spawn });
    const both = Promise.all([library.planDownload('a/b'), library.repairFromOrigin('a')]);
    expect(await both).toEqual(['plan', 'repair']);
    expect(download.spawn).toHaveBeenCalledTimes(1);
    expect(download.terminate).toHaveBeenCalledTimes(1);
    expect(await library.planDownload('a/b')).toBe('plan');
    expect(download.spawn).toHaveBeenCalledTimes(2);
  });

  test('tells of changes in any tab until nobody listens', async () => {
    const library = createModelLibrary();
    const heard = vi.fn();
    const stop = library.onChange(heard);
    announceLibraryChange();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    stop();
    announceLibraryChange();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

/** A worker that answers each call with the call's own name. */
function answering() {
  const terminate = vi.fn();
  const spawn = vi.fn((): WorkerLike => {
    const target = new EventTarget();
    return {
      addEventListener: (type: string, listener: (event: never) => void) =>
        target.addEventListener(type, (event) => listener(event as never)),
      postMessage: (message: unknown) => {
        const { id, name } = message as { readonly id: number; readonly name: string };
        const data = { kind: 'value', id, value: name };
        queueMicrotask(() => target.dispatchEvent(new MessageEvent('message', { data })));
      },
      terminate,
    };
  });
  return { spawn, terminate };
}
