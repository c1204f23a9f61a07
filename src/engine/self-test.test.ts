import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import type { Flavour } from '#library/manifest.ts';
import type { LoadedModel, MeasuredLogits, MeasureParams } from '#workers/inference/protocol.ts';
import { MeasuringWorker } from './measuring-worker.fixture.ts';
import { runSelfTest } from './self-test.ts';

const VOCABULARY = 20;

const flavour = (id: string, rest: Partial<Flavour>): Flavour => ({
  id,
  backend: 'webgpu',
  quantisation: 'q4',
  activations: 'fp32',
  graph: 'gpu/model.onnx',
  check: 'gpu/check.onnx',
  data: [],
  ...rest,
});
const exact = flavour('gpu-q4', {});
const half = flavour('gpu-q4f16', { activations: 'fp16' });
const whole = flavour('gpu-q4', { check: undefined });

function loaded(id: string, folderFlavours: readonly Flavour[], bytes = 1e9): LoadedModel {
  return {
    name: 'm',
    flavour: id,
    quantisation: 'q4',
    activations: 'fp32',
    backend: { backend: 'webgpu', reason: '', adapter: 'Apple M3' },
    threads: 1,
    contextLength: 512,
    modelContextLength: 512,
    templateSha256: 'c'.repeat(64),
    bytes,
    loadMs: 0,
    manifestSha256: 'abc',
    runtime: 'onnxruntime-web 1.30.0',
    card: undefined,
    loop: { kind: 'static', reason: '' },
    mostRows: 16,
    folderFlavours,
  };
}

/** Rows that differ from token to token and from position to position. */
function logitsOf({ positions }: MeasureParams, change: (logits: Float32Array) => void) {
  const logits = Float32Array.from(
    { length: positions * VOCABULARY },
    (_, i) => 3 * Math.sin(i * i),
  );
  change(logits);
  const extent = 'the first 2 of 28 layers and the head';
  return { logits, vocabulary: VOCABULARY, extent, runtime: 'onnxruntime-web 1.30.0' };
}

type Measure = (params: MeasureParams) => Promise<MeasuredLogits>;

async function selfTest(model: LoadedModel, measure: Measure, signal?: AbortSignal) {
  const workers: MeasuringWorker[] = [];
  const asked: MeasureParams[] = [];
  const said: string[] = [];
  const start = () => {
    const worker = new MeasuringWorker({
      measure: (params, { report }) => {
        asked.push(params);
        report({ kind: 'files', loadedBytes: 0, totalBytes: 9 });
        report({ kind: 'session', backend: params.backend, loadedBytes: 9, totalBytes: 9 });
        return measure(params);
      },
    });
    workers.push(worker);
    return worker;
  };
  const folder = { kind: 'url', url: 'http://localhost/m/' } as const;
  const outcome = await runSelfTest(
    start,
    { folder, model },
    { onProgress: (sentence) => said.push(sentence), ...(signal && { signal }) },
  ).catch((thrown: unknown) => thrown);
  return { outcome, workers, asked, said };
}

const right: Measure = async (params) => logitsOf(params, () => {});
const wrongOnGpu =
  (change: (logits: Float32Array) => void): Measure =>
  async (params) =>
    logitsOf(params, params.backend === 'webgpu' ? change : () => {});

describe('the self-test', () => {
  it('passes where both sides compute the same, and keeps what was compared', async () => {
    const { outcome, asked, workers, said } = await selfTest(loaded('gpu-q4', [exact]), right);
    expect(outcome).toMatchObject({
      passes: true,
      manifestSha256: 'abc',
      flavour: 'gpu-q4',
      adapter: 'Apple M3',
      runtime: 'onnxruntime-web 1.30.0',
      extent: 'the first 2 of 28 layers and the head',
      comparison: { positions: 24, agreeing: 24, worstKl: 0, notFinite: 0 },
    });
    expect(asked.map(({ backend, flavour, schedule }) => [backend, flavour, schedule])).toEqual([
      ['wasm', 'gpu-q4', 'at-once'],
      ['webgpu', 'gpu-q4', 'as-decoded'],
    ]);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
    expect(said).toEqual([
      'Reading weights for the reference on the processor.',
      'Computing the reference on the processor.',
      'Reading weights for the comparison on the GPU.',
      'Computing the comparison on the GPU.',
    ]);
  });

  it.each([
    ['a lost row', (logits: Float32Array) => logits.fill(0, 0, VOCABULARY)],
    ['not a number', (logits: Float32Array) => logits.fill(Number.NaN, 5, 6)],
    ['zeros', (logits: Float32Array) => logits.fill(0)],
  ])('fails on %s from the GPU', async (_, change) => {
    const { outcome } = await selfTest(loaded('gpu-q4', [exact]), wrongOnGpu(change));
    expect(outcome).toMatchObject({ passes: false });
  });

  it('compares 16-bit activations with the 32-bit sibling, by a wider bar', async () => {
    const model = loaded('gpu-q4f16', [half, exact]);
    const rounding = (logits: Float32Array) => {
      for (const [i, value] of logits.entries()) logits[i] = value + 0.01 * Math.cos(7 * i);
    };
    const { outcome, asked } = await selfTest(model, wrongOnGpu(rounding));
    expect(asked.map((params) => params.flavour)).toEqual(['gpu-q4', 'gpu-q4f16']);
    expect(outcome).toMatchObject({ passes: true });
    const strict = await selfTest(loaded('gpu-q4', [exact]), wrongOnGpu(rounding));
    expect(strict.outcome).toMatchObject({ passes: false });
  });

  it('compares 16-bit activations with themselves where there is no sibling', async () => {
    const { asked } = await selfTest(loaded('gpu-q4f16', [half]), right);
    expect(asked.map((params) => params.flavour)).toEqual(['gpu-q4f16', 'gpu-q4f16']);
  });

  it('runs a small model whole, and says that a large one without a check graph is not testable', async () => {
    const small = await selfTest(loaded('gpu-q4', [whole], 3e6), right);
    expect(small.outcome).toMatchObject({ passes: true });
    const large = await selfTest(loaded('gpu-q4', [whole], 1e9), right);
    expect(large.outcome).toBeInstanceOf(Failure);
    expect(large.outcome).toMatchObject({ code: 'not-testable' });
    expect(large.asked).toEqual([]);
  });

  it('passes on what a side fails with, and ends its worker', async () => {
    const failure = new Failure({ code: 'gpu-lost', message: 'Lost.', cure: 'Again.' });
    const { outcome, workers } = await selfTest(loaded('gpu-q4', [exact]), (params) =>
      params.backend === 'webgpu' ? Promise.reject(failure) : right(params),
    );
    expect(outcome).toMatchObject({ code: 'gpu-lost' });
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  });

  it('ends its worker at an abort, though the worker listens to nothing', async () => {
    const controller = new AbortController();
    const never: Measure = () => {
      controller.abort();
      return new Promise(() => {});
    };
    const model = loaded('gpu-q4', [exact]);
    const { outcome, workers } = await selfTest(model, never, controller.signal);
    expect(outcome).toMatchObject({ name: 'AbortError' });
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  });
});
