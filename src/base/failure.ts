/**
 * A failure of the environment (no WebGPU, out of memory, a damaged file) that a screen can act
 * upon. It crosses worker boundaries as plain data, so every field is serialisable.
 */
export interface FailureDetails {
  /** Stable kebab-case name, such as `damaged-file`. */
  readonly code: string;
  /** What failed, with the value. */
  readonly message: string;
  /** What to do next. */
  readonly cure: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly cure: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(details: FailureDetails) {
    super(details.message);
    this.code = details.code;
    this.cure = details.cure;
    this.facts = details.facts ?? {};
  }

  details(): FailureDetails {
    return { code: this.code, message: this.message, cure: this.cure, facts: this.facts };
  }
}

/** Any thrown value as failure details; what nobody foresaw is named `unexpected`. */
export function failureDetails(thrown: unknown): FailureDetails {
  if (thrown instanceof Failure) return thrown.details();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'unexpected',
    message,
    cure: 'Reload the page. If it happens again, please report it with this message.',
  };
}
