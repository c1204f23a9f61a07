import type { VoteGroup } from '#reasoning/vote.ts';
import { isRunning, type Run } from '#state/run.ts';

/** One line of the distribution: an answer and who gave it, or samples that gave none yet. */
export type VoteRow =
  | { readonly kind: 'answer'; readonly group: VoteGroup }
  | {
      readonly kind: 'no-answer';
      readonly why: NoAnswer;
      readonly samples: readonly number[];
    };

/** `ended`: its answer could not change the vote any more; `cut-off`: the run ended before. */
export type NoAnswer = 'unreadable' | 'ended' | 'counting' | 'writing' | 'cut-off';

const order: readonly NoAnswer[] = ['unreadable', 'ended', 'counting', 'writing', 'cut-off'];

/** Every sample of a run in exactly one row, the answers first. */
export function voteRows(run: Run): readonly VoteRow[] {
  const { groups, unreadable } =
    run.vote.phase === 'counted' ? run.vote.vote : { groups: [], unreadable: [] };
  const voted = new Set(groups.flatMap(({ samples }) => samples));
  const others = new Map<NoAnswer, number[]>();
  for (const sample of run.samples.keys()) {
    if (voted.has(sample)) continue;
    const why = whyNoAnswer(run, sample, unreadable);
    others.set(why, [...(others.get(why) ?? []), sample]);
  }
  return [
    ...groups.map((group) => ({ kind: 'answer', group }) as const),
    ...order.flatMap((why) => {
      const samples = others.get(why);
      return samples ? [{ kind: 'no-answer', why, samples } as const] : [];
    }),
  ];
}

function whyNoAnswer(run: Run, sample: number, unreadable: readonly number[]): NoAnswer {
  const summary = run.samples[sample]?.summary;
  if (summary?.finish === 'ended') return 'ended';
  if (unreadable.includes(sample)) return 'unreadable';
  if (summary) return 'counting';
  return isRunning(run) ? 'writing' : 'cut-off';
}

/** Who leads with how many votes, in one sentence; undefined before there is a vote. */
export function sayLead(run: Run): string | undefined {
  if (run.vote.phase === 'none') return undefined;
  const { groups, unreadable } = run.vote.vote;
  const [leader, second] = groups;
  const votes = groups.reduce((sum, { samples }) => sum + samples.length, 0);
  if (!leader) return unreadable.length > 0 ? 'No answer could be read so far.' : undefined;
  const count = leader.samples.length;
  if (votes === 1) return 'One answer so far: there is nothing to compare it with.';
  if (count === votes) return `All ${votes} readable answers agree.`;
  if (count === second?.samples.length) {
    return `No answer leads: the best have ${count} of ${votes} votes each.`;
  }
  return `The leading answer has ${count} of ${votes} votes.`;
}
