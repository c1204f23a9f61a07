import { beforeEach, describe, expect, test } from 'vitest';
import type { WorkerLike } from '#base/rpc-client.ts';
import { type Scope, serve } from '#base/rpc-server.ts';
import type {
  ConformerProtocol,
  GeometryCheck,
  IndigoProtocol,
  RdkitProtocol,
} from '#workers/science/protocol.ts';
import { type ChemistryOptions, createChemistry } from './science-engine.ts';

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
        value: { formula: 'formula of OCC' },
      });
      expect(await chemistry.drawMolecule('OCC', options)).toMatchObject({ ok: true });
    }
    expect(workers).toHaveLength(1);
    expect(workers[0]?.received).toEqual(['start', 'describe', 'draw']);
  });

  test('passes the notes of plan, check and embedding on', async () => {
    const result = await start({}, ['more-stereo']).embedMolecule('CC(F)Cl');
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.notes).toEqual([
      'note of the plan',
      expect.stringContaining('open in places'),
      'seed 1',
    ]);
    expect(workers.map((worker) => worker.name)).toEqual(['rdkit', 'conformer']);
  });

  test('tries other seeds while a stereocentre is wrong', async () => {
    const result = await start({}, ['other-stereo', 'other-stereo', 'same']).embedMolecule('C');
    expect(result).toMatchObject({ ok: true, value: { notes: ['note of the plan', 'seed 3'] } });
  });

  test('gives up when no seed gives the right stereocentres', async () => {
    const result = await start({}, ['other-stereo']).embedMolecule('C');
    expect(result).toMatchObject({
      ok: false,
      error: { message: '3D geometry does not match the SMILES: its stereocentres differ.' },
    });
  });

  test('refuses a geometry of another molecule', async () => {
    expect(await start({}, ['other-molecule']).embedMolecule('CCO')).toMatchObject({
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
    const chemistry = start({
      spawnRdkit: () =>
        new LocalWorker('rdkit', workers.length === 0 ? serveOnlyStart : serveRdkit),
      timeouts: { describe: 50 },
    });
    const late = chemistry.describeMolecule('CCO');
    const queued = chemistry.drawMolecule('CO', { width: 99, height: 99, theme: 'dark' });
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

  test('reads an InChI only when the molecule has that very InChI', async () => {
    const chemistry = start();
    const read = (text: string) => chemistry.readMolecule({ format: 'inchi', text });
    expect(await read(' InChI=1S/C\n')).toEqual({ ok: true, value: 'usual C' });
    expect(await read('InChI=1S/N')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('InChI=1S/C instead of InChI=1S/N') },
    });
    expect(await read('aspirin')).toMatchObject({
      ok: false,
      error: { message: 'This is no standard InChI.' },
    });
  });

  test('passes the refusal of a molfile on, without starting Indigo', async () => {
    const read = await start().readMolecule({ format: 'molfile', text: 'M  END' });
    expect(read).toMatchObject({ ok: false, error: { message: 'no molfile' } });
    expect(workers.map((worker) => worker.name)).toEqual(['rdkit']);
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
    await expect(chemistry.writeInchis(['CC'])).rejects.toMatchObject({
      code: 'chemistry-stopped',
    });
  });
});

/** The verdicts on the geometries one after the other; the last one holds for all that follow. */
function start(options: ChemistryOptions = {}, checks: readonly GeometryCheck[] = ['same']) {
  return createChemistry({
    spawnRdkit: () => new LocalWorker('rdkit', (scope) => serveRdkit(scope, checks)),
    spawnConformer: () => new LocalWorker('conformer', serveConformers),
    spawnIndigo: () => new LocalWorker('indigo', serveIndigo),
    loadRdkit: () => EMPTY_MODULE,
    loadIndigo: () => EMPTY_MODULE,
    loadResources: async () => '{}',
    batchWorkers: 2,
    ...options,
  });
}

/** The shortest WebAssembly module: magic number and version. */
const EMPTY_MODULE = WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

const DRAWING = { svg: '<svg/>', width: 9, height: 9, atoms: [], bondLength: 5 };

function serveRdkit(scope: Scope, checks: readonly GeometryCheck[] = ['same']) {
  let checked = 0;
  serve<RdkitProtocol>(scope, {
    start: async () => 'scripted',
    describe: async ({ smiles }) => ({
      ok: true,
      value: {
        canonicalSmiles: smiles,
        formula: `formula of ${smiles}`,
        inchi: `InChI=1S/${smiles}`,
        inchiKey: '',
        heavyAtomCount: 1,
        charge: 0,
        molarMass: 1,
        componentCount: 1,
      },
    }),
    describeMolfile: async () => ({
      ok: false,
      error: { message: 'no molfile', cure: 'another' },
    }),
    usualTautomer: async ({ smiles }) => ({ ok: true, value: `usual ${smiles}` }),
    draw: async () => ({ ok: true, value: DRAWING }),
    drawReaction: async () => ({
      ok: true,
      value: { ...DRAWING, atoms: { reactants: [], reagents: [], products: [] }, changes: [] },
    }),
    writeMolfile: async ({ smiles }) => ({ ok: true, value: `molfile of ${smiles}` }),
    readGraph: async () => ({ ok: true, value: { atoms: [], bonds: [] } }),
    matchGroups: async ({ patterns }) => ({
      ok: true,
      value: patterns.map(({ name }) => ({ name, places: [[0]] })),
    }),
    planEmbedding: async ({ smiles }) => ({
      ok: true,
      value: { shownSmiles: smiles, parts: [], notes: ['note of the plan'], writtenAtoms: [0] },
    }),
    checkGeometry: async () => ({
      ok: true,
      value: checks[Math.min(checked++, checks.length - 1)] ?? 'same',
    }),
    canonicaliseEach: async ({ smiles }) =>
      smiles.map((each) => ({ smiles: each, flatSmiles: each, largestPart: each })),
    writeInchiOfEach: async ({ smiles }) => smiles.map((each) => `InChI=1S/${each}`),
    compareEach: async ({ pairs }) => pairs.map(() => ({ maccs: 1, path: 1, morgan: 1 })),
    compareEnvironmentsOfEach: async ({ pairs }) => pairs.map(() => 1),
  });
}

function serveConformers(scope: Scope) {
  serve<ConformerProtocol>(scope, {
    start: async () => undefined,
    embed: async ({ seed }) => ({
      ok: true,
      value: { molblock: '', minimised: true, notes: [`seed ${seed}`] },
    }),
  });
}

/** Reads every InChI as methane. */
function serveIndigo(scope: Scope) {
  serve<IndigoProtocol>(scope, {
    start: async () => 'scripted',
    readInchi: async () => ({ ok: true, value: 'C' }),
  });
}

function serveNothing() {}

/** Answers `start` and then hangs. */
function serveOnlyStart(scope: Scope) {
  scope.addEventListener('message', ({ data }) => {
    if (data.name === 'start') scope.postMessage({ kind: 'value', id: data.id, value: '' });
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
