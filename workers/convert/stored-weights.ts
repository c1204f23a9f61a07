import type { ElementType, Placement } from './onnx-model.ts';
import type { SquaredSums } from './relative-error.ts';

/**
 * How one matrix is kept: blocks of 32 (`q4`, `q8`) or 128 (`q4b128`) input features with a scale
 * each, one scale for each output feature (`int8`), or as it was (`fp32`).
 */
export type WeightFormatId = 'q4' | 'q4b128' | 'q8' | 'int8' | 'fp32';

/** What a graph computes with; norms, scales and rotary tables are kept once for each. */
export type Precision = 'fp32' | 'fp16';

/** A constant in a shard. */
export interface StoredConstant {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly place: Placement;
}

/**
 * A rectangle of a matrix. A matrix too large for one constant is kept in several: an embedding is
 * divided by columns and a head by rows, so that look-up and product need only a concatenation.
 */
export interface StoredPart {
  readonly firstRow: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly columns: number;
  /**
   * uint8 [rows, columns / block, block bytes] for blocks, uint8 [columns, rows] around 128 for
   * `int8`, float32 [columns, rows] for `fp32`.
   */
  readonly values: StoredConstant;
  /** [rows, columns / block] for blocks, float32 [rows] for `int8`; none for `fp32`. */
  readonly scales: Partial<Readonly<Record<Precision, StoredConstant>>>;
}

export interface StoredMatrix {
  readonly format: WeightFormatId;
  /** Output features, or tokens. */
  readonly rows: number;
  /** Input features. */
  readonly columns: number;
  readonly parts: readonly StoredPart[];
  readonly error: SquaredSums;
}

/** A 1-D weight or a table, once for each precision. */
export type StoredFloats = Partial<Readonly<Record<Precision, StoredConstant>>>;

/**
 * All weights of a model in the shards of one folder, from which each of its graphs is made. Names
 * are the checkpoint's. A tied head that is kept like the embedding has no entry of its own.
 */
export interface StoredWeights {
  readonly matrices: Readonly<Record<string, StoredMatrix>>;
  readonly vectors: Readonly<Record<string, StoredFloats>>;
  /** [context, head size / 2] */
  readonly cosines: StoredFloats;
  readonly sines: StoredFloats;
}
