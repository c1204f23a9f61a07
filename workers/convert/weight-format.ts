import type { WeightFormatId } from './stored-weights.ts';

/** How a format lays a matrix out. */
type WeightFormat =
  | { readonly layout: 'blocks'; readonly bits: 4 | 8; readonly blockSize: 32 | 128 }
  | { readonly layout: 'columns'; readonly type: 'uint8' | 'float32' };

export const WEIGHT_FORMATS = {
  q4: { layout: 'blocks', bits: 4, blockSize: 32 },
  q4b128: { layout: 'blocks', bits: 4, blockSize: 128 },
  q8: { layout: 'blocks', bits: 8, blockSize: 32 },
  int8: { layout: 'columns', type: 'uint8' },
  fp32: { layout: 'columns', type: 'float32' },
} as const satisfies Readonly<Record<WeightFormatId, WeightFormat>>;

export function isWeightFormatId(text: string): text is WeightFormatId {
  return Object.hasOwn(WEIGHT_FORMATS, text);
}

/** What the number of input features must be a multiple of. */
export function columnUnit(id: WeightFormatId): number {
  const format: WeightFormat = WEIGHT_FORMATS[id];
  return format.layout === 'blocks' ? format.blockSize : 1;
}

/** Bytes of that many packed weights, without scales. */
export function packedBytes(id: WeightFormatId, weights: number): number {
  const format: WeightFormat = WEIGHT_FORMATS[id];
  if (format.layout === 'blocks') return (weights * format.bits) / 8;
  return format.type === 'uint8' ? weights : 4 * weights;
}

/** How many scales a matrix has. */
export function scaleCount(id: WeightFormatId, rows: number, columns: number): number {
  if (id === 'fp32') return 0;
  return id === 'int8' ? rows : (rows * columns) / columnUnit(id);
}
