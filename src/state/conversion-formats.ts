import type { FlavourId, WeightFormatId } from './library-state.ts';

/**
 * How embedding and head can be kept apart from the other weights: what at least one of these
 * flavours can read, and what it would not do anyway.
 */
export function formatsFor(flavours: readonly FlavourId[]): readonly WeightFormatId[] {
  // Graphs for the CPU read int8 and floats, and int8 is what the others are then.
  const reads8Bits = flavours.some((flavour) => flavour.startsWith('gpu-q4'));
  return reads8Bits ? ['q8', 'fp32'] : ['fp32'];
}

/** A format that was chosen while other flavours were; undefined where none of these reads it. */
export function suitedFormat(
  format: WeightFormatId | undefined,
  flavours: readonly FlavourId[],
): WeightFormatId | undefined {
  return format && formatsFor(flavours).includes(format) ? format : undefined;
}
