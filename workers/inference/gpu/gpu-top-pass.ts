import { assert } from '#base/assert.ts';
import { MOST_TOP, type TopLogits, type TopRequest } from '../model/language-model.ts';
import { notANumber } from '../sampler/sampler-failure.ts';
import { CHUNK, LIST_WORDS, MOST_CHUNKS, PARTIAL, RESULT, topShader } from './gpu-top-shader.ts';

export interface LogitsSize {
  /** Most rows of logits. */
  readonly rows: number;
  readonly vocabulary: number;
}

/** Where one pass reads and writes. */
export interface TopPlaces {
  readonly logits: GPUBuffer;
  /** Of the first row, in bytes; a multiple of 256. */
  readonly offset: number;
  readonly request: GPUBuffer;
  readonly allowed: GPUBuffer;
  readonly results: GPUBuffer;
}

export interface TopBinding {
  readonly select: GPUBindGroup;
  readonly merge: GPUBindGroup;
}

const REQUEST_BYTES = 32;

/** The two dispatches that leave the top of every row in a buffer on the GPU. */
export class TopPass {
  readonly size: LogitsSize;
  readonly device: GPUDevice;
  private readonly chunks: number;
  private readonly selectPipeline: GPUComputePipeline;
  private readonly mergePipeline: GPUComputePipeline;
  private readonly partials: GPUBuffer;
  private readonly lists: GPUBuffer;

  constructor(device: GPUDevice, size: LogitsSize) {
    this.device = device;
    this.size = size;
    this.chunks = Math.ceil(size.vocabulary / CHUNK);
    assert(this.chunks <= MOST_CHUNKS, `a vocabulary of ${size.vocabulary}`);
    const module = device.createShaderModule({ code: topShader });
    const pipeline = (entryPoint: string) =>
      device.createComputePipeline({ layout: 'auto', compute: { module, entryPoint } });
    this.selectPipeline = pipeline('selectInChunks');
    this.mergePipeline = pipeline('mergeChunks');
    const forEachChunk = (words: number) =>
      device.createBuffer({
        size: 4 * words * this.chunks * size.rows,
        usage: GPUBufferUsage.STORAGE,
      });
    this.partials = forEachChunk(PARTIAL.words);
    this.lists = forEachChunk(LIST_WORDS);
  }

  createRequest(): GPUBuffer {
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    return this.device.createBuffer({ size: REQUEST_BYTES, usage });
  }

  createResults(): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
    return this.device.createBuffer({ size: this.resultBytes(this.size.rows), usage });
  }

  resultBytes(rows: number): number {
    return 4 * RESULT.words * rows;
  }

  writeRequest(buffer: GPUBuffer, { count, temperature, allowed }: TopRequest): void {
    assert(count >= 1 && count <= MOST_TOP, `a top of ${count}`);
    assert(temperature > 0, `a temperature of ${temperature}`);
    const words = new ArrayBuffer(REQUEST_BYTES);
    const isMasked = allowed?.some((mask) => mask !== undefined) ?? false;
    new Uint32Array(words).set([this.size.vocabulary, count, this.chunks, isMasked ? 1 : 0]);
    new Float32Array(words)[4] = temperature;
    this.device.queue.writeBuffer(buffer, 0, words);
  }

  bind({ logits, offset, request, allowed, results }: TopPlaces): TopBinding {
    const bindGroup = (
      pipeline: GPUComputePipeline,
      places: readonly [number, GPUBindingResource][],
    ) =>
      this.device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: places.map(([binding, resource]) => ({ binding, resource })),
      });
    const between: [number, GPUBindingResource][] = [
      [3, { buffer: this.partials }],
      [5, { buffer: this.lists }],
    ];
    return {
      select: bindGroup(this.selectPipeline, [
        [0, { buffer: request }],
        [1, { buffer: logits, offset }],
        [2, { buffer: allowed }],
        ...between,
      ]),
      merge: bindGroup(this.mergePipeline, [
        [0, { buffer: request }],
        ...between,
        [4, { buffer: results }],
      ]),
    };
  }

  encode(pass: GPUComputePassEncoder, binding: TopBinding, rows: number): void {
    assert(rows <= this.size.rows, `the top of ${rows} rows`);
    pass.setPipeline(this.selectPipeline);
    pass.setBindGroup(0, binding.select);
    pass.dispatchWorkgroups(this.chunks, rows);
    pass.setPipeline(this.mergePipeline);
    pass.setBindGroup(0, binding.merge);
    pass.dispatchWorkgroups(rows);
  }

  dispose(): void {
    this.partials.destroy();
    this.lists.destroy();
  }
}

/** The tops that a pass left in a buffer, read back; throws `not-a-number`. */
export function topsOf(bytes: ArrayBuffer, rows: number, vocabulary: number): TopLogits[] {
  return Array.from({ length: rows }, (_, row) => topOfRow(bytes, row, vocabulary));
}

/** The tokens that a draw added to the tops of a buffer. */
export function drawnIds(bytes: ArrayBuffer, rows: number): number[] {
  const words = new Uint32Array(bytes);
  return Array.from(
    { length: rows },
    (_, row) => words[row * RESULT.words + RESULT.drawn] as number,
  );
}

function topOfRow(bytes: ArrayBuffer, row: number, vocabulary: number): TopLogits {
  const begin = 4 * RESULT.words * row;
  const words = new Uint32Array(bytes, begin, RESULT.words);
  const floats = new Float32Array(bytes, begin, RESULT.words);
  const wrong = words[RESULT.wrong] as number;
  if (wrong > 0) throw notANumber(wrong, vocabulary);
  const found = words[RESULT.found] as number;
  const rawSum = floats[RESULT.rawSum] as number;
  return {
    ids: words.slice(RESULT.ids, RESULT.ids + found),
    logits: floats.slice(RESULT.logits, RESULT.logits + found),
    // A shader's numbers are not infinite, so the largest of none is not −Infinity there.
    logSumExp: rawSum === 0 ? -Infinity : (floats[RESULT.largest] as number) + Math.log(rawSum),
    temperedSum: floats[RESULT.temperedSum] as number,
  };
}
