import { assert, definitely } from '#base/assert.ts';
import type { Logits } from './language-model.ts';
import { allocate, heapOf, type OrtModule } from './ort-module.ts';
import {
  type CacheShape,
  type KeptPart,
  keptPieces,
  movedBytes,
  type Region,
  type Reordering,
  type StepMemory,
} from './step-memory.ts';

/** The heap of onnxruntime's module, where the CPU computes: nothing is copied in or out. */
export class HeapMemory implements StepMemory {
  private readonly module: OrtModule;

  constructor(module: OrtModule) {
    this.module = module;
  }

  allocate(sizes: readonly number[]): Promise<readonly Region[]> {
    const made: Region[] = [];
    try {
      for (const bytes of sizes)
        made.push({ bytes, place: { pointer: allocate(this.module, bytes) } });
      return Promise.resolve(made);
    } catch (thrown) {
      for (const region of made) this.free(region);
      return Promise.reject(thrown);
    }
  }

  free(region: Region): void {
    this.module._free(pointerOf(region));
  }

  write(region: Region, numbers: Int32Array): void {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    heapOf(this.module).set(bytes, pointerOf(region));
  }

  copyPrefix(
    from: readonly Region[],
    fromShape: CacheShape,
    to: readonly Region[],
    toShape: CacheShape,
    kept: KeptPart,
  ): void {
    const heap = heapOf(this.module);
    const pieces = keptPieces(fromShape, toShape, kept);
    for (const [index, source] of from.entries()) {
      const target = pointerOf(definitely(to[index], 'both caches have the same layers'));
      const start = pointerOf(source);
      for (const piece of pieces)
        heap.copyWithin(target + piece.to, start + piece.from, start + piece.from + piece.bytes);
    }
  }

  reorder(caches: readonly Region[], shape: CacheShape, reordering: Reordering): Promise<void> {
    const heap = heapOf(this.module);
    const moves = movedBytes(shape, reordering, 0);
    const size = moves[0]?.bytes ?? 0;
    // A row may be copied from and to, so all are read before one is written.
    const scratch = new Uint8Array(moves.length * size);
    for (const cache of caches) {
      const start = pointerOf(cache);
      for (const [index, { from }] of moves.entries())
        scratch.set(heap.subarray(start + from, start + from + size), index * size);
      for (const [index, { to }] of moves.entries())
        heap.set(scratch.subarray(index * size, (index + 1) * size), start + to);
    }
    return Promise.resolve();
  }

  logits(region: Region, rows: number, vocabulary: number): Logits {
    const { module } = this;
    return {
      rows,
      all: (row) => {
        assert(row < rows, `the step had ${rows} rows of logits`);
        const { buffer } = heapOf(module);
        const at = pointerOf(region) + 4 * row * vocabulary;
        return Promise.resolve(new Float32Array(buffer as ArrayBuffer, at, vocabulary));
      },
    };
  }

  dispose(): void {
    // The heap ends with the worker.
  }
}

function pointerOf({ place }: Region): number {
  assert('pointer' in place, 'a region of the heap');
  return place.pointer;
}
