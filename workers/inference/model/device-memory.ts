import { assert, definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import { GpuDraw } from '../gpu/gpu-draw.ts';
import { GpuTop, readAll } from '../gpu/gpu-top.ts';
import type { Flight, Logits } from './language-model.ts';
import {
  type CacheShape,
  type FlightDraws,
  type FlightRegions,
  type KeptPart,
  keptPieces,
  MOST_FLIGHT_STEPS,
  MOST_ROWS,
  movedBytes,
  type Region,
  type Reordering,
  type StepMemory,
} from './step-memory.ts';

/** WebGPU copies and binds in pieces of 4 and 16 bytes. */
const ALIGNMENT = 16;
/** What one copy costs beside its bytes: about a microsecond to give the order, at 130 GB/s. */
const BYTES_PER_COPY = 2 ** 17;

/** Buffers of onnxruntime's own GPU device. */
export class DeviceMemory implements StepMemory {
  private readonly device: GPUDevice;
  private draw: GpuDraw | undefined;
  private top: { readonly pass: GpuTop; readonly rows: number } | undefined;
  private scratch: Region | undefined;

  constructor(device: GPUDevice) {
    this.device = device;
  }

  async allocate(sizes: readonly number[]): Promise<readonly Region[]> {
    const { device } = this;
    device.pushErrorScope('out-of-memory');
    device.pushErrorScope('validation');
    const regions = sizes.map((bytes) => ({ bytes, place: { buffer: this.createBuffer(bytes) } }));
    const refusals = [await device.popErrorScope(), await device.popErrorScope()];
    const refused = refusals.find((refusal) => refusal !== null);
    if (!refused) return regions;
    for (const region of regions) this.free(region);
    const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
    throw new Failure({
      code: 'out-of-memory',
      message: `The graphics processor has no ${Math.round(total / 1e6)} MB left for keys and values: ${refused.message}`,
      cure: 'Take fewer answers at once or a smaller maximum of tokens, or close other programs that use it.',
      facts: { neededBytes: total },
    });
  }

  free(region: Region): void {
    bufferOf(region).destroy();
  }

  write(region: Region, numbers: Int32Array): void {
    this.device.queue.writeBuffer(bufferOf(region), 0, numbers.slice());
  }

  copyPrefix(
    from: readonly Region[],
    fromShape: CacheShape,
    to: readonly Region[],
    toShape: CacheShape,
    kept: KeptPart,
  ): void {
    const pieces = keptPieces(fromShape, toShape, kept);
    this.submit((encoder) => {
      for (const [index, source] of from.entries()) {
        const target = bufferOf(definitely(to[index], 'both caches have the same layers'));
        for (const piece of pieces)
          encoder.copyBufferToBuffer(bufferOf(source), piece.from, target, piece.to, piece.bytes);
      }
    });
  }

  async reorder(
    caches: readonly Region[],
    shape: CacheShape,
    reordering: Reordering,
  ): Promise<void> {
    const moves = movedBytes(shape, reordering, BYTES_PER_COPY);
    const size = moves[0]?.bytes ?? 0;
    if (size === 0) return;
    // A buffer cannot be copied into itself, so all goes by way of another one.
    const sources = [...new Set(moves.map(({ from }) => from))];
    const places = new Map(sources.map((from, index) => [from, index * size]));
    const between = await this.scratchOf(sources.length * size);
    this.submit((encoder) => {
      for (const cache of caches) {
        const buffer = bufferOf(cache);
        for (const [from, at] of places)
          encoder.copyBufferToBuffer(buffer, from, between, at, size);
        for (const { from, to } of moves)
          encoder.copyBufferToBuffer(between, places.get(from) ?? 0, buffer, to, size);
      }
    });
  }

  logits(region: Region, rows: number, vocabulary: number): Logits {
    const buffer = bufferOf(region);
    return {
      rows,
      all: (row) => {
        assert(row < rows, `the step had ${rows} rows of logits`);
        return readAll(this.device, buffer, row, vocabulary);
      },
      top: (request) => {
        const encoder = this.device.createCommandEncoder();
        const read = this.topFor(rows, vocabulary).encode(encoder, buffer, request, rows);
        this.device.queue.submit([encoder.finish()]);
        return read();
      },
    };
  }

  startFlight(
    { logits, vocabulary, ids, lastIndices }: FlightRegions,
    { sampling, topCount, uniforms }: Flight,
  ): FlightDraws {
    this.draw ??= new GpuDraw(this.device, { rows: 1, vocabulary, steps: MOST_FLIGHT_STEPS });
    const batch = this.draw.start({
      buffers: {
        logits: bufferOf(logits),
        inputIds: bufferOf(ids),
        lastIndices: bufferOf(lastIndices),
      },
      sampling,
      topCount,
      uniforms: uniforms.map((uniform) => [uniform]),
    });
    return {
      drawNext: () => this.submit((encoder) => batch.encodeStep(encoder)),
      read: async () => {
        const steps = await batch.read();
        return {
          ids: steps.map((step) => definitely(step.ids[0], 'the draw of row 0')),
          tops: steps.map((step) => definitely(step.tops[0], 'the top of row 0')),
        };
      },
    };
  }

  dispose(): void {
    this.draw?.dispose();
    this.top?.pass.dispose();
    this.dropScratch();
  }

  /** Kept from step to step: whether one was granted is known only after a wait. */
  private async scratchOf(bytes: number): Promise<GPUBuffer> {
    if (this.scratch === undefined || this.scratch.bytes < bytes) {
      this.dropScratch();
      [this.scratch] = await this.allocate([bytes]);
    }
    return bufferOf(definitely(this.scratch, 'a scratch buffer'));
  }

  private dropScratch(): void {
    if (this.scratch) this.free(this.scratch);
    this.scratch = undefined;
  }

  private topFor(rows: number, vocabulary: number): GpuTop {
    if (this.top && this.top.rows >= rows) return this.top.pass;
    this.top?.pass.dispose();
    // For all that a step may have at once: its shaders take a moment to compile.
    const most = Math.max(rows, MOST_ROWS);
    this.top = { pass: new GpuTop(this.device, { rows: most, vocabulary }), rows: most };
    return this.top.pass;
  }

  private createBuffer(bytes: number): GPUBuffer {
    return this.device.createBuffer({
      size: Math.ceil(bytes / ALIGNMENT) * ALIGNMENT,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
  }

  private submit(encode: (encoder: GPUCommandEncoder) => void): void {
    const encoder = this.device.createCommandEncoder();
    encode(encoder);
    this.device.queue.submit([encoder.finish()]);
  }
}

function bufferOf({ place }: Region): GPUBuffer {
  assert('buffer' in place, 'a region of the GPU');
  return place.buffer;
}
