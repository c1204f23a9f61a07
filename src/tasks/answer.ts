/** What a number means. */
export interface Quantity {
  readonly label: string;
  /** Absent for a pure number. */
  readonly unit?: string;
  /** Span of published values, where one is known. */
  readonly range?: PublishedRange;
}

/** From the lowest to the highest value of a published data set, in the quantity's unit. */
export interface PublishedRange {
  readonly low: number;
  readonly high: number;
  /** The data set and how many values it has. */
  readonly source: string;
}

/** One number of an answer. */
export interface NumberReading extends Quantity {
  readonly value: number;
}

export interface Triple {
  readonly subject: string;
  /** Absent where the task asks for pairs. */
  readonly relation?: string;
  readonly object: string;
}

/** A reply read back as a typed value. One member per answer kind. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'iupac'; readonly name: string }
  | { readonly kind: 'formula'; readonly formula: string }
  /** One molecule or several, joined by dots. */
  | { readonly kind: 'smiles'; readonly smiles: string }
  | ({ readonly kind: 'number' } & NumberReading)
  | { readonly kind: 'numbers'; readonly numbers: readonly NumberReading[] }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly meaning: string }
  | { readonly kind: 'label'; readonly label: string; readonly meaning: string }
  | { readonly kind: 'labels'; readonly labels: readonly LabelReading[] }
  /** One of the options that the question offered. */
  | { readonly kind: 'choice'; readonly option: string; readonly meaning: string }
  | {
      readonly kind: 'triples';
      /** Column titles: subject, relation where there is one, object. */
      readonly columns: readonly string[];
      readonly triples: readonly Triple[];
    }
  /** The value of one named property: a number with its unit, or a word with its meaning. */
  | ({ readonly kind: 'property'; readonly property: string } & (
      | NumberReading
      | { readonly label: string; readonly word: string; readonly meaning?: string }
    ))
  /** One-letter residues. */
  | { readonly kind: 'protein'; readonly sequence: string }
  /** Letters A, C, G, U. */
  | { readonly kind: 'rna'; readonly sequence: string }
  | {
      readonly kind: 'material';
      /** One symbol for each atom, as written. */
      readonly symbols: readonly string[];
      /** 1 to 230; absent where the reply gives none. */
      readonly spaceGroup?: number;
    };

export interface LabelReading {
  readonly label: string;
  /** What a closed label stands for, such as "N6-methyladenosine"; absent for free words. */
  readonly meaning?: string;
}

/** A read answer, and where our reading is kinder than the official parser, what it forgave. */
export interface ReadAnswer {
  readonly answer: Answer;
  /** Whole sentences; empty when the official parser reads the same. */
  readonly forgiven: readonly string[];
}
