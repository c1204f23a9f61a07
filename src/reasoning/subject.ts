import type { SequenceKind } from '#science/sequence-letters.ts';

interface SubjectBase {
  /** `input:` and the name of the field, `answer` or `reaction`; what selections name it by. */
  readonly id: string;
  /** Label of the field, "Answer of the model" or "Reaction". */
  readonly label: string;
  readonly origin: 'input' | 'answer';
}

export interface MoleculeSubject extends SubjectBase {
  readonly kind: 'molecule';
  /** One molecule or several, joined by dots. Its atoms are numbered from 0 in the order of this text. */
  readonly smiles: string;
}

export type ReactionSide = 'reactants' | 'reagents' | 'products';

export interface ReactionSubject extends SubjectBase {
  readonly kind: 'reaction';
  /** SMILES joined by dots; empty where a side is not known yet. */
  readonly reactants: string;
  readonly reagents: string;
  readonly products: string;
  /**
   * The molecule subjects that stand on the sides, which `subjectsOf` lists too: selections name
   * atoms of these, never of the reaction.
   */
  readonly parts: Readonly<Record<ReactionSide, string | undefined>>;
}

export interface SequenceSubject extends SubjectBase {
  readonly kind: 'sequence';
  readonly sequenceKind: SequenceKind;
  /** One-letter residues or bases; the first has the number 1. */
  readonly letters: string;
}

export interface MaterialSubject extends SubjectBase {
  readonly kind: 'material';
  /** One symbol for each atom of the formula unit or the cell. */
  readonly symbols: readonly string[];
  /** 1 to 230, where it is known. */
  readonly spaceGroup: number | undefined;
}

/** Something of a run that has a picture and that its text may speak of. */
export type Subject = MoleculeSubject | ReactionSubject | SequenceSubject | MaterialSubject;
