/** What the set is called wherever a verdict rests on it. */
export const OXIDATION_STATE_SET = 'the common oxidation states of textbooks (98 elements)';

/**
 * Oxidation states that textbooks of inorganic chemistry call common, and those of well-known solids
 * (peroxides, disulfides, nickelates), the most usual first. Helium, neon and argon have none.
 */
const TABLE =
  'H 1,-1 Li 1 Be 2 B 3 C 4,-4,2,-2,3,-1,1,-3 N -3,5,3,4,2,1,-2,-1 O -2,-1 F -1 Na 1 Mg 2 Al 3 ' +
  'Si 4,-4,2 P 5,-3,3,4,-2,-1 S -2,6,4,-1,2,5 Cl -1,7,5,3,1 K 1 Ca 2 Sc 3 Ti 4,3,2 V 5,4,3,2 ' +
  'Cr 3,6,2,4,5 Mn 2,4,3,7,6,5 Fe 3,2,4,6 Co 2,3,4,1 Ni 2,3,4,1 Cu 2,1,3 Zn 2 Ga 3,1,2 Ge 4,2,-4 ' +
  'As -3,5,3,-2,-1 Se -2,4,6,-1,2 Br -1,5,1,3,7 Kr 2 Rb 1 Sr 2 Y 3 Zr 4,3,2 Nb 5,4,3,2 ' +
  'Mo 6,4,5,3,2 Tc 7,4,6,5,3 Ru 4,3,5,2,6,7,8 Rh 3,4,1,2 Pd 2,4 Ag 1,2,3 Cd 2 In 3,1,2 Sn 4,2,-4 ' +
  'Sb 3,-3,5,-2,-1 Te -2,4,6,-1,2 I -1,5,7,1,3 Xe 2,4,6,8 Cs 1 Ba 2 La 3 Ce 3,4 Pr 3,4 Nd 3,2 Pm 3 ' +
  'Sm 3,2 Eu 3,2 Gd 3,2 Tb 3,4 Dy 3,2 Ho 3 Er 3 Tm 3,2 Yb 3,2 Lu 3 Hf 4,3,2 Ta 5,4,3,2 W 6,4,5,3,2 ' +
  'Re 7,4,6,5,3,2 Os 4,8,6,5,3,2,7 Ir 4,3,5,6,1,2 Pt 4,2,5,6 Au 3,1,-1,2,5 Hg 2,1 Tl 1,3 Pb 2,4,-4 ' +
  'Bi 3,5,-3,-2,-1,1,2 Po 4,2,-2 At -1,1 Fr 1 Ra 2 Ac 3 Th 4,3,2 Pa 5,4,3 U 4,6,5,3,2 Np 5,4,3,6,7 ' +
  'Pu 4,3,5,6,2,7 Am 3,4,2,5,6 Cm 3,4 Bk 3,4 Cf 3,2 Es 3 Fm 3 Md 3 No 2,3';

const STATES: ReadonlyMap<string, readonly number[]> = new Map(
  [...TABLE.matchAll(/([A-Z]\w?) (\S+)/g)].map(([, symbol = '', states = '']) => [
    symbol,
    states.split(',').map(Number),
  ]),
);

/** The most usual first; empty where an element has none. */
export function oxidationStatesOf(symbol: string): readonly number[] {
  return STATES.get(symbol) ?? [];
}

/** How many elements have a state. */
export const ELEMENTS_WITH_STATES = STATES.size;
