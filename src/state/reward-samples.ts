import { failureDetails } from '#base/failure.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { RunAccess } from './change-run.ts';
import { rankedSamples } from './ranked-samples.ts';
import type { Run, RunRewards } from './run.ts';

/**
 * Rewards the samples of an ended run, once, where that needs no reference, and shows the best of them
 * unless the person chose another. Answers that are made up do not agree, so that a vote says nothing of
 * them.
 */
export async function rewardSamples(
  { get, change }: RunAccess,
  tools: ScienceTools,
): Promise<void> {
  const run = get();
  if (!run || run.rewards || run.samples.length < 2 || run.decoding.beams) return;
  const rewards = await rewardsOf(run, tools);
  if (!rewards) return;
  change((latest) => ({
    rewards,
    ...(!latest.shownIsChosen && {
      shownSample: rankedSamples({ ...latest, rewards })[0]?.index ?? latest.shownSample,
    }),
  }));
}

/** Rewards and their tables come with the first run that can have them. */
async function rewardsOf(run: Run, tools: ScienceTools): Promise<RunRewards | undefined> {
  try {
    const { rewardReplies } = await import('#scoring/rewards/reward-replies.ts');
    const { prompt, samples } = run;
    const replies = samples.map(({ text }) => text);
    const rewarded = await rewardReplies(run.taskId, { prompt, replies }, tools);
    return rewarded && { kind: 'known', ...rewarded };
  } catch (thrown) {
    const { message, cure } = failureDetails(thrown);
    return { kind: 'failed', reason: `${message} ${cure}` };
  }
}
