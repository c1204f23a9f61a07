import type { Atom, Viewer } from '3dmol/build/3Dmol.es6-min.js';
import { secondaryStructure } from '#science/protein/secondary-structure.ts';
import type {
  FileAtom,
  MacroStructure,
  StructureChain,
  StructureResidue,
} from '#science/protein/structure.ts';
import type { SceneContent, ScenePlace } from './scene-content.ts';

export interface ProteinColours {
  /** A colour for each residue of the chosen chain. */
  readonly residues: readonly string[];
  /** For all other chains. */
  readonly rest: string;
}

/** Beyond this many atoms only CA can be pointed at. */
const MOST_PLACES = 6_000;
/** Ångström. */
const HALO_OF_CA = 1.6;
const HALO_OF_ATOM = 0.9;
/** Longest step from CA to CA along an unbroken chain, in ångström. */
const LONGEST_STEP = 4.3;

/**
 * A structure as a cartoon, ligands as sticks and water left out; its places are the residues of the
 * chosen chain by their index there.
 */
export function proteinContent(
  structure: MacroStructure,
  chain: StructureChain,
  colours: ProteinColours,
): SceneContent {
  return {
    of: structure,
    draw: (viewer) => {
      for (const each of structure.chains) {
        drawPolymer(viewer, structure, each, (residue) =>
          each === chain ? (colours.residues[residue] ?? colours.rest) : colours.rest,
        );
      }
      drawLigands(viewer, structure);
    },
    places: placesOf(structure, chain),
  };
}

type ColourOf = (residue: number) => string;

function drawPolymer(
  viewer: Viewer,
  structure: MacroStructure,
  { id, residues }: StructureChain,
  colourOf: ColourOf,
): void {
  if (residues.length === 0) return;
  const shapes = secondaryStructure(structure, residues);
  const steps = stepNumbers(structure, residues);
  const owner: number[] = [];
  const atoms = residues.flatMap((residue, i) =>
    structure.atoms.slice(residue.firstAtom, residue.endAtom).map((atom): Atom => {
      const shape = shapes[i] ?? 'coil';
      owner.push(i);
      return {
        ...plainAtom(atom, owner.length - 1),
        atom: atom.name,
        resn: residue.name,
        resi: steps[i] ?? i,
        chain: id,
        hetflag: false,
        ss: CODES[shape],
        ssbegin: shape !== 'coil' && shapes[i - 1] !== shape,
        ssend: shape !== 'coil' && shapes[i + 1] !== shape,
      };
    }),
  );
  const model = viewer.addModel();
  model.addAtoms(atoms);
  const colorfunc = ({ serial }: Atom) => colourOf(owner[serial] ?? 0);
  viewer.setStyle({ model }, { cartoon: { colorfunc, arrows: true, thickness: 0.4 } });
  if (isTrace(atoms)) viewer.setStyle({ model }, { cartoon: { colorfunc, style: 'trace' } });
}

const CODES = { helix: 'h', strand: 's', coil: 'c' } as const;

/** Numbers that grow by one along the chain and jump where it is broken, whatever the authors chose. */
function stepNumbers(
  { atoms }: MacroStructure,
  residues: readonly StructureResidue[],
): readonly number[] {
  let number = 0;
  let before: FileAtom | undefined;
  return residues.map(({ firstAtom, endAtom }) => {
    const own = atoms.slice(firstAtom, endAtom).find(({ name }) => name === 'CA');
    const isBroken = own && before && distance(own, before) > LONGEST_STEP;
    number += isBroken ? 10 : 1;
    before = own ?? before;
    return number;
  });
}

/** Whether only one atom of each residue is known. */
function isTrace(atoms: readonly Atom[]): boolean {
  return !atoms.some(({ atom }) => atom === 'O' || atom === "O3'");
}

function drawLigands(viewer: Viewer, { atoms, chains }: MacroStructure): void {
  const residues = chains.flatMap(({ others }) => others).filter(({ name }) => !isWater(name));
  const own = residues.flatMap(({ firstAtom, endAtom }) => atoms.slice(firstAtom, endAtom));
  if (own.length === 0 || own.length > MOST_PLACES) return;
  const drawn = own.map(plainAtom);
  for (const [one, other] of bondsOf(own)) {
    drawn[one]?.bonds.push(other);
    drawn[one]?.bondOrder.push(1);
    drawn[other]?.bonds.push(one);
    drawn[other]?.bondOrder.push(1);
  }
  const model = viewer.addModel();
  model.addAtoms(drawn);
  viewer.setStyle({ model }, { stick: { radius: 0.16, colorscheme: 'Jmol' } });
  const alone = drawn.filter(({ bonds }) => bonds.length === 0).map(({ serial }) => serial);
  if (alone.length > 0) {
    viewer.setStyle({ model, serial: alone }, { sphere: { scale: 0.5, colorscheme: 'Jmol' } });
  }
}

export function isWater(name: string): boolean {
  return name === 'HOH' || name === 'WAT' || name === 'DOD';
}

/** Pairs of atoms nearer than a bond is long, hydrogens nearer still. */
function* bondsOf(atoms: readonly FileAtom[]): Generator<readonly [number, number]> {
  for (const [i, one] of atoms.entries()) {
    // Atoms of one ligand stand together in the file.
    for (let j = i + 1; j < Math.min(atoms.length, i + 120); j++) {
      const other = atoms[j];
      if (!other || other.residueNumber !== one.residueNumber) break;
      const longest = one.element === 'H' || other.element === 'H' ? 1.25 : 2;
      if (distance(one, other) < longest) yield [i, j];
    }
  }
}

function plainAtom({ element, x, y, z, bFactor }: FileAtom, serial: number): Atom {
  return { elem: element, x, y, z, serial, b: bFactor, bonds: [], bondOrder: [], properties: {} };
}

function placesOf(structure: MacroStructure, { residues }: StructureChain): readonly ScenePlace[] {
  const atomCount = residues.reduce((sum, { firstAtom, endAtom }) => sum + endAtom - firstAtom, 0);
  return residues.flatMap(({ firstAtom, endAtom }, id) =>
    structure.atoms
      .slice(firstAtom, endAtom)
      .filter(({ name, element }) =>
        atomCount > MOST_PLACES ? isCentre(name) : element !== 'H' && element !== 'D',
      )
      .map(({ name, x, y, z }) => ({
        id,
        x,
        y,
        z,
        radius: isCentre(name) ? HALO_OF_CA : HALO_OF_ATOM,
      })),
  );
}

function isCentre(name: string): boolean {
  return name === 'CA' || name === "C1'";
}

function distance(one: FileAtom, other: FileAtom): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}
