import type { Atom, AtomStyle, Viewer } from '3dmol/build/3Dmol.es6-min.js';
import type { DrawnCrystal } from '#science/crystal/drawn-crystal.ts';
import { covalentRadius } from '#science/crystal/radii.ts';
import type { SceneContent } from './scene-content.ts';

export type CrystalStyle = 'balls' | 'spheres';

/** The element colours that chemists know from Jmol. */
const colorscheme = 'Jmol';
/** Of the covalent radius; spheres nearly touch along a bond. */
const SHARE: Readonly<Record<CrystalStyle, number>> = { balls: 0.38, spheres: 0.95 };
/** Ångström. */
const EDGE_RADIUS = 0.035;
const HALO_MARGIN = 0.22;

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
    places: drawn.atoms.map(({ site, symbol, place: [x, y, z] }) => ({
      id: site,
      x,
      y,
      z,
      radius: radiusOf(symbol) + HALO_MARGIN,
    })),
  };
}

function styleOf(style: CrystalStyle, radius: number): AtomStyle {
  const sphere = { radius, colorscheme } as const;
  return style === 'spheres' ? { sphere } : { sphere, stick: { radius: 0.09, colorscheme } };
}

/** Atoms go in as data: 3Dmol's own file readers accept coordinates that are not numbers. */
function sceneAtoms({ atoms, bonds }: DrawnCrystal): Atom[] {
  const made = atoms.map(
    ({ symbol, place: [x, y, z] }, serial): Atom => ({
      elem: symbol,
      x,
      y,
      z,
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
  for (const [[x, y, z], [u, v, w]] of edges) {
    frame.addCylinder({
      start: { x, y, z },
      end: { x: u, y: v, z: w },
      radius: EDGE_RADIUS,
      fromCap: 2,
      toCap: 2,
    });
  }
  for (const { name, end } of axes) {
    const [x, y, z] = end.map((along) => along * 1.06);
    viewer.addLabel(name, {
      position: { x: x ?? 0, y: y ?? 0, z: z ?? 0 },
      fontSize: 14,
      fontColor: colour,
      backgroundOpacity: 0,
      inFront: true,
      alignment: 'center',
    });
  }
}
