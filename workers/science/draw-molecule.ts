import type { Mol } from '@rdkit/rdkit';
import type { DrawingOptions } from '#science/chemistry.ts';
import type { DrawnPoint, MoleculeDrawing } from '#science/molecule-drawing.ts';
import { moleculeFromJson } from './rdkit-json.ts';

/** Colours by atomic number; -1 stands for all others. Contrast to the surface is at least 4.5. */
const PALETTES: Readonly<Record<DrawingOptions['theme'], Readonly<Record<string, string>>>> = {
  light: {
    '-1': '#4a3b6b',
    '0': '#4d5b68',
    '1': '#14202b',
    '5': '#9a5a2c',
    '6': '#14202b',
    '7': '#1f4fd8',
    '8': '#c0241c',
    '9': '#0f7a5a',
    '15': '#a34e00',
    '16': '#7d6400',
    '17': '#1b7a34',
    '35': '#8c3b1e',
    '53': '#6a1b9a',
  },
  dark: {
    '-1': '#cdbcf0',
    '0': '#a7b4c0',
    '1': '#e7edf2',
    '5': '#f0b48a',
    '6': '#e7edf2',
    '7': '#8ab4ff',
    '8': '#ff8f85',
    '9': '#7fe0b8',
    '15': '#ffb070',
    '16': '#e8c95a',
    '17': '#86d996',
    '35': '#f0a383',
    '53': '#d3a8f7',
  },
};

/** Behind bonds that a reaction changes. */
const MARKS: Readonly<Record<DrawingOptions['theme'], string>> = {
  light: '#ffd08a',
  dark: '#7a5310',
};

const SMALLEST_SIDE = 40;
const LARGEST_SIDE = 4000;
/** Pixels; a larger molecule is scaled down where its drawing has a fixed size. */
const BOND_LENGTH = 34;
/** RDKit's bonds in 2D have this length in its own units. */
const DEPICTED_BOND = 1.5;

interface DrawnMolecule extends Omit<MoleculeDrawing, 'atoms'> {
  /** In RDKit's order. */
  readonly atoms: readonly DrawnPoint[];
}

/**
 * An SVG without background, as large as asked for; bonds and atom labels carry the classes
 * `atom-0`, `atom-1`, ….
 */
export function drawMolecule(molecule: Mol, options: Required<DrawingOptions>): DrawnMolecule {
  return draw(molecule, options.theme, {
    width: side(options.width),
    height: side(options.height),
    fixedBondLength: BOND_LENGTH,
    padding: 0.06,
  });
}

/** The same, as large as its bonds of usual length need; `marked` are bonds by RDKit's index. */
export function drawToFit(
  molecule: Mol,
  theme: DrawingOptions['theme'],
  marked: readonly number[],
): DrawnMolecule {
  return draw(molecule, theme, {
    width: -1,
    height: -1,
    scalingFactor: BOND_LENGTH / DEPICTED_BOND,
    padding: 0.03,
    bonds: marked,
    highlightColour: rgb(MARKS[theme]),
    highlightBondWidthMultiplier: 14,
  });
}

function draw(
  molecule: Mol,
  theme: DrawingOptions['theme'],
  frame: Readonly<Record<string, unknown>>,
): DrawnMolecule {
  const palette = Object.entries(PALETTES[theme]).map(([key, hex]) => [key, rgb(hex)]);
  const details = {
    ...frame,
    clearBackground: false,
    atomColourPalette: Object.fromEntries(palette),
    bondLineWidth: 1.6,
    minFontSize: 11,
    returnDrawCoords: true,
  };
  // RDKit's own text, hence the cast.
  const drawn = JSON.parse(molecule.get_svg_with_highlights(JSON.stringify(details))) as {
    readonly svg: string;
    readonly drawCoords: readonly (readonly [number, number])[];
  };
  const atoms = drawn.drawCoords.map(([x, y]) => ({ x: tenths(x), y: tenths(y) }));
  return {
    // The declaration names an encoding that the text no longer has.
    svg: drawn.svg.replace(/^<\?xml[^>]*\?>\s*/, ''),
    ...sizeOf(drawn.svg),
    atoms,
    bondLength: bondLengthOf(molecule, atoms),
  };
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /width='([\d.]+)px' height='([\d.]+)px'/.exec(svg) ?? [];
  if (width === undefined || height === undefined)
    throw new Error('RDKit wrote an SVG without size');
  return { width: Number(width), height: Number(height) };
}

/** The median; that of a drawing at full scale where there is no bond. */
function bondLengthOf(molecule: Mol, atoms: readonly DrawnPoint[]): number {
  const lengths = moleculeFromJson(molecule).bonds.map(({ from, to }) => {
    const [one, other] = [atoms[from], atoms[to]];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : BOND_LENGTH;
  });
  const sorted = lengths.toSorted((a, b) => a - b);
  return tenths(sorted[Math.floor(sorted.length / 2)] ?? BOND_LENGTH);
}

function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function side(pixels: number): number {
  return Math.round(Math.min(Math.max(pixels, SMALLEST_SIDE), LARGEST_SIDE)) || SMALLEST_SIDE;
}

/** `#ff8000` as [1, 0.5, 0]. */
function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}
