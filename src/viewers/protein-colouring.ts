import { hydropathyProfile, sideChainCharge } from '#science/protein/protein-features.ts';
import { secondaryStructure } from '#science/protein/secondary-structure.ts';
import type { MacroStructure, StructureChain } from '#science/protein/structure.ts';
import type { ProteinColours } from './protein-content.ts';
import { themeColour } from './theme-colours.ts';

export type ProteinColouring = 'chain' | 'fold' | 'charge' | 'hydropathy' | 'confidence';

type Colour = `--${string}`;

interface ColouringRow {
  readonly name: string;
  readonly legend: readonly { readonly colour: Colour; readonly meaning: string }[];
}

const OTHER: ColouringRow['legend'][number] = { colour: '--part-rest', meaning: 'the rest' };

/** What the residues of the chosen chain are coloured by, and what each colour means. */
export const proteinColouring: Readonly<Record<ProteinColouring, ColouringRow>> = {
  chain: {
    name: 'Chain',
    legend: [
      { colour: '--part-1', meaning: 'chosen chain' },
      { colour: '--part-rest', meaning: 'other chains' },
    ],
  },
  fold: {
    name: 'Fold',
    legend: [
      { colour: '--part-2', meaning: 'helix' },
      { colour: '--part-1', meaning: 'strand' },
      OTHER,
    ],
  },
  charge: {
    name: 'Charge',
    legend: [
      { colour: '--part-1', meaning: 'positive' },
      { colour: '--part-2', meaning: 'negative' },
      OTHER,
    ],
  },
  hydropathy: {
    name: 'Hydropathy',
    legend: [
      { colour: '--part-4', meaning: 'water-fearing around' },
      { colour: '--part-3', meaning: 'water-loving around' },
      OTHER,
    ],
  },
  confidence: {
    name: 'Confidence',
    legend: [
      { colour: '--part-1', meaning: 'pLDDT 90 and more' },
      { colour: '--part-3', meaning: '70 to 90' },
      { colour: '--part-4', meaning: '50 to 70' },
      { colour: '--part-2', meaning: 'below 50' },
    ],
  },
};

/** The colourings that say something of this chain, the most telling first. */
export function colouringsOf(
  { isPredicted, chains }: MacroStructure,
  { kind }: StructureChain,
): readonly ProteinColouring[] {
  if (kind !== 'protein') return ['chain'];
  return [
    ...(isPredicted ? (['confidence'] as const) : []),
    'fold',
    ...(chains.length > 1 ? (['chain'] as const) : []),
    'charge',
    'hydropathy',
  ];
}

/** Colours of the theme for each residue of the chain. */
export function residueColours(
  structure: MacroStructure,
  chain: StructureChain,
  colouring: ProteinColouring,
): ProteinColours {
  const names = colourNames(structure, chain, colouring);
  const resolved = new Map([...new Set(names)].map((name) => [name, themeColour(name)]));
  const rest = themeColour('--part-rest');
  return { residues: names.map((name) => resolved.get(name) ?? rest), rest };
}

/** Hydropathy beyond which a stretch is coloured; the scale runs from −4.5 to 4.5. */
const STRONG = 0.6;

/** The name of a colour for each residue of the chain. */
export function colourNames(
  structure: MacroStructure,
  { residues }: StructureChain,
  colouring: ProteinColouring,
): readonly Colour[] {
  const sequence = residues.map(({ letter }) => letter).join('');
  switch (colouring) {
    case 'chain':
      return residues.map(() => '--part-1');
    case 'fold':
      return secondaryStructure(structure, residues).map((shape) => FOLD[shape]);
    case 'charge':
      return residues.map(({ letter }) =>
        signed(sideChainCharge(letter, 7), 0.1, '--part-1', '--part-2'),
      );
    case 'hydropathy':
      return hydropathyProfile(sequence).map((value = 0) =>
        signed(value, STRONG, '--part-4', '--part-3'),
      );
    case 'confidence':
      return residues.map(({ firstAtom }) => confidence(structure.atoms[firstAtom]?.bFactor ?? 0));
  }
}

const FOLD = { helix: '--part-2', strand: '--part-1', coil: '--part-rest' } as const;

function signed(value: number, bar: number, above: Colour, below: Colour): Colour {
  if (value > bar) return above;
  return value < -bar ? below : '--part-rest';
}

/** The bars that AlphaFold DB draws its confidence with. */
function confidence(pLddt: number): Colour {
  if (pLddt >= 90) return '--part-1';
  if (pLddt >= 70) return '--part-3';
  return pLddt >= 50 ? '--part-4' : '--part-2';
}
