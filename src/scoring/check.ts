import type { ScienceTools } from '#science/science-tools.ts';
import type { Answer } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import type { Verdict, VerdictSubject } from './verdict.ts';

/** One answer with all that a check may look at. */
export interface Checked {
  readonly task: Task;
  readonly values: FieldValues;
  readonly answer: Answer;
  /** The reply taken apart, as `splitReply` does; no thought is undefined. */
  readonly reply: { readonly thought: string | undefined; readonly answer: string };
  readonly tools: ScienceTools;
}

/** A check as data: what it says of itself stands on the screen and in docs/checks.md. */
export interface Check {
  readonly title: string;
  /** What does the checking: "RDKit", "arithmetic", "moyo's table of Wyckoff positions". */
  readonly tool: string;
  /** One sentence: what an answer that passes can still be wrong in. */
  readonly cannotSee: string;
  /** What the check judges; absent where it is the answer. `verify` writes it on the verdicts. */
  readonly about?: VerdictSubject;
  /**
   * Never empty: where nothing can be said it says why. Rejects only where a tool broke, which
   * `verify` turns into "not checkable".
   */
  readonly run: (checked: Checked) => Promise<readonly Verdict[]>;
}

type Untitled<V> = V extends Verdict ? Omit<V, 'check'> : never;
/** A verdict without the title of its check. */
export type Finding = Untitled<Verdict>;

/** Gives findings the title of their check. */
export function titled(check: string, findings: readonly Finding[]): readonly Verdict[] {
  return findings.map((finding) => ({ ...finding, check }));
}
