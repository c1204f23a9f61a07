import { chainsOf } from './chains.ts';
import { threeLetterName } from './residue-names.ts';
import type { FileAtom, MacroStructure } from './structure.ts';

/** How the backbone is laid out; neither says anything of the fold. */
export type IdealShape = 'helix' | 'extended';

/** Longest sequence that is drawn so; a helix of it is 1.5 Å long for each residue. */
export const LONGEST_IDEAL = 2_000;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Torsions in degrees: a right-handed α helix, and an extended strand. */
const TORSIONS = {
  helix: { phi: -57, psi: -47 },
  extended: { phi: -139, psi: 135 },
} as const;

/** Bond lengths in Å and angles in degrees of Engh and Huber (Acta Cryst. A47, 392, 1991). */
const N_CA = 1.458;
const CA_C = 1.525;
const C_N = 1.329;
const C_O = 1.231;
const ANGLE_N_CA_C = 111.2;
const ANGLE_CA_C_N = 116.2;
const ANGLE_C_N_CA = 121.7;
const ANGLE_CA_C_O = 120.1;

/**
 * N, CA, C and O of each residue with the same torsions throughout: a schematic picture of a
 * sequence whose structure is not known, and no prediction.
 */
export function idealBackbone(sequence: string, shape: IdealShape): MacroStructure {
  const letters = sequence.slice(0, LONGEST_IDEAL);
  const { atoms, chains } = chainsOf({
    atoms: backboneAtoms(letters, shape),
    modelCount: 1,
    title: '',
    parents: new Map(),
    isPredicted: false,
  });
  return {
    format: 'PDB',
    title: shape === 'helix' ? 'Ideal helix' : 'Ideal strand',
    atoms,
    chains,
    isPredicted: false,
    notes:
      letters.length < sequence.length
        ? [`Only the first ${LONGEST_IDEAL.toLocaleString('en')} residues are drawn.`]
        : [],
  };
}

function backboneAtoms(letters: string, shape: IdealShape): readonly FileAtom[] {
  const { phi, psi } = TORSIONS[shape];
  const atoms: FileAtom[] = [];
  let n: Point = { x: 0, y: 0, z: 0 };
  let ca: Point = { x: N_CA, y: 0, z: 0 };
  // The first carbonyl carbon lies in the plane of the first two atoms and the axis y.
  let c = placeAtom({ x: 0, y: 1, z: 0 }, n, ca, CA_C, ANGLE_N_CA_C, phi);
  for (const [i, letter] of [...letters].entries()) {
    const nextN = placeAtom(n, ca, c, C_N, ANGLE_CA_C_N, psi);
    const o = placeAtom(n, ca, c, C_O, ANGLE_CA_C_O, psi + 180);
    for (const [name, place] of [
      ['N', n],
      ['CA', ca],
      ['C', c],
      ['O', o],
    ] as const) {
      atoms.push(atomOf(letter, i + 1, name, place));
    }
    const nextCa = placeAtom(ca, c, nextN, N_CA, ANGLE_C_N_CA, 180);
    const nextC = placeAtom(c, nextN, nextCa, CA_C, ANGLE_N_CA_C, phi);
    [n, ca, c] = [nextN, nextCa, nextC];
  }
  return atoms;
}

function atomOf(letter: string, number: number, name: string, place: Point): FileAtom {
  return {
    name,
    element: name.charAt(0),
    ...place,
    residueName: threeLetterName(letter).toUpperCase(),
    chain: 'A',
    residueNumber: number,
    insertionCode: '',
    alternative: '',
    occupancy: 1,
    bFactor: 0,
    isHetero: false,
  };
}

/** The point at a distance from `c`, an angle b–c–point and a torsion a–b–c–point, in Å and degrees. */
export function placeAtom(
  a: Point,
  b: Point,
  c: Point,
  distance: number,
  angle: number,
  torsion: number,
): Point {
  const theta = (angle * Math.PI) / 180;
  const chi = (torsion * Math.PI) / 180;
  const bc = unit(minus(c, b));
  const normal = unit(cross(minus(b, a), bc));
  const inPlane = cross(normal, bc);
  const along = -distance * Math.cos(theta);
  const aside = distance * Math.sin(theta) * Math.cos(chi);
  const above = distance * Math.sin(theta) * Math.sin(chi);
  return {
    x: c.x + along * bc.x + aside * inPlane.x + above * normal.x,
    y: c.y + along * bc.y + aside * inPlane.y + above * normal.y,
    z: c.z + along * bc.z + aside * inPlane.z + above * normal.z,
  };
}

function minus(one: Point, other: Point): Point {
  return { x: one.x - other.x, y: one.y - other.y, z: one.z - other.z };
}

function cross(one: Point, other: Point): Point {
  return {
    x: one.y * other.z - one.z * other.y,
    y: one.z * other.x - one.x * other.z,
    z: one.x * other.y - one.y * other.x,
  };
}

function unit({ x, y, z }: Point): Point {
  const length = Math.hypot(x, y, z);
  return { x: x / length, y: y / length, z: z / length };
}
