import type { Verdict } from '#scoring/verdict.ts';

/** The three states of a verdict, for the screen and for files. */
export const verdictWords: Readonly<Record<Verdict['status'], string>> = {
  passes: 'Passes',
  fails: 'Fails',
  'not-checkable': 'Not checkable here',
};
