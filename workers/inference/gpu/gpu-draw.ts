import { assert, definitely } from '#base/assert.ts';
import { MOST_TOP, type TopLogits } from '../model/language-model.ts';
import type { Sampling } from '../protocol.ts';
import { penalises } from '../sampler/sampler-penalties.ts';
import { drawShader, MOST_DRAWN_ROWS } from './gpu-draw-shader.ts';
import { createReadBack, readMapped } from './gpu-top.ts';
import { drawnIds, type LogitsSize, type TopBinding, TopPass, topsOf } from './gpu-top-pass.ts';

/** The model's buffers that a step reads from and the next one takes its tokens from. */
export interface StepBuffers {
  /** 32-bit floats [rows, vocabulary]. */
  readonly logits: GPUBuffer;
  /** int32 [rows, 1]; becomes the drawn tokens. */
  readonly inputIds: GPUBuffer;
  /** int32 [rows], the index of each row's last token; becomes one more. */
  readonly lastIndices: GPUBuffer;
}

export interface DrawPlan {
  readonly buffers: StepBuffers;
  /** One that `canDrawOnGpu`. */
  readonly sampling: Sampling;
  /** Tokens of each top: at least as many as `topRequestFor` asks for. */
  readonly topCount: number;
  /** For each step a number in [0, 1) for each row, as the sampler would be given. */
  readonly uniforms: readonly (readonly number[])[];
}

/** What one step drew; `fromTop` of the sampler over `tops` tells whether it is what the CPU draws. */
export interface DrawnStep {
  /** Of each row. */
  readonly ids: readonly number[];
  readonly tops: readonly TopLogits[];
}

/** Some steps that are read back together. */
export interface DrawBatch {
  /** Adds the draw of the next step to `encoder`, behind the model's own commands. */
  encodeStep(encoder: GPUCommandEncoder): void;
  /** Once, after the submit of the last step. Throws `not-a-number`. */
  read(): Promise<readonly DrawnStep[]>;
}

/** Whether the few best tokens always decide the draw, so that a GPU can go on by itself. */
export function canDrawOnGpu(sampling: Sampling): boolean {
  const { temperature, topK } = sampling;
  return !penalises(sampling) && (temperature === 0 || (topK >= 1 && topK <= MOST_TOP));
}

/**
 * Draws tokens on the GPU and feeds them to the model's next step, several for each reading back.
 * It computes in 32 bits and the sampler in 64: at the border between two tokens the two may
 * differ, and then the sampler is right.
 */
export class GpuDraw {
  private readonly pass: TopPass;
  private readonly mostSteps: number;
  private readonly pipeline: GPUComputePipeline;
  private readonly free: Slot[] = [];
  private readonly slots: Slot[] = [];

  /** `steps`: most steps that one batch may have. */
  constructor(device: GPUDevice, size: LogitsSize & { readonly steps: number }) {
    assert(size.rows <= MOST_DRAWN_ROWS, `draws for ${size.rows} rows`);
    this.pass = new TopPass(device, size);
    this.mostSteps = size.steps;
    const module = device.createShaderModule({ code: drawShader });
    const compute = { module, entryPoint: 'drawTokens' };
    this.pipeline = device.createComputePipeline({ layout: 'auto', compute });
  }

  /** Begins a batch; others may still be under way. */
  start(plan: DrawPlan): DrawBatch {
    assert(canDrawOnGpu(plan.sampling), 'a draw that the top decides');
    const steps = plan.uniforms.length;
    assert(steps >= 1 && steps <= this.mostSteps, `a batch of ${steps} steps`);
    const rows = definitely(plan.uniforms[0], 'the numbers of the first step').length;
    const slot = this.free.pop() ?? this.addSlot();
    slot.write(plan, rows);
    let encoded = 0;
    return {
      encodeStep: (encoder) => {
        assert(encoded < steps, `the batch has ${steps} steps`);
        slot.encode(encoder, plan.buffers, rows, encoded++);
      },
      read: async () => {
        const bytes = await slot.read(rows, encoded);
        this.free.push(slot);
        return bytes.map((step) => ({
          ids: drawnIds(step, rows),
          tops: topsOf(step, rows, this.pass.size.vocabulary),
        }));
      },
    };
  }

  dispose(): void {
    for (const slot of this.slots) slot.dispose();
    this.pass.dispose();
  }

  private addSlot(): Slot {
    const slot = new Slot(this.pass, this.pipeline, this.mostSteps);
    this.slots.push(slot);
    return slot;
  }
}

/** Bindings to a part of a buffer begin at multiples of this. */
const BINDING_STEP = 256;
const DRAW_BYTES = 32;

interface Bindings {
  readonly buffers: StepBuffers;
  readonly top: TopBinding;
  /** One for each step of the batch. */
  readonly draws: readonly GPUBindGroup[];
}

/** What one batch that is under way has for itself. */
class Slot {
  private readonly pass: TopPass;
  private readonly pipeline: GPUComputePipeline;
  private readonly steps: number;
  private readonly request: GPUBuffer;
  private readonly allowed: GPUBuffer;
  private readonly draw: GPUBuffer;
  private readonly uniforms: GPUBuffer;
  private readonly results: GPUBuffer;
  private readonly readBack: GPUBuffer;
  private bindings: Bindings | undefined;

  constructor(pass: TopPass, pipeline: GPUComputePipeline, steps: number) {
    const { device, size } = pass;
    const { UNIFORM, STORAGE, COPY_DST } = GPUBufferUsage;
    this.pass = pass;
    this.pipeline = pipeline;
    this.steps = steps;
    this.request = pass.createRequest();
    this.results = pass.createResults();
    // Bound but never read: nothing is masked.
    this.allowed = device.createBuffer({ size: 4, usage: STORAGE });
    this.draw = device.createBuffer({ size: DRAW_BYTES, usage: UNIFORM | COPY_DST });
    this.uniforms = device.createBuffer({ size: BINDING_STEP * steps, usage: STORAGE | COPY_DST });
    this.readBack = createReadBack(device, pass.resultBytes(size.rows) * steps);
  }

  write({ sampling, topCount, uniforms }: DrawPlan, rows: number): void {
    const { queue } = this.pass.device;
    const { temperature, topK, topP, minP } = sampling;
    const isGreedy = temperature === 0;
    const tempered = isGreedy ? 1 : temperature;
    this.pass.writeRequest(this.request, { count: topCount, temperature: tempered });
    const words = new ArrayBuffer(DRAW_BYTES);
    new Uint32Array(words).set([rows, isGreedy ? 1 : topK]);
    const range = minP > 0 ? tempered * Math.log(minP) : -LARGEST;
    new Float32Array(words).set([tempered, topP, range], 2);
    queue.writeBuffer(this.draw, 0, words);
    for (const [step, numbers] of uniforms.entries())
      queue.writeBuffer(this.uniforms, BINDING_STEP * step, Float32Array.from(numbers));
  }

  encode(encoder: GPUCommandEncoder, buffers: StepBuffers, rows: number, step: number): void {
    const { top, draws } = this.bindingsTo(buffers);
    const pass = encoder.beginComputePass();
    this.pass.encode(pass, top, rows);
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, draws[step]);
    pass.dispatchWorkgroups(1);
    pass.end();
    const bytes = this.pass.resultBytes(rows);
    encoder.copyBufferToBuffer(this.results, 0, this.readBack, bytes * step, bytes);
  }

  /** The results of each step. */
  async read(rows: number, steps: number): Promise<readonly ArrayBuffer[]> {
    const bytes = this.pass.resultBytes(rows);
    const all = await readMapped(this.readBack, bytes * steps);
    return Array.from({ length: steps }, (_, step) => all.slice(bytes * step, bytes * (step + 1)));
  }

  dispose(): void {
    const { request, allowed, draw, uniforms, results, readBack } = this;
    for (const buffer of [request, allowed, draw, uniforms, results, readBack]) buffer.destroy();
  }

  private bindingsTo(buffers: StepBuffers): Bindings {
    const known = this.bindings;
    const isSame =
      known?.buffers.logits === buffers.logits &&
      known.buffers.inputIds === buffers.inputIds &&
      known.buffers.lastIndices === buffers.lastIndices;
    if (known && isSame) return known;
    const { request, allowed, results } = this;
    const top = this.pass.bind({ logits: buffers.logits, offset: 0, request, allowed, results });
    const draws = Array.from({ length: this.steps }, (_, step) => this.bindDraw(buffers, step));
    this.bindings = { buffers, top, draws };
    return this.bindings;
  }

  private bindDraw({ inputIds, lastIndices }: StepBuffers, step: number): GPUBindGroup {
    const numbers = { buffer: this.uniforms, offset: BINDING_STEP * step, size: BINDING_STEP };
    const places = [
      { buffer: this.draw },
      numbers,
      { buffer: this.results },
      { buffer: inputIds },
      { buffer: lastIndices },
    ];
    return this.pass.device.createBindGroup({
      layout: this.pipeline.getBindGroupLayout(0),
      entries: places.map((resource, binding) => ({ binding, resource })),
    });
  }
}

/** Of 32 bits; infinities are not for shaders. */
const LARGEST = 3.4e38;
