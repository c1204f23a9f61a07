interface FieldBase<Name extends string> {
  /** Placeholder of the prompt. */
  readonly name: Name;
  readonly label: string;
  /** What to put in, in one sentence. */
  readonly hint: string;
}

/** Kinds that a name alone describes. */
interface PlainField<Name extends string> extends FieldBase<Name> {
  readonly kind: 'iupac' | 'selfies' | 'formula' | 'sirna' | 'gene-symbol' | 'gene-name';
}

export interface SmilesField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'smiles';
}

/** DNA, RNA or protein as letters; `usualLength` is the one length of the training data, if any. */
export interface SequenceField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'dna' | 'rna' | 'protein';
  /** Bases or residues. Another length is accepted, with a word of caution. */
  readonly usualLength?: number;
}

export interface TextField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'text';
  /** Characters. */
  readonly maxLength: number;
  /** Height of the input; one line when absent. */
  readonly lines?: number;
}

/** An alloy: element symbols, each with its number of atoms. */
export interface CompositionField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'composition';
}

/** A set of elements, chosen in the periodic table or typed. */
export interface ElementsField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'elements';
  readonly mostElements: number;
}

/** A number in a fixed unit, both bounds included. */
export interface NumberField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'number';
  readonly unit: string;
  readonly lowest: number;
  readonly highest: number;
}

export interface Option {
  /** What the prompt says. */
  readonly value: string;
  /** What the person reads. */
  readonly label: string;
  /** Unit of the answer, for a choice of properties. */
  readonly unit?: string;
}

export interface ChoiceField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** What a form asks for. The one form switches on `kind`, exhaustively. */
export type Field<Name extends string = string> =
  | PlainField<Name>
  | SmilesField<Name>
  | SequenceField<Name>
  | TextField<Name>
  | CompositionField<Name>
  | ElementsField<Name>
  | NumberField<Name>
  | ChoiceField<Name>;

/** Accepted text of every field, by field name. */
export type FieldValues = Readonly<Record<string, string>>;

/** Field values with the names of a given field list. */
export type ValuesOf<Fields extends readonly Field[]> = {
  readonly [Name in Fields[number]['name']]: string;
};
