import { expect, test } from 'vitest';
import { serve } from '#base/rpc-server.ts';
import { foldCalls } from '#workers/science/fold-calls.ts';
import type { FoldProtocol } from '#workers/science/protocol.ts';
import { createFolding } from './folding-engine.ts';
import { LocalWorker } from './local-worker.fixture.ts';

function foldWorker(): LocalWorker {
  return new LocalWorker((scope) => serve<FoldProtocol>(scope, foldCalls()));
}

/** Takes questions and answers none, as one that folds for ever. */
function busyWorker(): LocalWorker {
  return new LocalWorker(() => undefined);
}

test('folds in a worker that starts with the first RNA, and asks it once for the same one', async () => {
  const workers: LocalWorker[] = [];
  const spawn = () => {
    workers.push(foldWorker());
    return workers.at(-1)!;
  };
  const folding = createFolding({ spawn });
  expect(workers).toHaveLength(0);
  for (let i = 0; i < 2; i++) {
    expect(await folding.foldRna('GGGGAAAACCCC')).toMatchObject({
      ok: true,
      value: { structure: '((((....))))', energy: -5.4 },
    });
  }
  expect(workers.map(({ received }) => received)).toEqual([['fold']]);
});

test('refuses what is no RNA, and folds the next one', async () => {
  const folding = createFolding({ spawn: foldWorker });
  expect(await folding.foldRna('GGNNCC')).toMatchObject({ ok: false, error: { position: 2 } });
  expect(await folding.foldRna('A')).toMatchObject({ ok: true, value: { energy: 0 } });
});

test('ends the worker when nobody waits any more, and starts another for the next RNA', async () => {
  const busy = busyWorker();
  const workers = [busy, foldWorker()];
  const folding = createFolding({ spawn: () => workers.shift()! });
  const stop = new AbortController();
  const given = folding.foldRna('GGGGAAAACCCC', stop.signal);
  setTimeout(() => stop.abort(), 5);
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  expect(await folding.foldRna('GGGGAAAACCCC')).toMatchObject({ ok: true });
  expect(busy.isTerminated).toBe(true);
});

test('gives a folding up that takes too long, and says what to do', async () => {
  const folding = createFolding({ spawn: busyWorker, timeoutMs: 10 });
  await expect(folding.foldRna('GGGGAAAACCCC')).rejects.toMatchObject({
    code: 'chemistry-timeout',
    message: expect.stringContaining('RNA folding'),
    cure: expect.stringContaining('shorter'),
  });
});
