import { describe, expect, it } from 'vitest';
import { Drafter } from './prompt-lookup-drafter.ts';

const PHRASE = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Writes a text greedily with drafts; a pass costs what `cost` says. Returns how many passes it
 * took, behind the prompt.
 */
function write(
  prompt: readonly number[],
  reply: readonly number[],
  cost: (tokens: number) => number,
) {
  const drafter = new Drafter(7);
  for (const id of prompt) drafter.push(id);
  const passes: number[] = [];
  let written = 0;
  while (written < reply.length) {
    const draft = drafter.draft(reply.length - written - 1);
    const wrong = draft.findIndex((id, index) => id !== reply[written + index]);
    const accepted = wrong < 0 ? draft.length : wrong;
    for (const id of reply.slice(written, written + accepted + 1)) drafter.push(id);
    written += accepted + 1;
    passes.push(1 + draft.length);
    drafter.recordPass(1 + draft.length, cost(1 + draft.length));
  }
  return { passes, written };
}

const repeating = Array.from({ length: 50 }, () => PHRASE).flat();
const random = Array.from({ length: 300 }, (_, index) => (index * 7919 + 13) % 100_003);

describe('drafting', () => {
  it('writes a text that repeats itself in few passes, and not one token more than fits', () => {
    const { passes, written } = write(PHRASE, repeating, () => 100);
    expect(written).toBe(repeating.length);
    expect(passes.length).toBeLessThan(repeating.length / 5);
  });

  it('drafts nothing in a text that never repeats itself', () => {
    const { passes } = write(PHRASE, random, () => 100);
    expect(new Set(passes)).toEqual(new Set([1]));
  });

  it('soon verifies nothing where passes cost as much as their tokens', () => {
    const { passes } = write(PHRASE, repeating, (tokens) => 100 * tokens);
    expect(passes.filter((tokens) => tokens > 1).length).toBeLessThanOrEqual(3);
  });

  it('sees from guesses that are not verified when drafts pay again', () => {
    // Every pair of tokens comes again with another one behind it, so that all guesses are wrong.
    const misleading = Array.from({ length: 120 }, (_, index) => [50, 51, 1000 + index]).flat();
    const { passes } = write([], [...misleading, ...repeating], () => 100);
    const inMisleading = passes.slice(100, 300);
    expect(new Set(inMisleading)).toEqual(new Set([1]));
    expect(Math.max(...passes.slice(-10))).toBe(8);
  });
});
