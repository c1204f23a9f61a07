import type { InputError } from '#base/result.ts';
import { type Element, elementOfNumber, elementOfSymbol } from '#science/elements.ts';
import { type WrittenAtom, writtenAtoms } from '#science/smiles.ts';

/**
 * RDKit's complaint about a SMILES in the words of a chemist. Atoms are counted from one, as a
 * person counts; RDKit numbers them in the order in which they are written.
 */
export function explainRdkitLog(log: string, smiles: string): InputError {
  const atoms = writtenAtoms(smiles);
  return (
    explainValence(log, atoms) ??
    explainAromaticity(log, atoms, smiles) ??
    explainPosition(log, smiles) ??
    unexplained(log)
  );
}

/** Bonds that RDKit allows a neutral atom (its valence model, `PeriodicTable`). */
const ALLOWED_BONDS: Readonly<Record<string, string>> = {
  H: '1',
  B: '3',
  C: '4',
  N: '3',
  O: '2',
  F: '1',
  Ne: '0',
  Si: '4',
  P: '3 or 5',
  S: '2, 4 or 6',
  Cl: '1',
  Br: '1',
  Se: '2, 4 or 6',
  I: '1, 3 or 5',
};

const POSITIVE_REMEDIES: Readonly<Record<string, string>> = {
  N: 'If the nitrogen carries four bonds, give it its charge: [N+].',
  O: 'If the oxygen carries three bonds, give it its charge: [O+].',
  P: 'If the phosphorus carries four bonds, give it its charge: [P+].',
  S: 'If the sulfur carries three bonds, give it its charge: [S+].',
  B: 'If the boron carries four bonds, give it its charge: [B-].',
};

function explainValence(log: string, atoms: readonly WrittenAtom[]): InputError | undefined {
  const match = /valence for atom # (\d+) (\w+), (\d+), is greater than permitted/.exec(log);
  if (!match) return undefined;
  const [, index = '0', symbol = '', bonds = ''] = match;
  const atom = atoms[Number(index)];
  const element = elementOfSymbol(symbol);
  const charge = chargeOf(atom?.text ?? '');
  const allowed = element && allowedBonds(element, charge);
  const name = capitalise(element?.name ?? symbol);
  const kind = charge === 0 ? (element?.name ?? symbol) : `${symbol}${chargeSuffix(charge)}`;
  const limit = allowed ? `; ${kind} allows ${allowed}` : ', too many';
  const remedy = charge === 0 ? (POSITIVE_REMEDIES[symbol] ?? '') : '';
  return {
    message: `${name} (atom ${Number(index) + 1}) has ${bonds} bonds${limit}.`,
    ...place(atom),
    cure: `Remove a bond or lower a bond order; hydrogens in brackets count too. ${remedy}`.trim(),
  };
}

/** An ion of the second period bonds like the neutral atom with as many electrons. */
function allowedBonds(element: Element, charge: number): string | undefined {
  if (charge === 0) return ALLOWED_BONDS[element.symbol];
  if (element.atomicNumber < 5 || element.atomicNumber > 9) return undefined;
  return ALLOWED_BONDS[elementOfNumber(element.atomicNumber - charge)?.symbol ?? ''];
}

function explainAromaticity(
  log: string,
  atoms: readonly WrittenAtom[],
  smiles: string,
): InputError | undefined {
  const chain = /non-ring atom (\d+) marked aromatic/.exec(log);
  if (chain) {
    const atom = atoms[Number(chain[1])];
    return {
      message: `The lower-case ${atom?.text ?? 'atom'} (atom ${Number(chain[1]) + 1}) is aromatic but stands in no ring.`,
      ...place(atom),
      cure: 'Write atoms of chains with capital letters: CC, not cc.',
    };
  }
  const ring = /Unkekulized atoms: ([\d ]+)/.exec(log);
  if (!ring) return undefined;
  const indices = (ring[1] ?? '').trim().split(/\s+/).map(Number);
  const hasNitrogen = atoms.some((atom) => atom.text === 'n');
  return {
    message: `The aromatic ring with ${nameAtoms(indices)} cannot be drawn with alternating double bonds.`,
    ...place(atoms[indices[0] ?? 0]),
    cure: hasNitrogen
      ? 'A ring nitrogen may lack its hydrogen, [nH] as in c1cc[nH]c1, or its charge, C[n+]1ccccc1.'
      : `Check the ring size, or write ${smiles.length > 20 ? 'it' : smiles} with capital letters and = bonds.`,
  };
}

function explainPosition(log: string, smiles: string): InputError | undefined {
  const match = /check for mistakes around position (\d+)/.exec(log);
  if (!match) return undefined;
  const position = Math.min(Number(match[1]), smiles.length) - 1;
  return {
    message: `RDKit cannot read “${smiles.charAt(position)}” at character ${position + 1}.`,
    position,
    cure: 'Look for a missing or superfluous character there.',
  };
}

function unexplained(log: string): InputError {
  const lines = log.split('\n').map((line) => line.replace(/^\[[\d:]+\]\s*/, '').trim());
  const reason = lines.find((line) => line !== '') ?? 'it gave no reason';
  return {
    message: `RDKit cannot read this SMILES: ${reason.slice(0, 200)}.`,
    cure: 'Compare it with the structure that you mean.',
  };
}

function chargeOf(text: string): number {
  const match = /([+-])(\1|\d*)(?::\d+)?\]$/.exec(text);
  if (!match) return 0;
  const size = match[2] === match[1] ? 2 : Number(match[2] || 1);
  return match[1] === '+' ? size : -size;
}

function chargeSuffix(charge: number): string {
  const size = Math.abs(charge) === 1 ? '' : String(Math.abs(charge));
  return (charge > 0 ? '+' : '-') + size;
}

function nameAtoms(indices: readonly number[]): string {
  const numbers = indices.slice(0, 8).map((index) => String(index + 1));
  if (indices.length > 8) return `atoms ${numbers.join(', ')} …`;
  if (numbers.length === 1) return `atom ${numbers[0]}`;
  return `atoms ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

function place(atom: WrittenAtom | undefined): { readonly position?: number } {
  return atom ? { position: atom.position } : {};
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
