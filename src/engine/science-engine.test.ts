import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { WorkerLike } from '#base/rpc-client.ts';
import { type Scope, serve } from '#base/rpc-server.ts';
import { conformerCalls } from '#workers/science/conformer-calls.ts';
import type { ConformerProtocol, RdkitProtocol } from '#workers/science/protocol.ts';
import { rdkitCalls } from '#workers/science/rdkit-calls.ts';
import { type ChemistryOptions, createChemistry } from './science-engine.ts';

const require = createRequire(import.meta.url);
const rdkitModule = WebAssembly.compile(
  readFileSync(require.resolve('@rdkit/rdkit/RDKit_minimal.wasm')),
);
const resources = readFileSync(
  new URL('../../node_modules/openchemlib/dist/resources.json', import.meta.url),
  'utf8',
);

// The first embedding reads OpenChemLib's tables, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let workers: LocalWorker[] = [];

beforeEach(() => {
  workers = [];
});

describe('createChemistry', () => {
  test('describes and draws, and asks the worker once for the same SMILES', async () => {
    const chemistry = start();
    const options = { width: 200, height: 100, theme: 'light' } as const;
    for (let i = 0; i < 3; i++) {
      expect(await chemistry.describeMolecule('OCC')).toMatchObject({
        ok: true,
        value: { canonicalSmiles: 'CCO', formula: 'C2H6O' },
      });
      expect(await chemistry.drawMolecule('OCC', options)).toMatchObject({ ok: true });
    }
    expect(workers).toHaveLength(1);
    expect(workers[0]?.received).toEqual(['start', 'describe', 'draw']);
  });

  test('answers a syntax error without starting a worker', async () => {
    const chemistry = start();
    expect(await chemistry.describeMolecule('C1CC')).toMatchObject({
      ok: false,
      error: { position: 1 },
    });
    expect(workers).toHaveLength(0);
  });

  test('embeds through both workers', async () => {
    const chemistry = start();
    const result = await chemistry.embedMolecule('C[C@H](N)C(=O)O');
    expect(result).toMatchObject({ ok: true, value: { minimised: true, notes: [] } });
    expect(workers.map((worker) => worker.name)).toEqual(['rdkit', 'conformer']);
  });

  test('notes that a stereocentre was left open', async () => {
    const result = await start().embedMolecule('CC(F)Cl');
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.notes.join()).toContain('open in places');
  });

  test('refuses a geometry of another molecule', async () => {
    const chemistry = start({ spawnConformer: () => new LocalWorker('conformer', serveWater) });
    const result = await chemistry.embedMolecule('CCO');
    expect(result).toMatchObject({
      ok: false,
      error: { message: '3D geometry does not match the SMILES: its InChI differs.' },
    });
  });

  test('gives up on a worker that does not start, and embeds the next molecule anew', async () => {
    let hangs = true;
    const chemistry = start({
      spawnConformer: () => new LocalWorker('conformer', hangs ? serveNothing : serveConformers),
      timeouts: { start: 200 },
    });
    await expect(chemistry.embedMolecule('CCO')).rejects.toMatchObject({
      code: 'chemistry-unavailable',
    });
    hangs = false;
    expect(await chemistry.embedMolecule('CO')).toMatchObject({ ok: true });
  });

  test('ends a hung call with chemistry-timeout and starts a fresh worker', async () => {
    let hangs = true;
    const chemistry = start({
      spawnRdkit: () => new LocalWorker('rdkit', hangs ? serveOnlyStart : serveRdkit),
      timeouts: { describe: 50 },
    });
    const late = chemistry.describeMolecule('CCO');
    const queued = chemistry.drawMolecule('CO', { width: 99, height: 99, theme: 'dark' });
    hangs = false;
    await expect(late).rejects.toMatchObject({ code: 'chemistry-timeout' });
    expect(await queued).toMatchObject({ ok: true });
    expect(workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
  });

  test('an aborted embedding ends the conformer worker', async () => {
    const chemistry = start({
      spawnConformer: () => new LocalWorker('conformer', serveOnlyStart),
    });
    const controller = new AbortController();
    const embedding = chemistry.embedMolecule('CCO', controller.signal);
    const seen = expect(embedding).rejects.toMatchObject({ name: 'AbortError' });
    await until(() => workers[1]?.received.includes('embed') ?? false);
    controller.abort();
    await seen;
    await until(() => workers[1]?.isTerminated ?? false);
  });

  test('rejects with a cure when a file of the program is missing', async () => {
    const chemistry = start({
      loadRdkit: () => Promise.reject(new Error('the server answered 404 for /rdkit.wasm')),
    });
    await expect(chemistry.describeMolecule('CCO')).rejects.toMatchObject({
      code: 'chemistry-unavailable',
      message: expect.stringContaining('404'),
      cure: expect.stringContaining('Reload'),
    });
  });

  test('starts a fresh worker after a crash', async () => {
    const chemistry = start();
    await chemistry.describeMolecule('C');
    workers[0]?.fail('out of memory');
    expect(await chemistry.describeMolecule('CC')).toMatchObject({ ok: true });
    expect(workers).toHaveLength(2);
  });

  test('refuses calls after dispose', async () => {
    const chemistry = start();
    await chemistry.describeMolecule('C');
    chemistry.dispose();
    expect(workers[0]?.isTerminated).toBe(true);
    await expect(chemistry.describeMolecule('CC')).rejects.toMatchObject({
      code: 'chemistry-stopped',
    });
  });
});

function start(options: ChemistryOptions = {}) {
  return createChemistry({
    spawnRdkit: () => new LocalWorker('rdkit', serveRdkit),
    spawnConformer: () => new LocalWorker('conformer', serveConformers),
    loadRdkit: () => rdkitModule,
    loadResources: async () => resources,
    ...options,
  });
}

function serveRdkit(scope: Scope) {
  serve<RdkitProtocol>(scope, rdkitCalls());
}

function serveConformers(scope: Scope) {
  serve<ConformerProtocol>(scope, conformerCalls());
}

function serveNothing() {}

/** Answers `start` and then hangs. */
function serveOnlyStart(scope: Scope) {
  scope.addEventListener('message', ({ data }) => {
    if (data.name === 'start') scope.postMessage({ kind: 'value', id: data.id, value: '' });
  });
}

/** Embeds water, whatever is asked. */
function serveWater(scope: Scope) {
  serve<ConformerProtocol>(scope, {
    start: async () => undefined,
    embed: async () => ({
      ok: true,
      value: {
        molblock:
          '\n          3D\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 O   0  0\nM  END\n',
        minimised: true,
        notes: [],
      },
    }),
  });
}

/** A worker in the same thread; messages arrive in a later task, as from a real one. */
class LocalWorker implements WorkerLike {
  readonly name: string;
  readonly received: string[] = [];
  isTerminated = false;
  private readonly outside = new EventTarget();
  private readonly inside = new EventTarget();

  constructor(name: string, run: (scope: Scope) => void) {
    this.name = name;
    workers.push(this);
    run({
      postMessage: (message) => this.deliver(this.outside, message),
      addEventListener: (type: string, listener: (event: MessageEvent) => void) =>
        this.inside.addEventListener(type, listener as EventListener),
    });
  }

  postMessage(message: unknown): void {
    if (typeof message === 'object' && message && 'name' in message) {
      this.received.push(String(message.name));
    }
    this.deliver(this.inside, message);
  }

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.outside.addEventListener(type, listener as EventListener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  fail(message: string): void {
    this.outside.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  private deliver(target: EventTarget, data: unknown): void {
    setTimeout(() => {
      if (!this.isTerminated) target.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
