/** One chemical element. */
export interface Element {
  readonly atomicNumber: number;
  readonly symbol: string;
  /** Lower-case English name (IUPAC spelling). */
  readonly name: string;
}

/** Symbols and IUPAC names in the order of atomic number, hydrogen first. */
const TABLE =
  'H hydrogen He helium Li lithium Be beryllium B boron C carbon N nitrogen O oxygen F fluorine ' +
  'Ne neon Na sodium Mg magnesium Al aluminium Si silicon P phosphorus S sulfur Cl chlorine Ar argon ' +
  'K potassium Ca calcium Sc scandium Ti titanium V vanadium Cr chromium Mn manganese Fe iron ' +
  'Co cobalt Ni nickel Cu copper Zn zinc Ga gallium Ge germanium As arsenic Se selenium Br bromine ' +
  'Kr krypton Rb rubidium Sr strontium Y yttrium Zr zirconium Nb niobium Mo molybdenum Tc technetium ' +
  'Ru ruthenium Rh rhodium Pd palladium Ag silver Cd cadmium In indium Sn tin Sb antimony ' +
  'Te tellurium I iodine Xe xenon Cs caesium Ba barium La lanthanum Ce cerium Pr praseodymium ' +
  'Nd neodymium Pm promethium Sm samarium Eu europium Gd gadolinium Tb terbium Dy dysprosium ' +
  'Ho holmium Er erbium Tm thulium Yb ytterbium Lu lutetium Hf hafnium Ta tantalum W tungsten ' +
  'Re rhenium Os osmium Ir iridium Pt platinum Au gold Hg mercury Tl thallium Pb lead Bi bismuth ' +
  'Po polonium At astatine Rn radon Fr francium Ra radium Ac actinium Th thorium Pa protactinium ' +
  'U uranium Np neptunium Pu plutonium Am americium Cm curium Bk berkelium Cf californium ' +
  'Es einsteinium Fm fermium Md mendelevium No nobelium Lr lawrencium Rf rutherfordium Db dubnium ' +
  'Sg seaborgium Bh bohrium Hs hassium Mt meitnerium Ds darmstadtium Rg roentgenium Cn copernicium ' +
  'Nh nihonium Fl flerovium Mc moscovium Lv livermorium Ts tennessine Og oganesson';

const ELEMENTS: readonly Element[] = readTable(TABLE);
const BY_SYMBOL: ReadonlyMap<string, Element> = new Map(ELEMENTS.map((e) => [e.symbol, e]));
const BY_NAME: ReadonlyMap<string, Element> = new Map(ELEMENTS.map((e) => [e.name, e]));
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  aluminum: 'aluminium',
  cesium: 'caesium',
  sulphur: 'sulfur',
};

/** The element of a symbol in its usual case (`Na`), or undefined. */
export function elementOfSymbol(symbol: string): Element | undefined {
  return BY_SYMBOL.get(symbol);
}

/** The element of an English name in any case; and in the other usual spellings. */
export function elementOfName(name: string): Element | undefined {
  const wanted = name.toLowerCase();
  return BY_NAME.get(OTHER_SPELLINGS[wanted] ?? wanted);
}

/** Lower-case English names, for suggestions. */
export function elementNames(): Iterable<string> {
  return BY_NAME.keys();
}

/** The symbols of all elements, in the order of atomic number. */
export function elementSymbols(): Iterable<string> {
  return BY_SYMBOL.keys();
}

/** The element of an atomic number from 1 to 118, or undefined. */
export function elementOfNumber(atomicNumber: number): Element | undefined {
  return ELEMENTS[atomicNumber - 1];
}

/** Not metals, by atomic number: hydrogen, the non-metals, noble gases, halogens and metalloids. */
const NON_METALS = new Set([
  1, 2, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18, 32, 33, 34, 35, 36, 51, 52, 53, 54, 85, 86, 117, 118,
]);

/** Metals in the chemist's sense; B, Si, Ge, As, Sb, Te and At count as metalloids, hence not. */
export function isMetal(atomicNumber: number): boolean {
  return atomicNumber >= 1 && atomicNumber <= 118 && !NON_METALS.has(atomicNumber);
}

/** Groups 1 and 2: metals that stand beside an anion as bare ions and form few covalent bonds. */
const SALT_METALS = new Set([3, 4, 11, 12, 19, 20, 37, 38, 55, 56, 87, 88]);

/** Metals whose compounds need coordination geometry: every metal outside groups 1 and 2. */
export function isCoordinationMetal(atomicNumber: number): boolean {
  return isMetal(atomicNumber) && !SALT_METALS.has(atomicNumber);
}

function readTable(table: string): Element[] {
  const words = table.split(' ');
  const elements: Element[] = [];
  for (let i = 0; i + 1 < words.length; i += 2) {
    const [symbol = '', name = ''] = [words[i], words[i + 1]];
    elements.push({ atomicNumber: i / 2 + 1, symbol, name });
  }
  return elements;
}
