/**
 * The form that an answer must have, as data: what a grammar lets a model write behind its thought.
 * `around` is text that stands before and after it, such as `<SMILES> ` and ` </SMILES>`.
 */
export type AnswerForm = AnswerShape & {
  readonly around?: readonly [before: string, after: string];
};

export type AnswerShape =
  /** A decimal number, with a minus sign and decimals where they are allowed. */
  | { readonly kind: 'number'; readonly isSigned: boolean; readonly mostDecimals: number }
  /** Several such numbers, each behind its name: `HK -0.68, Dev -1.26`. */
  | {
      readonly kind: 'numbers';
      readonly names: readonly string[];
      readonly isSigned: boolean;
      readonly mostDecimals: number;
    }
  /** One of a closed list. */
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** `{"name": value}` or `{name : value}`: a number, or one of the words. */
  | { readonly kind: 'json-property'; readonly name: string; readonly words?: readonly string[] }
  /** Letters of an alphabet, such as the 20 residues. */
  | { readonly kind: 'sequence'; readonly alphabet: string; readonly most: number }
  /** A SMILES whose brackets and ring bonds are closed. */
  | { readonly kind: 'smiles' }
  /** Element symbols as the materials tasks write them, and a space group `<sg12>` where it is asked for. */
  | { readonly kind: 'elements'; readonly hasSpaceGroup: boolean };
