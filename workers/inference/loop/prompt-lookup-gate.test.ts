import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpeculationGate } from './prompt-lookup-gate.ts';

/** Milliseconds of a pass over so many tokens. */
type Cost = (tokens: number) => number;

const almostFree: Cost = (tokens) => 100 + tokens;
const byTheToken: Cost = (tokens) => 100 * tokens;

function gateOf(rights: readonly boolean[], mostDrafted = 15): SpeculationGate {
  const gate = new SpeculationGate(mostDrafted);
  for (const wasRight of rights) gate.recordGuess(wasRight);
  return gate;
}

/** What the gate asks for, one pass after the other. */
function run(gate: SpeculationGate, cost: Cost, passes: number): number[] {
  return Array.from({ length: passes }, () => {
    const length = gate.draftLength();
    gate.recordPass(1 + length, cost(1 + length));
    return length;
  });
}

const always = new Array<boolean>(100).fill(true);
const never = new Array<boolean>(100).fill(false);

describe('the gate of speculation', () => {
  it('measures single tokens first, then each length, and stays with the longest where passes cost the same', () => {
    expect(run(gateOf(always), almostFree, 18)).toEqual([
      0, 0, 0, 1, 1, 1, 3, 3, 3, 7, 7, 7, 15, 15, 15, 15, 15, 15,
    ]);
  });

  it('drafts nothing where guesses are wrong', () => {
    expect(new Set(run(gateOf(never), almostFree, 50))).toEqual(new Set([0]));
  });

  it('gives up soon where a pass costs as much as its tokens, however good the guesses', () => {
    const lengths = run(gateOf(always), byTheToken, 50);
    expect(lengths.filter((length) => length > 0)).toEqual([1, 1, 1]);
    expect(lengths.slice(6).every((length) => length === 0)).toBe(true);
  });

  it('is not misled by a first pass that compiled shaders', () => {
    const gate = gateOf(always);
    for (let pass = 0; pass < 3; pass++) gate.recordPass(1, 100);
    gate.recordPass(2, 5000);
    gate.recordPass(2, 110);
    gate.recordPass(2, 110);
    expect(gate.draftLength()).toBeGreaterThan(0);
  });

  it('believes in guesses that were right for ever', () => {
    const gate = gateOf(new Array<boolean>(10_000).fill(true));
    expect(Math.max(...run(gate, almostFree, 20))).toBe(15);
  });

  it('drafts again when guesses are right again', () => {
    const gate = gateOf(never);
    run(gate, almostFree, 20);
    for (let guess = 0; guess < 60; guess++) gate.recordGuess(true);
    expect(gate.draftLength()).toBeGreaterThan(0);
  });

  it('is near the best length that the definition gives, once all are measured', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 1.2, noNaN: true }),
        fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }),
        (slope, guesses) => {
          const cost: Cost = (tokens) => 1 + slope * (tokens - 1);
          const gate = gateOf(guesses);
          for (const length of [0, 1, 3, 7, 15])
            for (let pass = 0; pass < 3; pass++) gate.recordPass(1 + length, cost(1 + length));
          const share = shareOf(guesses);
          const gainOf = (length: number) => {
            let tokens = 0;
            for (let place = 0; place <= length; place++) tokens += share ** place;
            return tokens / cost(1 + length);
          };
          const best = Math.max(...[1, 3, 7, 15].map(gainOf));
          const chosen = gateLength(gate);
          if (best <= 1.05) expect(chosen).toBe(0);
          else expect(gainOf(chosen)).toBeCloseTo(best, 9);
        },
      ),
    );
  });

  it('never drafts more than allowed', () => {
    expect(Math.max(...run(gateOf(always, 6), almostFree, 30))).toBe(3);
    expect(run(gateOf(always, 0), almostFree, 5)).toEqual([0, 0, 0, 0, 0]);
  });
});

const gateLength = (gate: SpeculationGate) => gate.draftLength();

/** Weights of guesses fall by 3 % with each later one; before the first, one of two was right. */
function shareOf(guesses: readonly boolean[]): number {
  const weight = (age: number) => 0.97 ** age;
  const start = weight(guesses.length);
  const right = guesses.reduce(
    (sum, wasRight, index) => sum + (wasRight ? weight(guesses.length - 1 - index) : 0),
    start,
  );
  const all = guesses.reduce(
    (sum, _, index) => sum + weight(guesses.length - 1 - index),
    2 * start,
  );
  return right / all;
}
