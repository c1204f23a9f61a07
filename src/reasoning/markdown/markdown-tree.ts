/** Text as it stands in the source, unless a reference such as `&lt;` stood for it. */
export interface TextPiece {
  readonly text: string;
  /** Where it begins in the source, in characters. */
  readonly start: number;
}

export type Inline =
  | ({ readonly kind: 'text' } & TextPiece)
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly pieces: readonly TextPiece[] }
  | MathPiece
  /** Never to be opened: the address is shown beside its words. */
  | { readonly kind: 'link'; readonly children: readonly Inline[]; readonly address: string }
  /** Never to be loaded. */
  | { readonly kind: 'image'; readonly alternative: string; readonly address: string }
  | { readonly kind: 'break' };

export interface MathPiece {
  readonly kind: 'math';
  readonly tex: string;
  readonly isDisplay: boolean;
  /** With its delimiters. */
  readonly source: string;
  readonly start: number;
}

export interface ListItem {
  /** As written; undefined in a list of bullets. */
  readonly number: number | undefined;
  readonly children: readonly Block[];
}

export type ColumnAlignment = 'left' | 'right' | 'center' | undefined;

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'code'; readonly pieces: readonly TextPiece[] }
  | {
      readonly kind: 'table';
      readonly alignments: readonly ColumnAlignment[];
      /** The first row is the head. */
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'rule' };
