import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuringPlan, planSteps } from './measure-steps.ts';

const plans: fc.Arbitrary<MeasuringPlan> = fc
  .record({
    tokenCount: fc.integer({ min: 1, max: 200 }),
    positions: fc.integer({ min: 1, max: 200 }),
    mostTokensPerStep: fc.constantFrom(1, 16, 128),
    schedule: fc.constantFrom('at-once' as const, 'as-decoded' as const),
    givesEveryPosition: fc.boolean(),
  })
  .map((plan) => ({ ...plan, positions: Math.min(plan.positions, plan.tokenCount) }));

describe('the passes of a measurement', () => {
  it('take every token once, in order, and give every wanted position once', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const steps = planSteps(plan);
        let next = 0;
        for (const { start, count, rows } of steps) {
          expect(start).toBe(next);
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(plan.mostTokensPerStep);
          expect(rows).toBeLessThanOrEqual(plan.givesEveryPosition ? count : 1);
          next += count;
        }
        expect(next).toBe(plan.tokenCount);
        expect(steps.reduce((sum, { rows }) => sum + rows, 0)).toBe(plan.positions);
        const wantedFrom = steps.findIndex(({ rows }) => rows > 0);
        expect(steps.slice(wantedFrom).every(({ rows }) => rows > 0)).toBe(true);
      }),
    );
  });

  it('are one for everything at once, where the step is long enough', () => {
    const plan = {
      tokenCount: 48,
      positions: 32,
      mostTokensPerStep: 128,
      givesEveryPosition: true,
    };
    expect(planSteps({ ...plan, schedule: 'at-once' })).toEqual([
      { start: 0, count: 48, rows: 32 },
    ]);
  });

  it('are a prefill and single tokens, as replies are written', () => {
    const plan = { tokenCount: 40, positions: 24, mostTokensPerStep: 16, givesEveryPosition: true };
    const steps = planSteps({ ...plan, schedule: 'as-decoded' });
    expect(steps.map(({ count }) => count)).toEqual([16, 16, ...Array(8).fill(1)]);
    expect(steps.slice(0, 3).map(({ rows }) => rows)).toEqual([0, 16, 1]);
  });

  it('are single tokens where the graph only gives the last position', () => {
    const plan = {
      tokenCount: 20,
      positions: 16,
      mostTokensPerStep: 128,
      givesEveryPosition: false,
    };
    const steps = planSteps({ ...plan, schedule: 'at-once' });
    expect(steps.map(({ count }) => count)).toEqual([5, ...Array(15).fill(1)]);
  });
});
