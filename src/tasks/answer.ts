/** A reply read back as a typed value. One member per answer kind. */
export type Answer =
  | { readonly kind: 'formula'; readonly formula: string }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly quantity: string;
      readonly unit: string;
    }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly meaning: string }
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  | { readonly kind: 'smiles'; readonly smiles: string };

/** A read answer, and where our reading is kinder than the official parser, what it forgave. */
export interface ReadAnswer {
  readonly answer: Answer;
  readonly forgiven?: string;
}
