import { createContext, useContext } from 'react';
import type { findMentions } from '#reasoning/mentions/find-mentions.ts';
import type { MentionContext } from '#reasoning/mentions/mention-context.ts';
import type { Verdict } from '#scoring/verdict.ts';

/** What the texts of a run are marked with. */
export interface MentionSource {
  readonly context: MentionContext;
  /** Undefined until it is loaded; texts are plain until then. */
  readonly find: typeof findMentions | undefined;
  /** Of the reply on the screen. */
  readonly verdicts: readonly Verdict[];
}

const noSource: MentionSource = {
  context: { subjects: [], groups: new Map() },
  find: undefined,
  verdicts: [],
};

/** Provided once for each task screen. */
export const MentionSourceContext = createContext<MentionSource>(noSource);

export function useMentionSource(): MentionSource {
  return useContext(MentionSourceContext);
}
