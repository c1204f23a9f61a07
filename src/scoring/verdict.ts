/** What a scientific tool says of one answer. */
export type Verdict =
  | { readonly status: 'passes'; readonly check: string; readonly detail: string }
  | { readonly status: 'fails'; readonly check: string; readonly reason: string }
  | { readonly status: 'not-checkable'; readonly check: string; readonly reason: string };
