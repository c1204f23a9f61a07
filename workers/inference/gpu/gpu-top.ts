import type { TopLogits, TopRequest } from '../model/language-model.ts';
import { type LogitsSize, type TopBinding, TopPass, topsOf } from './gpu-top-pass.ts';

/**
 * Finds the best tokens of logits on the GPU, so that a few hundred bytes are read back and not a
 * whole vocabulary. Exact, and the same on every call.
 */
export class GpuTop {
  private readonly pass: TopPass;
  private readonly free: Slot[] = [];
  private readonly slots: Slot[] = [];

  constructor(device: GPUDevice, size: LogitsSize) {
    this.pass = new TopPass(device, size);
  }

  /**
   * Adds the search to `encoder`: of `logits`, 32-bit [rows, vocabulary] in a storage buffer from
   * byte `offset` on, a multiple of 256. The function returned must be called once, after the
   * submit; it reads the tops, and throws `not-a-number`. Several may be under way.
   */
  encode(
    encoder: GPUCommandEncoder,
    logits: GPUBuffer,
    request: TopRequest,
    rows: number,
    offset = 0,
  ): () => Promise<readonly TopLogits[]> {
    const slot = this.free.pop() ?? this.addSlot();
    const { vocabulary } = this.pass.size;
    slot.write(request, rows);
    const pass = encoder.beginComputePass();
    this.pass.encode(pass, slot.bind(logits, offset), rows);
    pass.end();
    const bytes = this.pass.resultBytes(rows);
    encoder.copyBufferToBuffer(slot.results, 0, slot.readBack, 0, bytes);
    return async () => {
      const tops = await readMapped(slot.readBack, bytes);
      this.free.push(slot);
      return topsOf(tops, rows, vocabulary);
    };
  }

  dispose(): void {
    for (const slot of this.slots) slot.dispose();
    this.pass.dispose();
  }

  private addSlot(): Slot {
    const slot = new Slot(this.pass);
    this.slots.push(slot);
    return slot;
  }
}

/** A whole row of 32-bit logits [rows, vocabulary], for what the top cannot decide. */
export async function readAll(
  device: GPUDevice,
  logits: GPUBuffer,
  row: number,
  vocabulary: number,
): Promise<Float32Array> {
  const bytes = 4 * vocabulary;
  const readBack = createReadBack(device, bytes);
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(logits, row * bytes, readBack, 0, bytes);
    device.queue.submit([encoder.finish()]);
    return new Float32Array(await readMapped(readBack, bytes));
  } finally {
    readBack.destroy();
  }
}

export function createReadBack(device: GPUDevice, size: number): GPUBuffer {
  return device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
}

/** A copy of the buffer's first bytes; the buffer may be written again afterwards. */
export async function readMapped(buffer: GPUBuffer, bytes: number): Promise<ArrayBuffer> {
  await buffer.mapAsync(GPUMapMode.READ, 0, bytes);
  const copy = buffer.getMappedRange(0, bytes).slice(0);
  buffer.unmap();
  return copy;
}

/** What one search that is under way has for itself. */
class Slot {
  readonly results: GPUBuffer;
  readonly readBack: GPUBuffer;
  private readonly pass: TopPass;
  private readonly request: GPUBuffer;
  private readonly allowed: GPUBuffer;
  private bound: { logits: GPUBuffer; offset: number; binding: TopBinding } | undefined;

  constructor(pass: TopPass) {
    const { device, size } = pass;
    this.pass = pass;
    this.request = pass.createRequest();
    this.results = pass.createResults();
    this.readBack = createReadBack(device, pass.resultBytes(size.rows));
    this.allowed = device.createBuffer({
      size: 4 * maskWords(size.vocabulary) * size.rows,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    });
  }

  write(request: TopRequest, rows: number): void {
    const { device, size } = this.pass;
    this.pass.writeRequest(this.request, request);
    if (!request.allowed?.some((mask) => mask !== undefined)) return;
    const words = maskWords(size.vocabulary);
    const all = new Uint32Array(words * rows).fill(0xffffffff);
    for (const [row, mask] of request.allowed.entries()) {
      if (mask)
        all.fill(0, row * words, (row + 1) * words).set(mask.subarray(0, words), row * words);
    }
    device.queue.writeBuffer(this.allowed, 0, all);
  }

  bind(logits: GPUBuffer, offset: number): TopBinding {
    if (this.bound?.logits === logits && this.bound.offset === offset) return this.bound.binding;
    const { request, allowed, results } = this;
    const binding = this.pass.bind({ logits, offset, request, allowed, results });
    this.bound = { logits, offset, binding };
    return binding;
  }

  dispose(): void {
    for (const buffer of [this.results, this.readBack, this.request, this.allowed]) {
      buffer.destroy();
    }
  }
}

function maskWords(vocabulary: number): number {
  return Math.ceil(vocabulary / 32);
}
