import type { Atom, AtomStyle } from '3dmol/build/3Dmol.es6-min.js';
import type { MolGraph } from '#science/molblock.ts';
import type { SceneContent, ScenePlace } from './scene-content.ts';

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

/**
 * A molecule as a scene. `writtenAtoms` gives the atoms of the graph their numbers; those behind its
 * end are added hydrogens, which count as the atom that they are bonded to.
 */
export function moleculeContent(
  graph: MolGraph,
  writtenAtoms: readonly number[],
  style: MoleculeStyle,
): SceneContent {
  return {
    of: graph,
    draw: (viewer) => {
      viewer.addModel().addAtoms(sceneAtoms(graph));
      viewer.setStyle({}, STYLES[style]);
    },
    places: placesOf(graph, writtenAtoms, HALO_RADII[style]),
  };
}

function placesOf(
  graph: MolGraph,
  writtenAtoms: readonly number[],
  haloRadius: number,
): readonly ScenePlace[] {
  const bearers = new Map<number, number>();
  for (const { from, to } of graph.bonds) {
    if (from >= writtenAtoms.length) bearers.set(from, to);
    if (to >= writtenAtoms.length) bearers.set(to, from);
  }
  return graph.atoms.flatMap(({ x, y, z }, atom) => {
    const own = writtenAtoms[atom];
    if (own !== undefined) return [{ id: own, x, y, z, radius: haloRadius }];
    const bearer = writtenAtoms[bearers.get(atom) ?? -1];
    return bearer === undefined ? [] : [{ id: bearer, x, y, z, radius: 0 }];
  });
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
