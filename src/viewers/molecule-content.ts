import type { Atom, AtomStyle } from '3dmol/build/3Dmol.es6-min.js';
import type { MolGraph } from '#science/molblock.ts';
import type { SceneContent } from './scene-content.ts';

export type MoleculeStyle = 'sticks' | 'balls' | 'spheres';

/** The element colours that chemists know from Jmol. */
const colorscheme = 'Jmol';

const STYLES: Readonly<Record<MoleculeStyle, AtomStyle>> = {
  sticks: { stick: { radius: 0.16, colorscheme } },
  balls: { stick: { radius: 0.11, colorscheme }, sphere: { scale: 0.27, colorscheme } },
  spheres: { sphere: { scale: 1, colorscheme } },
};

/** Ångström; larger than the ball of any element in its style, so that the halo is seen around it. */
const HALO_RADII: Readonly<Record<MoleculeStyle, number>> = {
  sticks: 0.45,
  balls: 0.72,
  spheres: 2.15,
};

/** A molecule as a scene; its places are the atoms by their index in `graph`. */
export function moleculeContent(graph: MolGraph, style: MoleculeStyle): SceneContent {
  return {
    of: graph,
    draw: (viewer) => {
      viewer.addModel().addAtoms(sceneAtoms(graph));
      viewer.setStyle({}, STYLES[style]);
    },
    places: graph.atoms.map(({ x, y, z }, id) => ({ id, x, y, z, radius: HALO_RADII[style] })),
  };
}

/** Atoms go in as data: 3Dmol's own file readers accept coordinates that are not numbers. */
function sceneAtoms(graph: MolGraph): Atom[] {
  const atoms = graph.atoms.map(
    ({ symbol, x, y, z }, serial): Atom => ({
      elem: symbol === '*' ? 'X' : symbol,
      x,
      y,
      z,
      serial,
      bonds: [],
      bondOrder: [],
      properties: {},
    }),
  );
  for (const { from, to, order } of graph.bonds) {
    const drawn = order > 3 ? 1 : order;
    atoms[from]?.bonds.push(to);
    atoms[from]?.bondOrder.push(drawn);
    atoms[to]?.bonds.push(from);
    atoms[to]?.bondOrder.push(drawn);
  }
  return atoms;
}
