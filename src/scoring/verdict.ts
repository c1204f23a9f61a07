/** Where in a reply a verdict points: characters of the thought or of the answer as `splitReply` gives them. */
export interface VerdictPlace {
  readonly part: 'thought' | 'answer';
  readonly start: number;
  readonly end: number;
}

/** What a verdict judges beside the answer: a slip in the thought need not spoil the answer. */
export type VerdictSubject = 'thought' | 'input';

interface VerdictBase {
  /** Title of the check. */
  readonly check: string;
  /** Absent where it judges the answer. */
  readonly about?: VerdictSubject;
  /** Where the checked claim stands; absent where it is the answer as a whole. */
  readonly place?: VerdictPlace;
  /** Atoms of the answer's SMILES, numbered from 0, that the verdict is about. */
  readonly atoms?: readonly number[];
}

/** What a scientific tool says of one answer, or of one claim in its thought. */
export type Verdict =
  | (VerdictBase & { readonly status: 'passes'; readonly detail: string })
  | (VerdictBase & { readonly status: 'fails'; readonly reason: string })
  | (VerdictBase & { readonly status: 'not-checkable'; readonly reason: string });

/** Whether a check found the answer itself wrong. */
export function failsAnswer({ status, about, place }: Verdict): boolean {
  return status === 'fails' && about === undefined && place?.part !== 'thought';
}
