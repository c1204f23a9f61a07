import type { Metric } from '../task.ts';

/** Metrics of which more is better, the primary one first. */
export function rising(...names: readonly string[]): readonly Metric[] {
  return names.map((name) => ({ name, direction: 'up' }));
}
