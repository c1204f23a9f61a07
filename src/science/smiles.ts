import { err, type InputError, ok, type Result } from '#base/result.ts';
import { type SmilesToken, tokeniseSmiles } from './smiles-tokens.ts';

/** Longest SMILES that is read, in characters. */
export const LONGEST_SMILES = 2000;

/**
 * Checks brackets, branches, ring numbers and bonds; valences and aromaticity need a toolkit.
 * The value is the text without white space around it; positions count in the text as given.
 */
export function checkSmilesSyntax(text: string): Result<string, InputError> {
  const smiles = text.trim();
  const offset = text.length - text.trimStart().length;
  const problem = findProblem(smiles);
  if (!problem) return ok(smiles);
  if (problem.position === undefined) return err(problem);
  return err({ ...problem, position: problem.position + offset });
}

/** One atom of a SMILES as it is written, in the order in which RDKit numbers atoms. */
export interface WrittenAtom {
  /** `c`, `Cl`, `[NH3+]`. */
  readonly text: string;
  /** Zero-based offset of its first character. */
  readonly position: number;
}

/** The atoms of a SMILES in reading order; empty when the text is not tokenisable. */
export function writtenAtoms(smiles: string): readonly WrittenAtom[] {
  const tokens = tokeniseSmiles(smiles);
  if (!tokens.ok) return [];
  return tokens.value
    .filter((token) => token.kind === 'atom')
    .map((token) => ({ text: smiles.slice(token.start, token.end), position: token.start }));
}

function findProblem(smiles: string): InputError | undefined {
  if (smiles === '') {
    return { message: 'The SMILES is empty.', cure: 'Enter a SMILES, such as CCO for ethanol.' };
  }
  if (smiles.length > LONGEST_SMILES) {
    return {
      message: `The SMILES has ${smiles.length} characters; at most ${LONGEST_SMILES} are read.`,
      position: LONGEST_SMILES,
      cure: 'Enter a smaller molecule, or a fragment of this one.',
    };
  }
  const space = smiles.search(/\s/);
  if (space !== -1) {
    return {
      message: `White space at character ${space + 1} ends the SMILES early.`,
      position: space,
      cure: 'Remove the space and what does not belong to the SMILES, such as a name after it.',
    };
  }
  const tokens = tokeniseSmiles(smiles);
  return tokens.ok ? new StructureCheck(smiles, tokens.value).problem() : tokens.error;
}

interface OpenBranch {
  readonly start: number;
  readonly atom: number;
  isEmpty: boolean;
}

interface OpenRing {
  readonly start: number;
  readonly text: string;
  readonly atom: number;
}

/** Walks over the tokens once and keeps what is still open. */
class StructureCheck {
  private readonly smiles: string;
  private readonly tokens: readonly SmilesToken[];
  private readonly branches: OpenBranch[] = [];
  private readonly rings = new Map<number, OpenRing>();
  private readonly bonded = new Set<string>();
  private previous: SmilesToken | undefined;
  /** Index of the atom that the next atom bonds to. */
  private atom = -1;
  private atomCount = 0;

  constructor(smiles: string, tokens: readonly SmilesToken[]) {
    this.smiles = smiles;
    this.tokens = tokens;
  }

  problem(): InputError | undefined {
    for (const token of this.tokens) {
      const problem = this.step(token);
      if (problem) return problem;
      this.previous = token;
    }
    return this.unfinished();
  }

  private step(token: SmilesToken): InputError | undefined {
    switch (token.kind) {
      case 'atom':
        return this.addAtom();
      case 'bond':
        return this.checkBond(token);
      case 'ring':
        return this.addRing(token, token.number);
      case 'open':
        return this.openBranch(token);
      case 'close':
        return this.closeBranch(token);
      case 'dot':
        return this.checkDot(token);
    }
  }

  private addAtom(): undefined {
    const index = this.atomCount++;
    if (this.atom !== -1) this.bonded.add(pair(this.atom, index));
    this.atom = index;
    const branch = this.branches.at(-1);
    if (branch) branch.isEmpty = false;
    return undefined;
  }

  private checkBond(token: SmilesToken): InputError | undefined {
    if (this.previous?.kind === 'bond') {
      const both = this.smiles.slice(this.previous.start, token.end);
      return this.at(token, `Two bond symbols follow each other: “${both}”.`, 'Keep one of them.');
    }
    if (this.atom !== -1) return undefined;
    return this.at(
      token,
      `The bond “${this.text(token)}” has no atom before it.`,
      'Start with an atom, or remove the bond symbol.',
    );
  }

  private addRing(token: SmilesToken, number: number): InputError | undefined {
    const text = this.text(token);
    if (this.atom === -1 || this.previous?.kind === 'open') {
      return this.at(
        token,
        `The ring number ${text} does not follow an atom.`,
        'Write the number behind the atom that opens or closes the ring, as in C1CCCCC1.',
      );
    }
    const open = this.rings.get(number);
    if (!open) {
      this.rings.set(number, { start: token.start, text, atom: this.atom });
      return undefined;
    }
    this.rings.delete(number);
    return this.closeRing(token, open);
  }

  private closeRing(token: SmilesToken, open: OpenRing): InputError | undefined {
    if (open.atom === this.atom) {
      return this.at(
        token,
        `Ring number ${open.text} opens and closes on the same atom.`,
        'Put the second number on another atom; ring number eleven is written %11.',
      );
    }
    const key = pair(open.atom, this.atom);
    if (this.bonded.has(key)) {
      return this.at(
        token,
        `Ring number ${open.text} joins two atoms that are bonded already.`,
        'Move one of the two numbers, or use = for a double bond.',
      );
    }
    this.bonded.add(key);
    return undefined;
  }

  private openBranch(token: SmilesToken): InputError | undefined {
    const before = this.previous?.kind;
    if (before === undefined || before === 'dot' || before === 'open') {
      return this.at(
        token,
        `The branch at character ${token.start + 1} does not follow an atom.`,
        'Write the atom that carries the branch first, as in CC(C)C.',
      );
    }
    if (before === 'bond') {
      return this.at(
        token,
        `A bond symbol stands before the branch at character ${token.start + 1}.`,
        'Write the bond inside the branch: C(=O) instead of C=(O).',
      );
    }
    this.branches.push({ start: token.start, atom: this.atom, isEmpty: true });
    return undefined;
  }

  private closeBranch(token: SmilesToken): InputError | undefined {
    const branch = this.branches.pop();
    if (!branch) {
      return this.at(
        token,
        `The ) at character ${token.start + 1} closes no branch.`,
        'Remove it, or add the missing ( before the branch.',
      );
    }
    if (this.previous?.kind === 'bond') return this.danglingBond(this.previous);
    if (branch.isEmpty) {
      return this.at(
        token,
        `The branch that ends at character ${token.start + 1} is empty.`,
        'Write an atom between the parentheses or remove them.',
      );
    }
    this.atom = branch.atom;
    return undefined;
  }

  private checkDot(token: SmilesToken): InputError | undefined {
    if (this.previous?.kind === 'bond') return this.danglingBond(this.previous);
    if (this.branches.length > 0) {
      return this.at(
        token,
        `The dot at character ${token.start + 1} stands inside a branch.`,
        'Close the branch before the dot; separate molecules stand side by side.',
      );
    }
    if (this.previous === undefined || this.previous.kind === 'dot') return this.strayDot(token);
    this.atom = -1;
    return undefined;
  }

  private unfinished(): InputError | undefined {
    const last = this.previous;
    if (last?.kind === 'bond') return this.danglingBond(last);
    if (last?.kind === 'dot') return this.strayDot(last);
    const branch = this.branches.at(-1);
    if (branch) {
      return {
        message: `The branch at character ${branch.start + 1} is never closed.`,
        position: branch.start,
        cure: 'Add the missing ) after the branch.',
      };
    }
    const [ring] = this.rings.values();
    if (!ring) return undefined;
    return {
      message: `Ring ${ring.text} opens at character ${ring.start + 1} and never closes.`,
      position: ring.start,
      cure: `Write ${ring.text} again behind the atom that closes the ring, or remove it.`,
    };
  }

  private danglingBond(bond: SmilesToken): InputError {
    return this.at(
      bond,
      `The bond “${this.text(bond)}” at character ${bond.start + 1} leads to no atom.`,
      'Write the atom behind it or remove the bond symbol.',
    );
  }

  private strayDot(dot: SmilesToken): InputError {
    return this.at(
      dot,
      `The dot at character ${dot.start + 1} has no molecule on one of its sides.`,
      'Remove it; a dot separates two molecules, as in [Na+].[Cl-].',
    );
  }

  private text(token: SmilesToken): string {
    return this.smiles.slice(token.start, token.end);
  }

  private at(token: SmilesToken, message: string, cure: string): InputError {
    return { message, position: token.start, cure };
  }
}

function pair(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}
