import type { InputError } from '#base/result.ts';
import { grouped } from './input-error.ts';

/**
 * What a recognised value is. `inchi` and `molfile` hold the source as it was given;
 * `Chemistry.readMolecule` makes a SMILES of it.
 */
export type RecognisedKind =
  | 'smiles'
  | 'inchi'
  | 'molfile'
  | 'selfies'
  | 'iupac'
  | 'formula'
  | 'dna'
  | 'rna'
  | 'protein'
  | 'gene-symbol'
  | 'text';

export interface Recognised {
  readonly kind: RecognisedKind;
  /** Clean text, as the field of a task takes it. */
  readonly value: string;
  /** The title that the text or file gives it. */
  readonly name?: string;
  /** Whole sentences: what was left out, chosen or changed. */
  readonly notes: readonly string[];
}

/** A format that was recognised but holds nothing that can be used. */
export interface Unreadable {
  readonly kind: 'unreadable';
  /** `SMILES`, `CIF`. */
  readonly format: string;
  /** A position counts in the text that was given. */
  readonly error: InputError;
}

/** One way to understand a pasted text or a file. */
export type Reading = Recognised | Unreadable;

/** The name without white space around it; no property where nothing is left. */
export function named(name: string | undefined): { readonly name?: string } {
  const clean = name?.trim() ?? '';
  return clean === '' ? {} : { name: clean };
}

/** The note that says which of several records is used. */
export function firstOf(count: number, records = 'records'): readonly string[] {
  return count > 1 ? [`This is the first of ${grouped(count)} ${records}.`] : [];
}

export function unreadable(format: string, error: InputError): Unreadable {
  return { kind: 'unreadable', format, error };
}

export function plain(kind: RecognisedKind, value: string): Recognised {
  return { kind, value, notes: [] };
}
