interface FieldBase<Name extends string> {
  /** Placeholder of the prompt. */
  readonly name: Name;
  readonly label: string;
  /** What to put in, in one sentence. */
  readonly hint: string;
}

export interface SmilesField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'smiles';
}

export interface TextField<Name extends string = string> extends FieldBase<Name> {
  readonly kind: 'text';
  /** Characters. */
  readonly maxLength: number;
}

/** What a form asks for. The one form switches on `kind`, exhaustively. */
export type Field = SmilesField | TextField;

/** Accepted text of every field, by field name. */
export type FieldValues = Readonly<Record<string, string>>;

/** Field values with the names of a given field list. */
export type ValuesOf<Fields extends readonly Field[]> = {
  readonly [Name in Fields[number]['name']]: string;
};
