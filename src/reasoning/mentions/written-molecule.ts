import { type SmilesToken, tokeniseSmiles } from '#science/smiles-tokens.ts';

/** An atom as a SMILES writes it. */
export interface AtomOfText {
  /** In its usual case: `C` also where the text has `c`. */
  readonly symbol: string;
  /** Zero-based offset of its first character. */
  readonly position: number;
  /** Indices of the atoms it is bonded to. */
  readonly neighbours: readonly number[];
}

/** Atoms and bonds as far as the text alone shows them; empty when it cannot be cut into tokens. */
export function readWrittenMolecule(smiles: string): readonly AtomOfText[] {
  const tokens = tokeniseSmiles(smiles);
  if (!tokens.ok) return [];
  const reader = new BondReader(smiles);
  for (const token of tokens.value) reader.step(token);
  return reader.atoms;
}

interface GrowingAtom extends AtomOfText {
  readonly neighbours: number[];
}

class BondReader {
  readonly atoms: GrowingAtom[] = [];
  private readonly smiles: string;
  private readonly branches: (number | undefined)[] = [];
  private readonly rings = new Map<number, number>();
  /** The atom that the next one is bonded to. */
  private last: number | undefined;

  constructor(smiles: string) {
    this.smiles = smiles;
  }

  step(token: SmilesToken): void {
    switch (token.kind) {
      case 'atom':
        this.addAtom(token);
        break;
      case 'ring':
        this.joinRing(token.number);
        break;
      case 'open':
        this.branches.push(this.last);
        break;
      case 'close':
        this.last = this.branches.pop();
        break;
      case 'dot':
        this.last = undefined;
        break;
      case 'bond':
        break;
    }
  }

  private addAtom({ start, end }: SmilesToken): void {
    const index = this.atoms.length;
    const symbol = symbolOf(this.smiles.slice(start, end));
    this.atoms.push({ symbol, position: start, neighbours: [] });
    this.bond(this.last, index);
    this.last = index;
  }

  private joinRing(number: number): void {
    const other = this.rings.get(number);
    if (other === undefined) {
      if (this.last !== undefined) this.rings.set(number, this.last);
      return;
    }
    this.rings.delete(number);
    this.bond(other, this.last);
  }

  private bond(one: number | undefined, other: number | undefined): void {
    if (one === undefined || other === undefined) return;
    this.atoms[one]?.neighbours.push(other);
    this.atoms[other]?.neighbours.push(one);
  }
}

/** `C` of `c`, `[13CH3]` and `[nH]`-like texts. */
function symbolOf(text: string): string {
  const symbol = /^\[\d*([A-Z][a-z]?|[a-z][a-z]?|\*)/.exec(text)?.[1] ?? text;
  return symbol.charAt(0).toUpperCase() + symbol.slice(1);
}
