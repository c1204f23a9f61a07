import type { Atom, AtomStyle, Viewer } from '3dmol/build/3Dmol.es6-min.js';
import type { DrawnCrystal } from '#science/crystal/drawn-crystal.ts';
import { covalentRadius } from '#science/crystal/radii.ts';
import type { Vector } from '#science/crystallography.ts';
import type { SceneContent } from './scene-content.ts';

export type CrystalStyle = 'balls' | 'spheres';

/** The element colours that chemists know from Jmol. */
const colorscheme = 'Jmol';
/** Of the covalent radius; spheres nearly touch along a bond. */
const SHARE: Readonly<Record<CrystalStyle, number>> = { balls: 0.38, spheres: 0.95 };
/** Ångström. */
const EDGE_RADIUS = 0.035;
const HALO_MARGIN = 0.22;
/** From the end of an edge to its name, past the atom on the corner. */
const LABEL_GAP = 1.3;

/** A crystal as a scene; its places are named by the site of the asymmetric unit. */
export function crystalContent(
  drawn: DrawnCrystal,
  style: CrystalStyle,
  /** CSS colour of the edges and their names. */
  lineColour: string,
): SceneContent {
  const radiusOf = (symbol: string) => (covalentRadius(symbol) ?? 1.5) * SHARE[style];
  return {
    of: drawn,
    draw: (viewer) => {
      viewer.addModel().addAtoms(sceneAtoms(drawn));
      for (const elem of new Set(drawn.atoms.map(({ symbol }) => symbol))) {
        viewer.setStyle({ elem }, styleOf(style, radiusOf(elem)));
      }
      drawCell(viewer, drawn, lineColour);
    },
    places: drawn.atoms.map(({ site, symbol, place }) => ({
      id: site,
      ...turned(place),
      radius: radiusOf(symbol) + HALO_MARGIN,
    })),
  };
}

const ASIDE = (20 * Math.PI) / 180;
const DOWN = (15 * Math.PI) / 180;
/** Directions of the screen in the crystal's axes: c points up, a at the eye and a little aside. */
const RIGHT: Vector = [-Math.sin(ASIDE), Math.cos(ASIDE), 0];
const OUT: Vector = [
  Math.cos(DOWN) * Math.cos(ASIDE),
  Math.cos(DOWN) * Math.sin(ASIDE),
  Math.sin(DOWN),
];
const UP: Vector = [
  -Math.sin(DOWN) * Math.cos(ASIDE),
  -Math.sin(DOWN) * Math.sin(ASIDE),
  Math.cos(DOWN),
];

/** As the first view shows it: straight along an edge all atoms of a row hide behind the first. */
function turned(place: Vector): { readonly x: number; readonly y: number; readonly z: number } {
  return { x: dot(place, RIGHT), y: dot(place, UP), z: dot(place, OUT) };
}

function dot([a, b, c]: Vector, [d, e, f]: Vector): number {
  return a * d + b * e + c * f;
}

function styleOf(style: CrystalStyle, radius: number): AtomStyle {
  const sphere = { radius, colorscheme } as const;
  return style === 'spheres' ? { sphere } : { sphere, stick: { radius: 0.09, colorscheme } };
}

/** Atoms go in as data: 3Dmol's own file readers accept coordinates that are not numbers. */
function sceneAtoms({ atoms, bonds }: DrawnCrystal): Atom[] {
  const made = atoms.map(
    ({ symbol, place }, serial): Atom => ({
      elem: symbol,
      ...turned(place),
      serial,
      bonds: [],
      bondOrder: [],
      properties: {},
    }),
  );
  for (const [from, to] of bonds) {
    made[from]?.bonds.push(to);
    made[from]?.bondOrder.push(1);
    made[to]?.bonds.push(from);
    made[to]?.bondOrder.push(1);
  }
  return made;
}

function drawCell(viewer: Viewer, { edges, axes }: DrawnCrystal, colour: string): void {
  const frame = viewer.addShape({ color: colour });
  for (const [start, end] of edges) {
    frame.addCylinder({
      start: turned(start),
      end: turned(end),
      radius: EDGE_RADIUS,
      fromCap: 2,
      toCap: 2,
    });
  }
  for (const { name, end } of axes) {
    const beyond = 1 + LABEL_GAP / Math.hypot(...end);
    const [x, y, z] = end;
    viewer.addLabel(name, {
      position: turned([x * beyond, y * beyond, z * beyond]),
      fontSize: 14,
      fontColor: colour,
      backgroundOpacity: 0,
      inFront: true,
      alignment: 'center',
    });
  }
}
