/** An expected outcome: either a value, or an error that the caller must look at. */
export type Result<T, E = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Where a text input is wrong, and what would mend it. Shown to the person as it is. */
export interface InputError {
  readonly message: string;
  /** Zero-based offset into the text; absent when the error has no single place. */
  readonly position?: number;
  readonly cure: string;
}

/** Input that can be used, and in whole sentences what was changed or what to be careful about. */
export interface Accepted {
  readonly value: string;
  readonly notes: readonly string[];
}
