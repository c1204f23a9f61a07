import { type SmilesToken, tokeniseSmiles } from '../smiles-tokens.ts';

/** An atom as a SMILES writes it. */
export interface WrittenAtom {
  /** Upper case, also where the atom is aromatic. */
  readonly element: string;
  readonly isAromatic: boolean;
  /** Absent outside of brackets, where hydrogens follow from the valence. */
  readonly hydrogens?: number;
  readonly charge: number;
  readonly isotope?: number;
}

/** A bond in the order of the SMILES; of a ring bond `to` is the atom that closes the ring. */
export interface WrittenBond {
  readonly from: number;
  readonly to: number;
  /** 1.5 between aromatic atoms until double bonds have their places. */
  order: 1 | 1.5 | 2 | 3;
  readonly isRing: boolean;
}

/** Atoms and bonds in the order in which a SMILES writes them. */
export interface WrittenMolecule {
  readonly atoms: readonly WrittenAtom[];
  /** Of each atom, the bonds that it writes: to later atoms, and both ends of rings. */
  readonly bondsOf: readonly (readonly WrittenBond[])[];
  /** All bonds in the order in which they become known. */
  readonly bonds: readonly WrittenBond[];
  /** The first atoms of the parts between dots. */
  readonly roots: readonly number[];
}

/**
 * Reads a SMILES without stereochemistry. Undefined where it has any, where it is wrong, and for what
 * SELFIES cannot say: quadruple bonds, wildcards, rings over a dot.
 */
export function readBonds(smiles: string): WrittenMolecule | undefined {
  const tokens = tokeniseSmiles(smiles);
  if (!tokens.ok || tokens.value.length === 0) return undefined;
  const reader = new BondReader(smiles);
  return tokens.value.every((token) => reader.take(token)) ? reader.finish() : undefined;
}

const ORDERS: ReadonlyMap<string, WrittenBond['order']> = new Map([
  ['-', 1],
  [':', 1.5],
  ['=', 2],
  ['#', 3],
]);

interface OpenRing {
  readonly atom: number;
  readonly order: WrittenBond['order'] | undefined;
  /** Where among the bonds of the atom the ring will stand. */
  readonly slot: number;
}

class BondReader {
  readonly #smiles: string;
  readonly #atoms: WrittenAtom[] = [];
  readonly #bondsOf: (WrittenBond | undefined)[][] = [];
  readonly #bonds: WrittenBond[] = [];
  readonly #roots: number[] = [];
  readonly #branches: number[] = [];
  readonly #rings = new Map<number, OpenRing>();
  #last: number | undefined;
  #order: WrittenBond['order'] | undefined;

  constructor(smiles: string) {
    this.#smiles = smiles;
  }

  /** False for what cannot be read. */
  take(token: SmilesToken): boolean {
    const text = this.#smiles.slice(token.start, token.end);
    switch (token.kind) {
      case 'atom':
        return this.#takeAtom(text);
      case 'bond':
        this.#order = ORDERS.get(text);
        return this.#order !== undefined;
      case 'open':
        if (this.#last !== undefined) this.#branches.push(this.#last);
        return this.#last !== undefined;
      case 'close':
        this.#last = this.#branches.pop();
        return this.#last !== undefined;
      case 'ring':
        return this.#takeRing(token.number);
      case 'dot':
        this.#last = undefined;
        return this.#isComplete();
    }
  }

  finish(): WrittenMolecule | undefined {
    if (!this.#isComplete() || this.#last === undefined || this.#order !== undefined) {
      return undefined;
    }
    return {
      atoms: this.#atoms,
      bondsOf: this.#bondsOf.map((bonds) => bonds.filter((bond) => bond !== undefined)),
      bonds: this.#bonds,
      roots: this.#roots,
    };
  }

  #isComplete(): boolean {
    return this.#branches.length === 0 && this.#rings.size === 0;
  }

  #takeAtom(text: string): boolean {
    const atom = readAtom(text);
    if (!atom) return false;
    const index = this.#atoms.push(atom) - 1;
    this.#bondsOf.push([]);
    if (this.#last === undefined) this.#roots.push(index);
    else this.#bind(this.#last, index, this.#order, { isRing: false });
    this.#last = index;
    this.#order = undefined;
    return true;
  }

  #takeRing(number: number): boolean {
    const order = this.#order;
    this.#order = undefined;
    if (this.#last === undefined) return false;
    const open = this.#rings.get(number);
    if (!open) {
      const slot = (this.#bondsOf[this.#last]?.push(undefined) ?? 0) - 1;
      this.#rings.set(number, { atom: this.#last, order, slot });
      return true;
    }
    this.#rings.delete(number);
    const isBound = this.#bonds.some(({ from, to }) => from === open.atom && to === this.#last);
    const isTwice = open.order !== undefined && order !== undefined && open.order !== order;
    if (isBound || isTwice || open.atom === this.#last) return false;
    const ring = { isRing: true, slot: open.slot };
    this.#bind(open.atom, this.#last, open.order ?? order, ring);
    return true;
  }

  #bind(
    from: number,
    to: number,
    written: WrittenBond['order'] | undefined,
    { isRing, slot }: { readonly isRing: boolean; readonly slot?: number },
  ): void {
    const isAromatic = [from, to].every((atom) => this.#atoms[atom]?.isAromatic);
    const bond: WrittenBond = { from, to, order: written ?? (isAromatic ? 1.5 : 1), isRing };
    this.#bonds.push(bond);
    const own = this.#bondsOf[from];
    if (own && slot !== undefined) own[slot] = bond;
    else own?.push(bond);
    if (isRing) this.#bondsOf[to]?.push(bond);
  }
}

const BRACKET = /^\[(\d*)([A-Za-z][a-z]?)(?:(H)(\d?))?(\++|-+|[+-]\d+)?(?::\d+)?\]$/;
/** Elements of which SELFIES knows aromatic atoms. */
const AROMATIC: ReadonlySet<string> = new Set('b al c si n p as o s se te'.split(' '));

function readAtom(text: string): WrittenAtom | undefined {
  if (!text.startsWith('[')) {
    return text === '*' ? undefined : { ...elementOf(text), charge: 0 };
  }
  const [whole, isotope = '', symbol = '', hydrogen, count = '', charge = ''] =
    BRACKET.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    ...elementOf(symbol),
    hydrogens: hydrogen === undefined ? 0 : count === '' ? 1 : Number(count),
    charge: chargeOf(charge),
    ...(isotope !== '' && { isotope: Number(isotope) }),
  };
}

function elementOf(symbol: string) {
  const element = symbol.charAt(0).toUpperCase() + symbol.slice(1);
  return { element, isAromatic: AROMATIC.has(symbol) };
}

/** `+`, `++` and `+2`; none is 0. */
function chargeOf(text: string): number {
  const size = /\d/.test(text) ? Number(text.slice(1)) : text.length;
  return text.startsWith('-') ? -size : size;
}
