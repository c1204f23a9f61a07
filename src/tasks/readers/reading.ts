import { err, ok, type Result } from '#base/result.ts';
import type { Answer, ReadAnswer } from '../answer.ts';

export type Reading = Result<ReadAnswer, string>;

/** An answer that could be read; a falsy sentence says that nothing of that sort was forgiven. */
export function readable(answer: Answer, ...forgiven: (string | false | undefined)[]): Reading {
  return ok({ answer, forgiven: forgiven.filter((sentence) => typeof sentence === 'string') });
}

/** Why there is no answer in `reply`; `wanted` with its article, such as "a number". */
export function unreadable(reply: string, wanted: string): Reading {
  const shown = reply.trim();
  if (shown === '') return err(`The reply holds no answer where ${wanted} should be.`);
  return err(
    `No ${wanted.replace(/^an? /, '')} found in "${shown.length > 120 ? `${shown.slice(0, 120)}…` : shown}".`,
  );
}
