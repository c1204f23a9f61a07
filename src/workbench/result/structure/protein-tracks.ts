import { lowComplexity } from '#science/protein/low-complexity.ts';
import {
  extinctionAt280,
  HYDROPATHY_LIMIT,
  hydropathyProfile,
  isoelectricPoint,
  netCharge,
  PK_SET,
  proteinMass,
  sideChainCharge,
} from '#science/protein/protein-features.ts';
import { threeLetterName } from '#science/protein/residue-names.ts';
import type { Fact } from '#ui/FactList.tsx';
import type { LetterTrack } from '#viewers/SequenceBlock.tsx';

export const HYDROPATHY_WINDOW = 9;

/** Charge and hydropathy of each residue, for the stripes below the letters. */
export function proteinTracks(sequence: string): readonly LetterTrack[] {
  const profile = hydropathyProfile(sequence, HYDROPATHY_WINDOW);
  return [
    {
      name: 'Charge at pH 7',
      values: [...sequence].map((letter) => sideChainCharge(letter, 7)),
      lowColour: '--part-2',
      highColour: '--part-1',
      lowMeans: 'negative',
      highMeans: 'positive',
    },
    {
      name: `Hydropathy of ${HYDROPATHY_WINDOW} residues`,
      values: profile.map((value) => value && value / HYDROPATHY_LIMIT),
      lowColour: '--part-3',
      highColour: '--part-4',
      lowMeans: 'loves water',
      highMeans: 'fears water',
    },
  ];
}

/** What is said of one position, such as `Lys48, charge +1.0, hydropathy around it −1.2`. */
export function sayResidue(
  sequence: string,
  tracks: readonly LetterTrack[],
  position: number,
): string {
  const letter = sequence.charAt(position - 1);
  const charge = sideChainCharge(letter, 7);
  const hydropathy = tracks[1]?.values[position - 1];
  return [
    `${threeLetterName(letter)}${position}`,
    Math.abs(charge) >= 0.05 && `charge ${signed(charge)}`,
    hydropathy !== undefined && `hydropathy around it ${signed(hydropathy * HYDROPATHY_LIMIT)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Computed from the letters alone, each with how. */
export function proteinFacts(sequence: string): readonly Fact[] {
  const mass = proteinMass(sequence);
  const { reduced, oxidised } = extinctionAt280(sequence);
  const stretches = lowComplexity(sequence);
  return [
    ...(mass === undefined
      ? []
      : [{ name: 'Molar mass', value: `${grouped(Math.round(mass))} g/mol` }]),
    {
      name: 'Net charge at pH 7',
      value: `${signed(netCharge(sequence, 7))} (pK set of ${PK_SET.name})`,
    },
    { name: 'Isoelectric point', value: isoelectricPoint(sequence).toFixed(1) },
    {
      name: 'Absorption at 280 nm',
      value: `${grouped(reduced)} L/(mol cm)${oxidised === reduced ? '' : `; ${grouped(oxidised)} with disulfides`}`,
    },
    {
      name: 'Few kinds of letters',
      value:
        stretches.length === 0
          ? 'nowhere'
          : stretches.map(({ first, last }) => `${first}–${last}`).join(', '),
    },
  ];
}

function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return '0.0';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toFixed(1)}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}
