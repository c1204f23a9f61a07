import { assert } from '#base/assert.ts';
import type { Vector } from '../crystallography.ts';
import { parseSymmetryOperation } from './symmetry-operation.ts';

const CODE_OF_A = 65;

/** One position of a prototype in the standard setting of its group. */
export interface PrototypeSite {
  /** Index of the role whose element stands there. */
  readonly role: number;
  readonly letter: string;
  readonly position: Vector;
}

/** A structure that many compounds have, with ideal or typical coordinates. */
export interface Prototype {
  readonly name: string;
  /** The compound that it is named for. */
  readonly example: string;
  readonly spaceGroup: number;
  /** Atoms of each role in the formula unit. */
  readonly counts: readonly number[];
  /** `metals` is for metals and metalloids alone, `salt` needs a non-metal or metalloid, `any` asks nothing. */
  readonly holds: 'metals' | 'salt' | 'any';
  /** Which element takes the first of two roles with equal counts: the largest, or the least electronegative. */
  readonly first: 'largest' | 'least-electronegative';
  /** Symbols that the first role must have, where another prototype has the same counts and group. */
  readonly onlyWith?: readonly string[];
  /** c divided by a. */
  readonly ratio: number;
  readonly sites: readonly PrototypeSite[];
}

const metals = { holds: 'metals' } as const;
const any = { holds: 'any' } as const;

/** International Tables' second origin and hexagonal axes; coordinates as in Wyckoff, Crystal Structures (1963). */
export const prototypes: readonly Prototype[] = [
  prototype('Rock salt', 'NaCl', 225, [1, 1], 'A a 0,0,0; B b 1/2,1/2,1/2'),
  prototype('Caesium chloride', 'CsCl', 221, [1, 1], 'A a 0,0,0; B b 1/2,1/2,1/2', any),
  prototype('Zinc blende', 'ZnS', 216, [1, 1], 'A a 0,0,0; B c 1/4,1/4,1/4'),
  prototype('Wurtzite', 'ZnS', 186, [1, 1], 'A b 1/3,2/3,0; B b 1/3,2/3,3/8', { ratio: 1.633 }),
  prototype('Nickel arsenide', 'NiAs', 194, [1, 1], 'A a 0,0,0; B c 1/3,2/3,1/4', { ratio: 1.39 }),
  prototype('Fluorite or antifluorite', 'CaF2', 225, [1, 2], 'A a 0,0,0; B c 1/4,1/4,1/4', any),
  prototype('Rutile', 'TiO2', 136, [1, 2], 'A a 0,0,0; B f 0.305,0.305,0', { ratio: 0.644 }),
  prototype('Anatase', 'TiO2', 141, [1, 2], 'A a 0,3/4,1/8; B e 0,1/4,0.0831', { ratio: 2.514 }),
  prototype('Ideal cristobalite', 'SiO2', 227, [1, 2], 'A a 1/8,1/8,1/8; B c 0,0,0'),
  prototype('Pyrite', 'FeS2', 205, [1, 2], 'A a 0,0,0; B c 0.385,0.385,0.385'),
  prototype('Cadmium iodide', 'CdI2', 164, [1, 2], 'A a 0,0,0; B d 1/3,2/3,1/4', { ratio: 1.615 }),
  prototype('Molybdenite 2H', 'MoS2', 194, [1, 2], 'A c 1/3,2/3,1/4; B f 1/3,2/3,0.621', {
    ratio: 3.89,
  }),
  prototype('Cuprite', 'Cu2O', 224, [2, 1], 'A b 0,0,0; B a 1/4,1/4,1/4'),
  prototype('Aluminium diboride', 'AlB2', 191, [1, 2], 'A a 0,0,0; B d 1/3,2/3,1/2', {
    ratio: 1.083,
    holds: 'any',
  }),
  prototype('Laves phase C15', 'MgCu2', 227, [1, 2], 'A a 1/8,1/8,1/8; B d 1/2,1/2,1/2', metals),
  prototype('Bismuth telluride', 'Bi2Te3', 166, [2, 3], 'A c 0,0,0.4; B a 0,0,0; B c 0,0,0.212', {
    ratio: 6.96,
  }),
  prototype('Corundum', 'Al2O3', 167, [2, 3], 'A c 0,0,0.352; B e 0.306,0,1/4', { ratio: 2.73 }),
  prototype('Rhenium trioxide', 'ReO3', 221, [1, 3], 'A a 0,0,0; B d 1/2,0,0'),
  prototype(
    'Ilmenite',
    'FeTiO3',
    148,
    [1, 1, 3],
    'A c 0,0,0.3554; B c 0,0,0.1464; C f 0.3174,0.0233,0.2451',
    { ratio: 2.768, first: 'largest' },
  ),
  prototype(
    'Cubic perovskite',
    'CaTiO3',
    221,
    [1, 1, 3],
    'A a 0,0,0; B b 1/2,1/2,1/2; C c 0,1/2,1/2',
    { first: 'largest' },
  ),
  prototype(
    'Elpasolite (double perovskite)',
    'K2NaAlF6',
    225,
    [2, 1, 1, 6],
    'A c 1/4,1/4,1/4; B b 1/2,1/2,1/2; C a 0,0,0; D e 0.245,0,0',
    { first: 'largest' },
  ),
  prototype(
    'Potassium hexachloroplatinate',
    'K2PtCl6',
    225,
    [2, 1, 6],
    'A c 1/4,1/4,1/4; B a 0,0,0; C e 0.24,0,0',
  ),
  prototype(
    'Spinel',
    'MgAl2O4',
    227,
    [1, 2, 4],
    'A a 1/8,1/8,1/8; B d 1/2,1/2,1/2; C e 0.2625,0.2625,0.2625',
  ),
  prototype('Delafossite', 'CuFeO2', 166, [1, 1, 2], 'A a 0,0,0; B b 0,0,1/2; C c 0,0,0.107', {
    ratio: 5.66,
    first: 'largest',
    onlyWith: ['Cu', 'Ag', 'Pd', 'Pt'],
  }),
  prototype('Layered α-NaFeO₂', 'NaFeO2', 166, [1, 1, 2], 'A b 0,0,1/2; B a 0,0,0; C c 0,0,0.26', {
    ratio: 5.0,
    first: 'largest',
  }),
  prototype('Chalcopyrite', 'CuFeS2', 122, [1, 1, 2], 'A a 0,0,0; B b 0,0,1/2; C d 1/4,1/4,1/8', {
    ratio: 1.97,
  }),
  prototype(
    'Garnet',
    'Y3Al5O12',
    230,
    [3, 5, 12],
    'A c 1/8,0,1/4; B a 0,0,0; B d 3/8,0,1/4; C h 0.97,0.05,0.149',
  ),
  prototype(
    'Half-Heusler',
    'MgAgAs',
    216,
    [1, 1, 1],
    'A b 1/2,1/2,1/2; B c 1/4,1/4,1/4; C a 0,0,0',
    any,
  ),
  prototype(
    'Full Heusler',
    'Cu2MnAl',
    225,
    [2, 1, 1],
    'A c 1/4,1/4,1/4; B b 1/2,1/2,1/2; C a 0,0,0',
    any,
  ),
  prototype(
    'D0₃ (bismuth fluoride)',
    'Fe3Al',
    225,
    [3, 1],
    'A b 1/2,1/2,1/2; A c 1/4,1/4,1/4; B a 0,0,0',
    any,
  ),
  prototype(
    'Thorium chromium silicide',
    'ThCr2Si2',
    139,
    [1, 2, 2],
    'A a 0,0,0; B d 0,1/2,1/4; C e 0,0,0.374',
    { ratio: 2.6, holds: 'any' },
  ),
  prototype('L1₀ (copper gold)', 'CuAu', 123, [1, 1], 'A a 0,0,0; B d 1/2,1/2,1/2', {
    ratio: 1.32,
    holds: 'metals',
  }),
  prototype('L1₂ (copper three gold)', 'Cu3Au', 221, [3, 1], 'A c 0,1/2,1/2; B a 0,0,0', any),
  prototype('A15', 'Nb3Sn', 223, [3, 1], 'A c 1/4,0,1/2; B a 0,0,0', any),
  prototype('Diamond', 'C', 227, [1], 'A a 1/8,1/8,1/8', any),
  prototype('Face-centred cubic', 'Cu', 225, [1], 'A a 0,0,0', metals),
  prototype('Body-centred cubic', 'W', 229, [1], 'A a 0,0,0', metals),
  prototype('Hexagonal close packing', 'Mg', 194, [1], 'A c 1/3,2/3,1/4', {
    ratio: 1.633,
    holds: 'metals',
  }),
];

/** Sites are written as role, letter and place: `A a 0,0,0; B c 1/4,1/4,1/4`. */
function prototype(
  name: string,
  example: string,
  spaceGroup: number,
  counts: readonly number[],
  sites: string,
  options: Partial<Pick<Prototype, 'holds' | 'first' | 'onlyWith' | 'ratio'>> = {},
): Prototype {
  return {
    name,
    example,
    spaceGroup,
    counts,
    holds: 'salt',
    first: 'least-electronegative',
    ratio: 1,
    ...options,
    sites: sites.split('; ').map((site) => {
      const [role = '', letter = '', place = ''] = site.split(' ');
      const read = parseSymmetryOperation(place);
      assert(read.ok, `place ${place} of ${name}`);
      return { role: role.charCodeAt(0) - CODE_OF_A, letter, position: read.value.translation };
    }),
  };
}
