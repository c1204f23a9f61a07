import { assert, assertNever } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import type { RowScore } from '../benchmark/scorer.ts';
import type { ErrorScale, ScalesByProperty } from './error-scales.ts';
import { type RewardRule, rewardRules } from './reward-rules.ts';

/**
 * The reward of one scored reply, 0 to 1: the row's share of the task's metric or its error, softened
 * by the rule of the task. An unreadable reply gets 0. Throws a `Failure` for a task without a rule,
 * for a row whose share or error is unknown (no reward can be had, such as without BERTScore), and
 * where a task has several properties and `property` names none of them.
 */
export function rewardOf(taskId: string, row: RowScore, property?: string): number {
  const rule = rewardRules.get(taskId);
  if (!rule) {
    throw new Failure({
      code: 'no-reward-rule',
      message: `There is no reward for the task "${taskId}".`,
      cure: 'Name one of the 103 tasks of the paper; npm run --silent tasks lists their ids.',
    });
  }
  const soften = softening(rule, taskId, property);
  return row.status === 'unreadable' ? 0 : soften(row);
}

function softening(
  rule: RewardRule,
  taskId: string,
  property: string | undefined,
): (row: RowScore) => number {
  switch (rule.by) {
    case 'error':
      return (row) => nearness(errorIn(row, taskId), rule.scale);
    case 'property': {
      const scale = scaleOf(rule.scales, taskId, property);
      return (row) => nearness(errorIn(row, taskId), scale);
    }
    case 'share':
      return (row) => shareIn(row, taskId);
    case 'structure':
      return (row) => {
        const share = shareIn(row, taskId);
        return share + (1 - share) * (unitShare(row.closeness ?? 0, taskId) / 2);
      };
    case 'validity':
      return (row) => shareIn(row, taskId) * unitShare(row.closeness ?? 1, taskId);
    case 'energy':
      return (row) => 0 - Math.expm1(Math.min(0, known(row.value, taskId)) / rule.scale.width);
    default:
      return assertNever(rule, 'rules of rewards');
  }
}

function nearness(error: number, { width }: ErrorScale): number {
  return Math.exp(-error / width);
}

/** The absolute error; of a row that has only a pair, their distance. */
function errorIn({ value, pair }: RowScore, taskId: string): number {
  const error = known(value ?? (pair && Math.abs(pair[0] - pair[1])), taskId);
  assert(error >= 0, `${taskId}: the error ${error} is not negative`);
  return error;
}

/** The row's share; of a row that is only right or wrong, 1 or 0. */
function shareIn({ value, status }: RowScore, taskId: string): number {
  const byStatus = status === 'right' ? 1 : status === 'wrong' ? 0 : undefined;
  return unitShare(known(value ?? byStatus, taskId), taskId);
}

/** A share may pass 1 by a rounding, and by no more. */
function unitShare(share: number, taskId: string): number {
  assert(share >= 0 && share <= 1 + 1e-9, `${taskId}: the share ${share} lies in 0 to 1`);
  return Math.min(1, share);
}

function known(value: number | undefined, taskId: string): number {
  if (value !== undefined && !Number.isNaN(value)) return value;
  throw new Failure({
    code: 'no-reward',
    message: `${taskId}: the metric of this task gives this reply no figure of its own, so there is no reward.`,
    cure: 'See whether its reference can be read, and which metrics of the task are absent: npm run --silent score prints them.',
  });
}

function scaleOf(
  scales: ScalesByProperty,
  taskId: string,
  property: string | undefined,
): ErrorScale {
  const keys = Object.keys(scales);
  const scale = keys.includes(property ?? '') ? scales[property ?? ''] : undefined;
  if (scale) return scale;
  const got = property === undefined ? 'names no property' : `names the property "${property}"`;
  throw new Failure({
    code: 'reward-needs-property',
    message: `${taskId}: the row ${got}, and errors of its properties differ in size.`,
    cure: `Give "property" as one of: ${keys.join(', ')}.`,
  });
}
