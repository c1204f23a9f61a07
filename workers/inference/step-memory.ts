import type { Logits } from './language-model.ts';
import type { TensorPlace } from './ort-session.ts';

/** A piece of the memory that a backend computes with. */
export interface Region {
  readonly bytes: number;
  readonly place: TensorPlace;
}

/** How the keys, or the values, of one layer lie: [rows, heads, length, head size]. */
export interface CacheShape {
  readonly rows: number;
  readonly heads: number;
  /** Tokens that a row has room for. */
  readonly length: number;
  /** Bytes of one head's numbers for one token. */
  readonly tokenBytes: number;
}

/** The memory of one backend, in which a cache lies and through which steps exchange numbers. */
export interface StepMemory {
  /** All of these sizes, or none: throws `out-of-memory`. */
  allocate(sizes: readonly number[]): Promise<readonly Region[]>;
  free(region: Region): void;
  write(region: Region, numbers: Int32Array): void;
  /** The first `kept` tokens of row 0 of each cache, into a cache of another shape. */
  copyPrefix(
    from: readonly Region[],
    fromShape: CacheShape,
    to: readonly Region[],
    toShape: CacheShape,
    kept: number,
  ): void;
  /** Row i of each cache becomes what row `parents[i]` was. */
  reorder(caches: readonly Region[], shape: CacheShape, parents: readonly number[]): Promise<void>;
  logits(region: Region, rows: number, vocabulary: number): Logits;
  dispose(): void;
}

export function cacheBytes({ rows, heads, length, tokenBytes }: CacheShape): number {
  return rows * heads * length * tokenBytes;
}

/** Bytes of one row of a cache. */
export function rowBytes(shape: CacheShape): number {
  return cacheBytes(shape) / shape.rows;
}

/** Rows that change, with what they become; a row that stays is not among them. */
export function movedRows(
  parents: readonly number[],
): readonly { readonly row: number; readonly parent: number }[] {
  return parents.flatMap((parent, row) => (parent === row ? [] : [{ row, parent }]));
}
