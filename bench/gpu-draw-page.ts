import { definitely } from '#base/assert.ts';
import { type DrawBatch, GpuDraw, type StepBuffers } from '#workers/inference/gpu/gpu-draw.ts';
import { createReadBack, readMapped } from '#workers/inference/gpu/gpu-top.ts';
import type { Sampling } from '#workers/inference/protocol.ts';
import { uniformAt } from '#workers/inference/sampler/draw-random.ts';
import { createSampler, topRequestFor } from '#workers/inference/sampler/sampler.ts';
import { history, PLAIN } from '#workers/inference/sampler/sampler-definition.fixture.ts';
import { logitsOf, upload, withDevice } from './trial-device.ts';

export interface DrawTrial {
  readonly sampling: Partial<Sampling>;
  readonly vocabulary: number;
  readonly rows: number;
  readonly batches: number;
  readonly steps: number;
}

export interface DrawOutcome {
  /** Tokens of batch, step and row, one after the other: by the GPU, by the sampler, from its tops. */
  readonly drawn: readonly number[];
  readonly expected: readonly number[];
  readonly fromTops: readonly (number | undefined)[];
  /** What the buffers hold in the end, for each row. */
  readonly inputIds: readonly number[];
  readonly lastIndices: readonly number[];
}

/** What the spec calls in the page. */
export interface GpuDrawPage {
  run(trials: readonly DrawTrial[]): Promise<readonly DrawOutcome[]>;
}

declare global {
  var gpuDrawPage: GpuDrawPage;
}

globalThis.gpuDrawPage = {
  run: (trials) =>
    withDevice(async (device) => {
      const draws = new Map<string, GpuDraw>();
      const outcomes: DrawOutcome[] = [];
      for (const trial of trials) {
        const { rows, vocabulary, steps } = trial;
        const key = `${rows} ${vocabulary} ${steps}`;
        const draw = draws.get(key) ?? new GpuDraw(device, { rows, vocabulary, steps });
        draws.set(key, draw);
        outcomes.push(await run(device, draw, trial));
      }
      return outcomes;
    }),
};

/** Every batch is submitted before the first is read. New logits for each step stand for a model. */
async function run(device: GPUDevice, draw: GpuDraw, trial: DrawTrial): Promise<DrawOutcome> {
  const { rows, vocabulary, batches, steps } = trial;
  const sampling: Sampling = { ...PLAIN, ...trial.sampling };
  const sampler = createSampler(sampling);
  const nothing = history([]);
  const logitsAt = (step: number, row: number) =>
    logitsOf('random', vocabulary, 1 + step * rows + row);
  const uniform = (step: number, row: number) => uniformAt(sampling.seed, row, step);
  const buffers = createBuffers(device, trial);
  const underWay: DrawBatch[] = [];
  const expected: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const begun = startBatch(draw, sampling, buffers, rows, steps, (step, row) =>
      uniform(batch * steps + step, row),
    );
    for (let step = batch * steps; step < (batch + 1) * steps; step++) {
      const logits = Array.from({ length: rows }, (_, row) => logitsAt(step, row));
      const encoder = device.createCommandEncoder();
      const source = upload(device, logits);
      encoder.copyBufferToBuffer(source, 0, buffers.logits, 0, source.size);
      begun.encodeStep(encoder);
      device.queue.submit([encoder.finish()]);
      for (const [row, values] of logits.entries())
        expected.push(sampler.fromAll(values, nothing, uniform(step, row)));
    }
    underWay.push(begun);
  }
  const read = await Promise.all(underWay.map((batch) => batch.read()));
  const all = read.flat();
  return {
    drawn: all.flatMap(({ ids }) => ids),
    expected,
    fromTops: all.flatMap(({ tops }, step) =>
      tops.map((top, row) => sampler.fromTop(top, nothing, uniform(step, row))),
    ),
    inputIds: await readIntegers(device, buffers.inputIds, rows),
    lastIndices: await readIntegers(device, buffers.lastIndices, rows),
  };
}

function startBatch(
  draw: GpuDraw,
  sampling: Sampling,
  buffers: StepBuffers,
  rows: number,
  steps: number,
  uniform: (step: number, row: number) => number,
): DrawBatch {
  const uniforms = Array.from({ length: steps }, (_, step) =>
    Array.from({ length: rows }, (_, row) => uniform(step, row)),
  );
  return draw.start({ buffers, sampling, topCount: topRequestFor(sampling, 5).count, uniforms });
}

function createBuffers(device: GPUDevice, { rows, vocabulary }: DrawTrial): StepBuffers {
  const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
  const usage = STORAGE | COPY_SRC | COPY_DST;
  const create = (words: number) => device.createBuffer({ size: 4 * words, usage });
  const lastIndices = create(rows);
  const first = Int32Array.from({ length: rows }, (_, row) => 10 * row);
  device.queue.writeBuffer(lastIndices, 0, first);
  return { logits: create(rows * vocabulary), inputIds: create(rows), lastIndices };
}

async function readIntegers(
  device: GPUDevice,
  buffer: GPUBuffer,
  count: number,
): Promise<number[]> {
  const readBack = createReadBack(device, 4 * count);
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, readBack, 0, 4 * count);
  device.queue.submit([encoder.finish()]);
  return [...new Int32Array(definitely(await readMapped(readBack, 4 * count), 'integers'))];
}
