/** Of atoms among twelve neighbours of their kind (Teatum, Gschneidner and Waber, LA-4003, 1968); metalloids as in alloys. */
const METALLIC =
  'Li 1.56 Be 1.13 B 0.98 C 0.92 Na 1.91 Mg 1.60 Al 1.43 Si 1.32 P 1.28 K 2.38 Ca 1.97 Sc 1.64 ' +
  'Ti 1.46 V 1.35 Cr 1.36 Mn 1.30 Fe 1.27 Co 1.25 Ni 1.25 Cu 1.28 Zn 1.39 Ga 1.41 Ge 1.37 As 1.48 ' +
  'Rb 2.55 Sr 2.15 Y 1.80 Zr 1.60 Nb 1.47 Mo 1.40 Tc 1.36 Ru 1.34 Rh 1.35 Pd 1.38 Ag 1.45 Cd 1.57 ' +
  'In 1.66 Sn 1.62 Sb 1.59 Te 1.60 Cs 2.73 Ba 2.24 La 1.88 Ce 1.83 Pr 1.83 Nd 1.82 Pm 1.81 Sm 1.80 ' +
  'Eu 2.04 Gd 1.80 Tb 1.78 Dy 1.77 Ho 1.77 Er 1.76 Tm 1.75 Yb 1.94 Lu 1.73 Hf 1.58 Ta 1.47 W 1.41 ' +
  'Re 1.38 Os 1.35 Ir 1.36 Pt 1.39 Au 1.44 Hg 1.59 Tl 1.72 Pb 1.75 Bi 1.70 Ac 1.88 Th 1.80 Pa 1.63 ' +
  'U 1.56 Np 1.55 Pu 1.58';

/** Of single bonds (Cordero et al., Dalton Trans. 2832, 2008). */
const COVALENT =
  'H 0.31 He 0.28 Li 1.28 Be 0.96 B 0.84 C 0.76 N 0.71 O 0.66 F 0.57 Ne 0.58 Na 1.66 Mg 1.41 ' +
  'Al 1.21 Si 1.11 P 1.07 S 1.05 Cl 1.02 Ar 1.06 K 2.03 Ca 1.76 Sc 1.70 Ti 1.60 V 1.53 Cr 1.39 ' +
  'Mn 1.39 Fe 1.32 Co 1.26 Ni 1.24 Cu 1.32 Zn 1.22 Ga 1.22 Ge 1.20 As 1.19 Se 1.20 Br 1.20 Kr 1.16 ' +
  'Rb 2.20 Sr 1.95 Y 1.90 Zr 1.75 Nb 1.64 Mo 1.54 Tc 1.47 Ru 1.46 Rh 1.42 Pd 1.39 Ag 1.45 Cd 1.44 ' +
  'In 1.42 Sn 1.39 Sb 1.39 Te 1.38 I 1.39 Xe 1.40 Cs 2.44 Ba 2.15 La 2.07 Ce 2.04 Pr 2.03 Nd 2.01 ' +
  'Pm 1.99 Sm 1.98 Eu 1.98 Gd 1.96 Tb 1.94 Dy 1.92 Ho 1.92 Er 1.89 Tm 1.90 Yb 1.87 Lu 1.87 Hf 1.75 ' +
  'Ta 1.70 W 1.62 Re 1.51 Os 1.44 Ir 1.41 Pt 1.36 Au 1.36 Hg 1.32 Tl 1.45 Pb 1.46 Bi 1.48 Po 1.40 ' +
  'At 1.50 Rn 1.50 Fr 2.60 Ra 2.21 Ac 2.15 Th 2.06 Pa 2.00 U 1.96 Np 1.90 Pu 1.87 Am 1.80 Cm 1.69';

/** Of ions among six neighbours (after Shannon, Acta Cryst. A32, 751, 1976); high spin where both are known. */
const IONIC =
  'H -1:1.40 Li 1:0.76 Be 2:0.45 B 3:0.27 N -3:1.46 O -2:1.40,-1:1.40 F -1:1.33 Na 1:1.02 Mg 2:0.72 Al 3:0.535 ' +
  'Si 4:0.40 P -3:2.12,5:0.38 S -2:1.84,-1:1.84,6:0.29 Cl -1:1.81 K 1:1.38 Ca 2:1.00 Sc 3:0.745 ' +
  'Ti 2:0.86,3:0.67,4:0.605 V 2:0.79,3:0.64,4:0.58,5:0.54 Cr 2:0.80,3:0.615,4:0.55,6:0.44 ' +
  'Mn 2:0.83,3:0.645,4:0.53,7:0.46 Fe 2:0.78,3:0.645,4:0.585 Co 2:0.745,3:0.545,4:0.53 ' +
  'Ni 2:0.69,3:0.56,4:0.48 Cu 1:0.77,2:0.73,3:0.54 Zn 2:0.74 Ga 3:0.62 Ge 2:0.73,4:0.53 ' +
  'As -3:2.22,3:0.58,5:0.46 Se -2:1.98,6:0.42 Br -1:1.96 Rb 1:1.52 Sr 2:1.18 Y 3:0.90 Zr 4:0.72 ' +
  'Nb 3:0.72,4:0.68,5:0.64 Mo 3:0.69,4:0.65,5:0.61,6:0.59 Tc 4:0.645 Ru 3:0.68,4:0.62,5:0.565 ' +
  'Rh 3:0.665,4:0.60 Pd 2:0.86,4:0.615 Ag 1:1.15,2:0.94,3:0.75 Cd 2:0.95 In 3:0.80 Sn 2:1.10,4:0.69 ' +
  'Sb 3:0.76,5:0.60 Te -2:2.21,4:0.97,6:0.56 I -1:2.20 Cs 1:1.67 Ba 2:1.35 La 3:1.032 Ce 3:1.01,4:0.87 ' +
  'Pr 3:0.99,4:0.85 Nd 3:0.983 Pm 3:0.97 Sm 2:1.19,3:0.958 Eu 2:1.17,3:0.947 Gd 3:0.938 Tb 3:0.923,4:0.76 ' +
  'Dy 3:0.912 Ho 3:0.901 Er 3:0.89 Tm 3:0.88 Yb 2:1.02,3:0.868 Lu 3:0.861 Hf 4:0.71 Ta 3:0.72,4:0.68,5:0.64 ' +
  'W 4:0.66,5:0.62,6:0.60 Re 4:0.63,6:0.55,7:0.53 Os 4:0.63 Ir 3:0.68,4:0.625,5:0.57 Pt 2:0.80,4:0.625 ' +
  'Au 1:1.37,3:0.85 Hg 1:1.19,2:1.02 Tl 1:1.50,3:0.885 Pb 2:1.19,4:0.775 Bi 3:1.03,5:0.76 Ra 2:1.48 ' +
  'Ac 3:1.12 Th 4:0.94 Pa 4:0.90,5:0.78 U 3:1.025,4:0.89,5:0.76,6:0.73 Np 4:0.87 Pu 3:1.00,4:0.86 ' +
  'Am 3:0.975,4:0.85 Cm 3:0.97';

const metallic = readRadii(METALLIC);
const covalent = readRadii(COVALENT);
const ionic = readIons(IONIC);

/** Ångström; undefined for elements that no alloy holds. */
export function metallicRadius(symbol: string): number | undefined {
  return metallic.get(symbol);
}

/** Ångström; undefined behind curium. */
export function covalentRadius(symbol: string): number | undefined {
  return covalent.get(symbol);
}

/** Ångström, among six neighbours, of the tabulated state of the same sign that lies nearest. */
export function ionicRadius(symbol: string, state: number): number | undefined {
  const known = (ionic.get(symbol) ?? []).filter((ion) => ion.state * state > 0);
  const [nearest] = known.toSorted((a, b) => Math.abs(a.state - state) - Math.abs(b.state - state));
  return nearest?.radius;
}

function readRadii(table: string): ReadonlyMap<string, number> {
  return new Map(
    [...table.matchAll(/([A-Z]\w?) ([\d.]+)/g)].map(([, symbol = '', radius]) => [
      symbol,
      Number(radius),
    ]),
  );
}

interface Ion {
  readonly state: number;
  readonly radius: number;
}

function readIons(table: string): ReadonlyMap<string, readonly Ion[]> {
  return new Map(
    [...table.matchAll(/([A-Z]\w?) (\S+)/g)].map(([, symbol = '', ions = '']) => [
      symbol,
      ions.split(',').map((ion) => {
        const [state, radius] = ion.split(':').map(Number);
        return { state: state ?? Number.NaN, radius: radius ?? Number.NaN };
      }),
    ]),
  );
}
