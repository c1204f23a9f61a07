import type { ReactionDrawingOptions } from '#science/chemistry.ts';
import type {
  Drawing,
  DrawnAtoms,
  MoleculeDrawing,
  ReactionDrawing,
  ReactionSides,
} from '#science/molecule-drawing.ts';
import { type Box, type Layout, layOut } from './reaction-layout.ts';

/** A picture of one molecule; atoms in the order of its text. */
export type DrawnPart = MoleculeDrawing;

type Sides<T> = Readonly<Record<keyof ReactionSides, T>>;
type Theme = ReactionDrawingOptions['theme'];

const INK: Readonly<Record<Theme, string>> = { light: '#14202b', dark: '#e7edf2' };
const MARGIN = 6;
const ARROW = { shortest: 64, overhang: 8, head: 9, clearance: 8 } as const;
const SIGN = 22;
const USUAL_BOND = 34;

interface Piece extends Box {
  /** The SVG of the piece with its corner at 0, 0. */
  readonly svg: string;
  readonly atoms: readonly PieceAtoms[];
}

/** Atoms of one molecule, shifted within the piece. */
interface PieceAtoms {
  readonly side: keyof ReactionSides;
  readonly atoms: DrawnAtoms;
}

/** One SVG of all: molecules with signs between them, scaled down where it is wider than `width`. */
export function composeReaction(
  drawn: Sides<readonly DrawnPart[]>,
  width: number,
  theme: Theme,
): Omit<ReactionDrawing, 'changes'> {
  const pieces = [
    ...sidePieces('reactants', drawn.reactants, theme),
    arrowPiece(drawn.reagents, theme),
    ...sidePieces('products', drawn.products, theme),
  ];
  const { atomsOf, ...composed } = compose(pieces, width);
  const atoms = {
    reactants: atomsOf('reactants'),
    reagents: atomsOf('reagents'),
    products: atomsOf('products'),
  };
  return { ...composed, atoms };
}

/** One SVG of molecules beside and below one another. */
export function composeApart(parts: readonly DrawnPart[], width: number): MoleculeDrawing {
  const pieces = parts.map((part): Piece => pictureOf('products', part));
  const { atomsOf, ...composed } = compose(pieces, width);
  return { ...composed, atoms: atomsOf('products') };
}

interface Composed extends Drawing {
  readonly atomsOf: (side: keyof ReactionSides) => DrawnAtoms;
}

function compose(pieces: readonly Piece[], width: number): Composed {
  const room = Math.max(width - 2 * MARGIN, 1);
  const layout = layOut(pieces, room);
  const scale = Math.min(1, room / layout.width);
  const size = {
    width: Math.round(layout.width * scale + 2 * MARGIN),
    height: Math.round(layout.height * scale + 2 * MARGIN),
  };
  const body = pieces.map(({ svg }, index) => at(layout.places[index], svg)).join('\n');
  return {
    svg: [
      `<svg xmlns='http://www.w3.org/2000/svg' width='${size.width}px' height='${size.height}px' viewBox='0 0 ${size.width} ${size.height}'>`,
      `<g transform='translate(${MARGIN} ${MARGIN}) scale(${scale.toFixed(4)})'>`,
      body,
      '</g>\n</svg>',
    ].join('\n'),
    ...size,
    bondLength: tenths(USUAL_BOND * scale),
    atomsOf: (side) => atomsOf(side, pieces, layout, scale),
  };
}

function sidePieces(
  side: keyof ReactionSides,
  parts: readonly DrawnPart[],
  theme: Theme,
): readonly Piece[] {
  if (parts.length === 0) return [signPiece('?', 'picture', theme)];
  return parts.flatMap((part, index) => {
    const picture = pictureOf(side, part);
    return index === 0 ? [picture] : [signPiece('+', 'plus', theme), picture];
  });
}

function pictureOf(side: keyof ReactionSides, part: DrawnPart): Piece {
  return {
    kind: 'picture',
    width: part.width,
    height: part.height,
    svg: innerOf(part.svg),
    atoms: [{ side, atoms: part.atoms }],
  };
}

function signPiece(sign: string, kind: 'plus' | 'picture', theme: Theme): Piece {
  return {
    kind,
    width: SIGN,
    height: SIGN,
    svg: `<text x='${SIGN / 2}' y='${SIGN - 4}' text-anchor='middle' font-family='sans-serif' font-size='${SIGN}' fill='${INK[theme]}'>${sign}</text>`,
    atoms: [],
  };
}

/** As high below the line as above, so that the line lies in the middle of its row. */
function arrowPiece(reagents: readonly DrawnPart[], theme: Theme): Piece {
  const above = layOut(
    reagents.map(({ width, height }) => ({ kind: 'picture', width, height })),
    260,
  );
  const width = Math.max(ARROW.shortest, above.width + 2 * ARROW.overhang);
  const half = above.height + ARROW.clearance;
  const left = (width - above.width) / 2;
  const places = above.places.map(({ x, y }) => ({ x: x + left, y }));
  const ink = INK[theme];
  const tip = `${width} ${half}, ${width - ARROW.head} ${half - 4}, ${width - ARROW.head} ${half + 4}`;
  return {
    kind: 'arrow',
    width,
    height: 2 * half,
    svg: [
      ...reagents.map(({ svg }, index) => at(places[index], innerOf(svg))),
      `<path d='M 0 ${half} H ${width - ARROW.head}' stroke='${ink}' stroke-width='1.6'/>`,
      `<polygon points='${tip}' fill='${ink}'/>`,
    ].join('\n'),
    atoms: reagents.map(({ atoms }, part) => ({
      side: 'reagents',
      atoms: atoms.map(
        (point) =>
          point && {
            x: point.x + (places[part]?.x ?? 0),
            y: point.y + (places[part]?.y ?? 0),
          },
      ),
    })),
  };
}

function at(place: { readonly x: number; readonly y: number } | undefined, svg: string): string {
  return `<g transform='translate(${tenths(place?.x ?? 0)} ${tenths(place?.y ?? 0)})'>${svg}</g>`;
}

/** What RDKit drew, without the element around it. */
function innerOf(svg: string): string {
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
}

function atomsOf(
  side: keyof ReactionSides,
  pieces: readonly Piece[],
  layout: Layout,
  scale: number,
): DrawnAtoms {
  return pieces.flatMap((piece, index) => {
    const place = layout.places[index] ?? { x: 0, y: 0 };
    return piece.atoms
      .filter((each) => each.side === side)
      .flatMap(({ atoms }) =>
        atoms.map(
          (point) =>
            point && {
              x: tenths((point.x + place.x) * scale + MARGIN),
              y: tenths((point.y + place.y) * scale + MARGIN),
            },
        ),
      );
  });
}

function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
