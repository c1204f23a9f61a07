import { expect, test } from 'vitest';
import { serve } from '#base/rpc-server.ts';
import type { CrystalCell } from '#science/crystallography.ts';
import { crystalCalls } from '#workers/science/crystal-calls.ts';
import { moyoModule } from '#workers/science/moyo.fixture.ts';
import type { CrystalProtocol } from '#workers/science/protocol.ts';
import { createCrystallography } from './crystallography-engine.ts';
import { LocalWorker } from './local-worker.fixture.ts';

const copper: CrystalCell = {
  vectors: [
    [0, 1.8, 1.8],
    [1.8, 0, 1.8],
    [1.8, 1.8, 0],
  ],
  sites: [{ symbol: 'Cu', position: [0, 0, 0] }],
};

function moyoWorker(): LocalWorker {
  return new LocalWorker((scope) => serve<CrystalProtocol>(scope, crystalCalls()));
}

test('starts moyo with the first question and asks it once for the same thing', async () => {
  const worker = moyoWorker();
  const crystals = createCrystallography({ spawn: () => worker, loadModule: moyoModule });
  expect(worker.received).toEqual([]);
  for (let i = 0; i < 2; i++) {
    expect(await crystals.findSymmetry(copper)).toMatchObject({ value: { spaceGroup: 225 } });
    expect(await crystals.wyckoffPositions(225)).toMatchObject({ ok: true });
    expect(await crystals.symmetryOperations(225)).toMatchObject({ ok: true });
  }
  expect(worker.received).toEqual(['start', 'findSymmetry', 'positions', 'operations']);
});

test('asks again for another tolerance', async () => {
  const crystals = createCrystallography({ spawn: moyoWorker, loadModule: moyoModule });
  const found = await crystals.findSymmetry(copper, undefined, 0.1);
  expect(found).toMatchObject({ value: { tolerance: 0.1 } });
});

test('ends a worker that gives no answer in time, and answers with the next', async () => {
  const workers: LocalWorker[] = [];
  const crystals = createCrystallography({
    spawn: () => {
      const calls = crystalCalls();
      const hangs = { ...calls, findSymmetry: () => new Promise<never>(() => undefined) };
      const handlers = workers.length === 0 ? hangs : calls;
      const worker = new LocalWorker((scope) => serve<CrystalProtocol>(scope, handlers));
      workers.push(worker);
      return worker;
    },
    loadModule: moyoModule,
    timeoutMs: 300,
  });
  await expect(crystals.findSymmetry(copper)).rejects.toMatchObject({ code: 'chemistry-timeout' });
  expect(await crystals.findSymmetry(copper)).toMatchObject({ ok: true });
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test('gives up an aborted search', async () => {
  const crystals = createCrystallography({ spawn: moyoWorker, loadModule: moyoModule });
  const controller = new AbortController();
  const asked = crystals.findSymmetry(copper, controller.signal);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});

test('says what to do when a file of the program is missing', async () => {
  const crystals = createCrystallography({
    spawn: moyoWorker,
    loadModule: () => Promise.reject(new Error('the server answered 404 for /moyo.wasm')),
  });
  await expect(crystals.wyckoffPositions(225)).rejects.toMatchObject({
    code: 'chemistry-unavailable',
    message: expect.stringContaining('404'),
  });
});
