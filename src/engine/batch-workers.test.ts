import { beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '#base/rpc-server.ts';
import { LocalWorker } from './local-worker.fixture.ts';
import { batchWorkersOn } from './open-rdkit.ts';
import { type ChemistryOptions, createChemistry } from './science-engine.ts';

let workers: LocalWorker[] = [];
beforeEach(() => {
  workers = [];
});

/** The shortest WebAssembly module: magic number and version. */
const EMPTY_MODULE = WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

/** Two workers for batches, with an RDKit that answers `start` and InChIs, or `start` alone. */
function start(answers: 'inchis' | 'nothing', options: ChemistryOptions = {}) {
  const run = (scope: Scope) =>
    scope.addEventListener('message', ({ data: { id, name, params } }) => {
      const reply = (value: unknown) => scope.postMessage({ kind: 'value', id, value });
      if (name === 'start') reply('scripted');
      else if (name === 'writeInchiOfEach' && answers === 'inchis') {
        reply(params.smiles.map((each: string) => `InChI=1S/${each}`));
      }
    });
  const spawnRdkit = () => {
    const worker = new LocalWorker(run);
    workers.push(worker);
    return worker;
  };
  return createChemistry({
    spawnRdkit,
    loadRdkit: () => EMPTY_MODULE,
    batchWorkers: 2,
    ...options,
  });
}

const chains = (count: number) => Array.from({ length: count }, (_, at) => 'C'.repeat(at + 1));
const received = () => workers.map((worker) => worker.received);

describe('workers for batches', () => {
  it('stand beside the one of the page, so that no drawing waits for a batch', async () => {
    const chemistry = start('nothing');
    const asked = expect(chemistry.writeInchis(chains(20))).rejects.toMatchObject({
      code: 'worker-stopped',
    });
    const batch = ['start', 'writeInchiOfEach'];
    await expect.poll(received).toEqual([batch, batch]);
    const described = expect(chemistry.describeMolecule('C')).rejects.toMatchObject({
      code: 'worker-stopped',
    });
    await expect.poll(received).toEqual([batch, batch, ['start', 'describe']]);
    chemistry.dispose();
    await Promise.all([asked, described]);
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  });

  it('start from a module that is compiled once, and again after a failure', async () => {
    let loads = 0;
    const chemistry = start('inchis', {
      loadRdkit: () => (++loads === 1 ? Promise.reject(new Error('404')) : EMPTY_MODULE),
    });
    await expect(chemistry.writeInchis(['C'])).rejects.toMatchObject({
      code: 'chemistry-unavailable',
    });
    expect(await chemistry.writeInchis(chains(20))).toEqual(
      chains(20).map((each) => `InChI=1S/${each}`),
    );
    expect(workers.length).toBeGreaterThan(1);
    expect(loads).toBe(2);
    chemistry.dispose();
  });

  it('are half of the cores, one at least and four at most', () => {
    expect([1, 2, 3, 4, 8, 64].map(batchWorkersOn)).toEqual([1, 1, 1, 2, 4, 4]);
  });
});
