import type { ModelSizes } from '#library/model-sizes.ts';
import type { Recommendation } from '#library/recommend.ts';
import { type KeptAs, weightBytes, weightCount } from '#library/weight-bytes.ts';
import type { FlavourId } from '#state/library-state.ts';

/** Weights that are kept in one way, and the flavours that read them. */
export interface WeightSet {
  readonly keptAs: Exclude<KeptAs, 'fp32'>;
  readonly label: string;
  readonly explanation: string;
  /** Of these, the first is wanted and the second its exact fallback, over the same files. */
  readonly flavours: readonly FlavourId[];
}

export const usualSets: readonly WeightSet[] = [
  {
    keptAs: 'q4',
    label: 'For the graphics processor, 4 bits',
    explanation: 'Small and fast where the browser has WebGPU. Weights in blocks of 32.',
    flavours: ['gpu-q4f16', 'gpu-q4'],
  },
  {
    keptAs: 'int8',
    label: 'For the CPU, 8 bits',
    explanation: 'Runs everywhere, and several times faster there than 4 bits would.',
    flavours: ['cpu-int8'],
  },
];

export const furtherSets: readonly WeightSet[] = [
  {
    keptAs: 'q4b128',
    label: 'For the graphics processor, 4 bits in blocks of 128',
    explanation: 'A tenth smaller than blocks of 32, and less exact.',
    flavours: ['gpu-q4b128f16', 'gpu-q4b128'],
  },
  {
    keptAs: 'q8',
    label: 'For the graphics processor, 8 bits',
    explanation: 'Nearly exact; twice as large as 4 bits, and half as fast.',
    flavours: ['gpu-q8f16', 'gpu-q8'],
  },
];

/** What the browser must keep of a set: the values once, the scales for both kinds of floats. */
export function setBytes(set: WeightSet, sizes: ModelSizes): number {
  const exact = weightBytes(sizes, set.keptAs, 'fp32').onDisk;
  if (set.flavours.length === 1) return exact;
  // Both hold the same values v: exact is v + 2s, the other v + s, and the files hold v + 3s.
  return 2 * exact - weightBytes(sizes, set.keptAs, 'fp16').onDisk;
}

/** The sets of a list of flavours. */
export function hasSet(flavours: readonly FlavourId[], set: WeightSet): boolean {
  return set.flavours.some((flavour) => flavours.includes(flavour));
}

export function withSet(
  flavours: readonly FlavourId[],
  set: WeightSet,
  isWanted: boolean,
): readonly FlavourId[] {
  const others = flavours.filter((flavour) => !set.flavours.includes(flavour));
  return isWanted ? [...others, ...set.flavours] : others;
}

/**
 * What this machine can use of a checkpoint: the usual sets of which a model of about this size
 * fits here, and the CPU's where none does or nothing is known.
 */
export function recommendedFlavours(
  advice: Recommendation | undefined,
  sizes: ModelSizes | undefined,
): readonly FlavourId[] {
  const wanted = sizes && weightCount(sizes);
  const fitting = (advice?.assessments ?? []).filter(
    ({ candidate, obstacles }) =>
      obstacles.length === 0 && (wanted === undefined || candidate.weightCount >= wanted * 0.9),
  );
  const fits = (set: WeightSet) =>
    fitting.some(({ candidate }) => set.flavours.some((flavour) => flavour === candidate.flavour));
  const chosen = usualSets.filter(fits).flatMap(({ flavours }) => flavours);
  return chosen.length > 0 ? chosen : ['cpu-int8'];
}
