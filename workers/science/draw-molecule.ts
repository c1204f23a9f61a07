import type { Mol } from '@rdkit/rdkit';
import type { DrawingOptions } from '#science/chemistry.ts';

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

const SMALLEST_SIDE = 40;
const LARGEST_SIDE = 4000;

/** An SVG without background; bonds and atom labels carry the classes `atom-0`, `atom-1`, …. */
export function drawMolecule(molecule: Mol, options: DrawingOptions): string {
  const palette = Object.entries(PALETTES[options.theme]).map(([key, hex]) => [key, rgb(hex)]);
  const details = {
    width: side(options.width),
    height: side(options.height),
    clearBackground: false,
    atomColourPalette: Object.fromEntries(palette),
    bondLineWidth: 1.6,
    // Pixels; a larger molecule is still scaled down to fit.
    fixedBondLength: 34,
    padding: 0.06,
    minFontSize: 11,
  };
  const svg = molecule.get_svg_with_highlights(JSON.stringify(details));
  // The declaration names an encoding that the text no longer has.
  return svg.replace(/^<\?xml[^>]*\?>\s*/, '');
}

function side(pixels: number): number {
  return Math.round(Math.min(Math.max(pixels, SMALLEST_SIDE), LARGEST_SIDE)) || SMALLEST_SIDE;
}

/** `#ff8000` as [1, 0.5, 0]. */
function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}
