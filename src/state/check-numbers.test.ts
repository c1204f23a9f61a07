import { describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import type { Engine } from '#engine/engine.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import type { Flavour } from '#library/manifest.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { held } from './library.fixture.ts';
import { engineWriting, libraryWith, model, storeWith } from './workbench-store.fixture.ts';

const flavour = (
  id: string,
  backend: Flavour['backend'],
  activations: Flavour['activations'],
): Flavour => ({
  id,
  backend,
  activations,
  quantisation: backend === 'wasm' ? 'int8' : 'q4',
  graph: `${id}/model.onnx`,
  data: [],
});

const half = flavour('gpu-q4f16', 'webgpu', 'fp16');
const exact = flavour('gpu-q4', 'webgpu', 'fp32');
const cpu = flavour('cpu-int8', 'wasm', 'fp32');

const onGpu: LoadedModel = {
  ...model,
  flavour: 'gpu-q4f16',
  backend: { backend: 'webgpu', reason: 'A GPU.', adapter: 'Radeon' },
  folderFlavours: [half, exact, cpu],
};

const resultOf = ({ flavour }: Pick<LoadedModel, 'flavour'>, passes: boolean): SelfTestResult => ({
  manifestSha256: model.manifestSha256,
  flavour,
  adapter: 'Radeon',
  runtime: 'test',
  passes,
  comparison: {
    positions: 16,
    agreeing: passes ? 16 : 3,
    meanKl: 0,
    worstKl: 0,
    worstError: 0,
    notFinite: 0,
  },
  extent: 'all layers',
  testedAt: '2026-11-23T10:00:00.000Z',
});

/** An engine on a GPU that computes the named flavours wrongly. */
function engineOn(wrong: readonly string[]) {
  const load = vi.fn<Engine['load']>(({ flavour: wanted = 'gpu-q4f16' }) => {
    const chosen = [half, exact, cpu].find(({ id }) => id === wanted) ?? half;
    const backend =
      chosen.backend === 'wasm' ? ({ backend: 'wasm', reason: 'CPU.' } as const) : onGpu.backend;
    return Promise.resolve({ ...onGpu, flavour: chosen.id, backend });
  });
  const selfTest = vi.fn<Engine['selfTest']>(({ model: tested }) =>
    Promise.resolve(resultOf(tested, !wrong.includes(tested.flavour))),
  );
  return { ...engineWriting(['CH4']), load, selfTest };
}

function open(engine: Engine, library: Partial<ModelLibrary> = {}) {
  const store = storeWith(engine, { library: libraryWith(library) });
  store.getState().editField('smiles-to-formula', 'smiles', 'C');
  return store;
}

const runs = async (store: ReturnType<typeof open>) => {
  await store.getState().startRun('smiles-to-formula');
  return store.getState().startProblems['smiles-to-formula'] ?? 'ran';
};

describe('the numbers of a graphics processor', () => {
  it('are tested once, and the result is kept and shown', async () => {
    const results: SelfTestResult[] = [];
    const engine = engineOn([]);
    const store = open(engine, {
      selfTests: () => Promise.resolve(results),
      keepSelfTest: (result) => Promise.resolve(void results.push(result)),
    });
    await store.getState().loadModel();
    await store.getState().loadModel();
    expect(engine.selfTest).toHaveBeenCalledOnce();
    expect(results).toHaveLength(1);
    expect(store.getState().model).toMatchObject({
      phase: 'ready',
      numbers: { kind: 'tested', result: { flavour: 'gpu-q4f16', passes: true } },
      fellBack: undefined,
    });
    expect(await runs(store)).toBe('ran');
  });

  it.each([
    ['adapter', { adapter: 'Other' }],
    ['runtime', { runtime: 'newer' }],
    ['model', { manifestSha256: '11' }],
    ['flavour', { flavour: 'gpu-q4' }],
  ])('are tested anew on another %s', async (_, change) => {
    const engine = engineOn([]);
    const kept = { ...resultOf(onGpu, true), ...change };
    const store = open(engine, { selfTests: () => Promise.resolve([kept]) });
    await store.getState().loadModel();
    expect(engine.selfTest).toHaveBeenCalledOnce();
  });

  it('are not tested where the CPU computes, which is the reference', async () => {
    const selfTest = vi.fn<Engine['selfTest']>();
    const store = open({ ...engineWriting([]), selfTest });
    await store.getState().loadModel();
    expect(selfTest).not.toHaveBeenCalled();
    expect(store.getState().model).toMatchObject({ numbers: { kind: 'reference' } });
  });

  it('let nothing run while they are tested', async () => {
    const test = held<SelfTestResult>();
    const store = open({ ...engineOn([]), selfTest: () => test.promise });
    const loading = store.getState().loadModel();
    await vi.waitFor(() => expect(store.getState().model.phase).toBe('checking'));
    expect(await runs(store)).toMatch(/still being checked/);
    test.resolve(resultOf(onGpu, true));
    await loading;
    expect(await runs(store)).toBe('ran');
  });

  it('that are wrong make the same weights load with 32 bits, and the page says so', async () => {
    const engine = engineOn(['gpu-q4f16']);
    const store = open(engine);
    await store.getState().loadModel();
    expect(engine.load.mock.calls.map(([params]) => params.flavour)).toEqual([undefined, 'gpu-q4']);
    expect(store.getState().model).toMatchObject({
      phase: 'ready',
      model: { flavour: 'gpu-q4' },
      fellBack: expect.stringMatching(/^gpu-q4f16 computes wrongly on this GPU/),
    });
  });

  it('that are wrong in every way leave the CPU', async () => {
    const engine = engineOn(['gpu-q4f16', 'gpu-q4']);
    const store = open(engine);
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({
      phase: 'ready',
      model: { flavour: 'cpu-int8' },
      numbers: { kind: 'reference' },
      fellBack: expect.stringMatching(/processor computes/),
    });
    expect(engine.load.mock.calls.at(-1)?.[0]).toMatchObject({
      backend: 'wasm',
      flavour: 'cpu-int8',
    });
  });

  it('that are wrong without another way are refused', async () => {
    const load = () => Promise.resolve({ ...onGpu, folderFlavours: [half] });
    const store = open({ ...engineOn(['gpu-q4f16']), load });
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({ phase: 'doubted', doubt: { kind: 'wrong' } });
    expect(await runs(store)).toMatch(/computes wrong numbers/);
    store.getState().acceptUntested();
    expect(store.getState().model.phase).toBe('doubted');
  });

  it('are tested again when the person asks for it', async () => {
    const engine = engineOn([]);
    const store = open(engine, { selfTests: () => Promise.resolve([resultOf(onGpu, false)]) });
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({ model: { flavour: 'gpu-q4' } });
    await store.getState().testNumbersAgain();
    expect(store.getState().model).toMatchObject({ model: { flavour: 'gpu-q4f16' } });
  });

  it('that could not be tested are refused until the person goes on without', async () => {
    const failure = new Failure({
      code: 'not-testable',
      message: 'Too large.',
      cure: 'Take less.',
    });
    const store = open({ ...engineOn([]), selfTest: () => Promise.reject(failure) });
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({ phase: 'doubted', doubt: { kind: 'untested' } });
    expect(await runs(store)).toMatch(/could not be tested/);
    store.getState().acceptUntested();
    expect(store.getState().model).toMatchObject({ phase: 'ready', numbers: { kind: 'untested' } });
    expect(await runs(store)).toBe('ran');
  });

  it('say what failed when the other way does not load', async () => {
    const engine = engineOn(['gpu-q4f16']);
    engine.load.mockImplementationOnce(() => Promise.resolve(onGpu));
    engine.load.mockImplementationOnce(() =>
      Promise.reject(new Failure({ code: 'out-of-memory', message: 'No room.', cure: 'Close.' })),
    );
    const store = open(engine);
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({
      phase: 'failed',
      failure: { code: 'wrong-numbers', message: expect.stringMatching(/gpu-q4 .*No room\./) },
    });
  });

  it('are tested although the library is broken', async () => {
    const broken = () => Promise.reject(new Error('no storage'));
    const store = open(engineOn([]), { selfTests: broken, keepSelfTest: broken });
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({ numbers: { kind: 'tested' } });
  });
});
