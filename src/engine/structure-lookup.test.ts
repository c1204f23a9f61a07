import { describe, expect, it } from 'vitest';
import type { WorkerLike } from '#base/rpc-client.ts';
import { createStructureLookup } from './structure-lookup.ts';

/** A worker that answers each call with this message. */
function answering(answer: object): { readonly spawn: () => WorkerLike; readonly log: string[] } {
  const log: string[] = [];
  return {
    log,
    spawn: () => {
      log.push('start');
      let listen: (event: MessageEvent) => void = () => undefined;
      return {
        addEventListener: (type: string, listener: (event: never) => void) => {
          if (type === 'message') listen = (event) => listener(event as never);
        },
        postMessage: (request) => {
          log.push(JSON.stringify(request));
          queueMicrotask(() => listen(new MessageEvent('message', { data: answer })));
        },
        terminate: () => log.push('end'),
      };
    },
  };
}

describe('a look-up', () => {
  it('starts a worker with the press, sends archive and id alone, and ends it', async () => {
    const found = { name: 'RCSB 1CRN', text: 'data_1CRN' };
    const { spawn, log } = answering({ kind: 'value', id: 1, value: found });
    const lookUp = createStructureLookup(spawn);
    expect(log).toEqual([]);
    expect(await lookUp('rcsb', '1CRN')).toEqual(found);
    expect(log).toEqual([
      'start',
      '{"kind":"call","id":1,"name":"fetchStructure","params":{"archive":"rcsb","id":"1CRN"}}',
      'end',
    ]);
  });

  it('ends the worker after a failure too, and gives the failure on', async () => {
    const failure = { code: 'not-found', message: 'files.rcsb.org has nothing', cure: 'Check it.' };
    const { spawn, log } = answering({ kind: 'failed', id: 1, failure });
    await expect(createStructureLookup(spawn)('rcsb', '9ZZZ')).rejects.toMatchObject(failure);
    expect(log.at(-1)).toBe('end');
  });
});
