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
  /** Copies rows of each cache to others. */
  reorder(caches: readonly Region[], shape: CacheShape, reordering: Reordering): Promise<void>;
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

/** Row i becomes what row `parents[i]` was, as far as the tokens from `shared` to `length` go. */
export interface Reordering {
  readonly parents: readonly number[];
  readonly shared: number;
  readonly length: number;
}

/** Bytes of a cache that go elsewhere in it. */
export interface MovedBytes {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}

/**
 * What a reordering moves: from each row that changes the tokens in question of each head, or the
 * whole row where that is cheaper, one more copy costing as much as `bytesPerCopy`.
 */
export function movedBytes(
  shape: CacheShape,
  { parents, shared, length }: Reordering,
  bytesPerCopy: number,
): readonly MovedBytes[] {
  const row = rowBytes(shape);
  const head = row / shape.heads;
  const bytes = (length - shared) * shape.tokenBytes;
  const isWhole = shape.heads * (bytes + bytesPerCopy) >= row + bytesPerCopy;
  const starts = Array.from(
    { length: shape.heads },
    (_, index) => index * head + shared * shape.tokenBytes,
  );
  return parents.flatMap((parent, index) => {
    if (parent === index || bytes === 0) return [];
    const [from, to] = [parent * row, index * row];
    if (isWhole) return [{ from, to, bytes: row }];
    return starts.map((start) => ({ from: from + start, to: to + start, bytes }));
  });
}
