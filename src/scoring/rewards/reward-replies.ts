import { scorerOf } from '../benchmark/scorer-of.ts';
import type { ScoringTools } from '../benchmark/scoring-tools.ts';
import { rewardOf } from './reward-of.ts';
import { rewardRules } from './reward-rules.ts';

/** Replies to one question with their rewards, in the same order. */
export interface RewardedReplies {
  /** `validity`: whether it is valid, times the share of what was asked for; `energy`: of the folded RNA. */
  readonly rule: 'validity' | 'energy';
  readonly rewards: readonly number[];
}

/**
 * Rewards of replies to one question, 0 to 1, as in training, strictly scored; undefined for tasks whose
 * reward compares with a reference. Rejects as `rewardOf` and scorers do.
 */
export async function rewardReplies(
  taskId: string,
  { prompt, replies }: { readonly prompt: string; readonly replies: readonly string[] },
  tools: ScoringTools,
): Promise<RewardedReplies | undefined> {
  const rule = rewardRules.get(taskId)?.by;
  if (rule !== 'validity' && rule !== 'energy') return undefined;
  const scorer = await scorerOf(taskId);
  const rows = replies.map((reply) => ({ replies: [reply], references: [''], prompt }));
  const report = await scorer.score(rows, 'strict', tools);
  return { rule, rewards: report.rows.map((row) => rewardOf(taskId, row)) };
}
