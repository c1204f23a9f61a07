import type { FailureDetails } from './failure.ts';

/**
 * One call that a worker answers: what goes in, what is reported on the way, what comes back.
 * A worker's `protocol.ts` is an interface whose members are such calls.
 */
export interface Call<Params, Progress, Value> {
  readonly params: Params;
  readonly progress: Progress;
  readonly value: Value;
}

export type Protocol<P> = { [Name in keyof P]: Call<unknown, unknown, unknown> };
export type CallName<P> = keyof P & string;
export type Params<P extends Protocol<P>, N extends CallName<P>> = P[N]['params'];
export type Progress<P extends Protocol<P>, N extends CallName<P>> = P[N]['progress'];
export type Value<P extends Protocol<P>, N extends CallName<P>> = P[N]['value'];

/** What the page sends to a worker. */
export type Request<P extends Protocol<P>> =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: CallName<P>;
      readonly params: Params<P, CallName<P>>;
    }
  | { readonly kind: 'abort'; readonly id: number };

/** What a worker sends to the page. */
export type Response<P extends Protocol<P>> =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress<P, CallName<P>> }
  | { readonly kind: 'value'; readonly id: number; readonly value: Value<P, CallName<P>> }
  | { readonly kind: 'aborted'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: FailureDetails };
