import type { VoteGroup } from '#reasoning/vote.ts';
import type { RewardedReplies } from '#scoring/rewards/reward-replies.ts';
import { isRunning, type Run } from '#state/run.ts';
import { sayCountOf, sayNumber } from '../../say-quantity.ts';

/** One line of the distribution: an answer and who gave it, or samples that gave none yet. */
export type VoteRow =
  | {
      readonly kind: 'answer';
      readonly group: VoteGroup;
      /** Undefined where answers have none. */
      readonly reward: number | undefined;
    }
  | {
      readonly kind: 'no-answer';
      readonly why: NoAnswer;
      readonly samples: readonly number[];
    };

/** `ended`: its answer could not change the vote any more; `cut-off`: the run ended before. */
export type NoAnswer = 'unreadable' | 'ended' | 'counting' | 'writing' | 'cut-off';

const order: readonly NoAnswer[] = ['unreadable', 'ended', 'counting', 'writing', 'cut-off'];

/** Every sample of a run in exactly one row: the answers first, by reward where they have one. */
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
    ...groups
      .map((group) => ({ kind: 'answer', group, reward: rewardOf(run, group) }) as const)
      .sort((a, b) => (b.reward ?? 0) - (a.reward ?? 0)),
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

/** Equal answers are paid alike. */
function rewardOf({ rewards }: Run, { samples }: VoteGroup): number | undefined {
  return rewards?.kind === 'known' ? rewards.rewards[samples[0] ?? 0] : undefined;
}

/** Which sample is paid best, in one sentence; undefined where samples have no reward. */
export function sayBest({ rewards }: Run): string | undefined {
  if (rewards?.kind === 'failed') return `The samples have no reward: ${rewards.reason}`;
  if (rewards?.kind !== 'known') return undefined;
  const best = Math.max(...rewards.rewards);
  const at = rewards.rewards.flatMap((reward, sample) => (reward === best ? [sample + 1] : []));
  if (best === 0) return 'No sample has what the task asks for.';
  const others =
    at.length > 1
      ? `, as ${at.length - 1 === 1 ? 'has' : 'have'} ${sayCountOf(at.length - 1, 'other')}`
      : '';
  return `Sample ${at[0]} has the highest reward, ${sayReward(best)}${others}.`;
}

export function sayReward(reward: number): string {
  return sayNumber(Number(reward.toFixed(3)));
}

/** What is paid for, in a sentence. */
export const REWARD_RULES: Readonly<Record<RewardedReplies['rule'], string>> = {
  validity:
    'A reward is 1 for a valid answer that has all that was asked for, less where it has a part of that, and 0 for an invalid one.',
  energy:
    'A reward is 1 − exp(energy / 100 kcal/mol) of the folded RNA: the lower the energy, the nearer to 1.',
};

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
