import type { Flight, Flown, Logits } from './language-model.ts';
import type { TensorPlace } from './ort-session.ts';

/** Rows of one step; a cache for so many is made only when a run asks for it. */
export const MOST_ROWS = 16;

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

/** The beginning of a cache that goes along into another one. */
export interface KeptPart {
  readonly rows: number;
  readonly tokens: number;
}

/** What a step leaves, and where the next one finds its token. */
export interface FlightRegions {
  readonly logits: Region;
  readonly vocabulary: number;
  readonly ids: Region;
  readonly lastIndices: Region;
}

/** More steps in flight than this gain nothing that a screen could show. */
export const MOST_FLIGHT_STEPS = 8;

export interface FlightDraws {
  /** Behind each step. */
  drawNext(): void;
  read(): Promise<Flown>;
}

/** The memory of one backend, in which a cache lies and through which steps exchange numbers. */
export interface StepMemory {
  /** All of these sizes, or none: throws `out-of-memory`. */
  allocate(sizes: readonly number[]): Promise<readonly Region[]>;
  free(region: Region): void;
  write(region: Region, numbers: Int32Array): void;
  /** The first tokens of the first rows of each cache, into a cache of another shape. */
  copyPrefix(
    from: readonly Region[],
    fromShape: CacheShape,
    to: readonly Region[],
    toShape: CacheShape,
    kept: KeptPart,
  ): void;
  /** Copies rows of each cache to others. */
  reorder(caches: readonly Region[], shape: CacheShape, reordering: Reordering): Promise<void>;
  logits(region: Region, rows: number, vocabulary: number): Logits;
  /** Draws the next token of row 0 where its logits are; absent where they are on the CPU. */
  readonly startFlight?: (regions: FlightRegions, flight: Flight) => FlightDraws;
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

/** Where the kept tokens of each head lie in a cache of one shape and of another, in bytes. */
export function keptPieces(
  from: CacheShape,
  to: CacheShape,
  { rows, tokens }: KeptPart,
): readonly { readonly from: number; readonly to: number; readonly bytes: number }[] {
  const bytes = tokens * from.tokenBytes;
  if (bytes === 0) return [];
  return Array.from({ length: rows * from.heads }, (_, head) => ({
    from: head * from.length * from.tokenBytes,
    to: head * to.length * to.tokenBytes,
    bytes,
  }));
}
