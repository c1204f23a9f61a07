/** A stretch of letters of a sequence, numbered from 1, both ends included. */
export interface LetterSpan {
  readonly first: number;
  readonly last: number;
}

/** A part of a subject: what the text and the pictures point at each other with. */
export type Target =
  /** Atoms numbered from 0 in the order of the subject's SMILES. */
  | { readonly kind: 'atoms'; readonly subject: string; readonly atoms: readonly number[] }
  | { readonly kind: 'letters'; readonly subject: string; readonly spans: readonly LetterSpan[] }
  /** All sites of these elements. */
  | { readonly kind: 'elements'; readonly subject: string; readonly symbols: readonly string[] };

export type MentionKind =
  | 'smiles'
  | 'formula'
  | 'atom'
  | 'group'
  | 'residue'
  | 'base'
  | 'motif'
  | 'space-group'
  | 'oxidation-state'
  | 'quantity';

/** A piece of a text that names a part of a structure, or a scientific value. */
export interface Mention {
  readonly kind: MentionKind;
  /** Characters of the text: first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  /** What it was understood as, such as "Lysine 48 of the input" or "carbonyl group, 2 places". */
  readonly label: string;
  /** Empty where it points at nothing that is shown, as a quantity does. */
  readonly targets: readonly Target[];
}
