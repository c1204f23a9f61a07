/** What the set is called wherever a verdict rests on it. */
export const OXIDATION_STATE_SET = 'the common oxidation states of textbooks (98 elements)';

/**
 * Oxidation states that textbooks of inorganic chemistry call common, and those of well-known solids
 * (peroxides, disulfides, nickelates). Helium, neon and argon have none.
 */
const TABLE =
  'H -1,1 Li 1 Be 2 B 3 C -4,-3,-2,-1,1,2,3,4 N -3,-2,-1,1,2,3,4,5 O -2,-1 F -1 Na 1 Mg 2 Al 3 ' +
  'Si -4,2,4 P -3,-2,-1,3,4,5 S -2,-1,2,4,5,6 Cl -1,1,3,5,7 K 1 Ca 2 Sc 3 Ti 2,3,4 V 2,3,4,5 ' +
  'Cr 2,3,4,5,6 Mn 2,3,4,5,6,7 Fe 2,3,4,6 Co 1,2,3,4 Ni 1,2,3,4 Cu 1,2,3 Zn 2 Ga 1,2,3 Ge -4,2,4 ' +
  'As -3,-2,-1,3,5 Se -2,-1,2,4,6 Br -1,1,3,5,7 Kr 2 Rb 1 Sr 2 Y 3 Zr 2,3,4 Nb 2,3,4,5 ' +
  'Mo 2,3,4,5,6 Tc 3,4,5,6,7 Ru 2,3,4,5,6,7,8 Rh 1,2,3,4 Pd 2,4 Ag 1,2,3 Cd 2 In 1,2,3 Sn -4,2,4 ' +
  'Sb -3,-2,-1,3,5 Te -2,-1,2,4,6 I -1,1,3,5,7 Xe 2,4,6,8 Cs 1 Ba 2 La 3 Ce 3,4 Pr 3,4 Nd 2,3 Pm 3 ' +
  'Sm 2,3 Eu 2,3 Gd 2,3 Tb 3,4 Dy 2,3 Ho 3 Er 3 Tm 2,3 Yb 2,3 Lu 3 Hf 2,3,4 Ta 2,3,4,5 W 2,3,4,5,6 ' +
  'Re 2,3,4,5,6,7 Os 2,3,4,5,6,7,8 Ir 1,2,3,4,5,6 Pt 2,4,5,6 Au -1,1,2,3,5 Hg 1,2 Tl 1,3 Pb -4,2,4 ' +
  'Bi -3,-2,-1,1,2,3,5 Po -2,2,4 At -1,1 Fr 1 Ra 2 Ac 3 Th 2,3,4 Pa 3,4,5 U 2,3,4,5,6 Np 3,4,5,6,7 ' +
  'Pu 2,3,4,5,6,7 Am 2,3,4,5,6 Cm 3,4 Bk 3,4 Cf 2,3 Es 3 Fm 3 Md 3 No 2,3';

const STATES: ReadonlyMap<string, readonly number[]> = new Map(
  [...TABLE.matchAll(/([A-Z]\w?) (\S+)/g)].map(([, symbol = '', states = '']) => [
    symbol,
    states.split(',').map(Number),
  ]),
);

/** Ascending; empty where an element has none. */
export function oxidationStatesOf(symbol: string): readonly number[] {
  return STATES.get(symbol) ?? [];
}

/** How many elements have a state. */
export const ELEMENTS_WITH_STATES = STATES.size;
