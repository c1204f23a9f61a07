import { describe, expect, it } from 'vitest';
import { findTask, tasks } from '#tasks/registry.ts';
import { htmlOf } from '../workbench.fixture.tsx';
import { PublishedScoresTable } from './PublishedScoresTable.tsx';

const show = (id: string) => {
  const html = htmlOf(<PublishedScoresTable task={findTask(id)!} />);
  return { html, text: html.replaceAll(/<[^>]*>/g, '') };
};

describe('the published scores', () => {
  it('say which direction is better, on how many rows, and what † means', () => {
    const { text } = show('smiles-to-iupac');
    expect(text).toContain('Higher is better. As the paper prints them, on the test set of 2,993');
    expect(text).toContain('57.1 †');
    expect(text).toContain('compare † only with †');
    expect(show('esol').text).toContain('Lower is better.');
    expect(show('esol').text).not.toContain('†');
  });

  it('are missing where there is nothing to compare', () => {
    const { publishedScores: _, ...free } = findTask('esol')!;
    expect(htmlOf(<PublishedScoresTable task={{ ...free, metrics: [] }} />)).toBe('');
  });

  it.each(tasks)('of $id have each bar inside its track', ({ id }) => {
    const bars = [
      ...show(id).html.matchAll(/inset-inline-start:([^%]+)%;inline-size:([^%]+)%/g),
    ].map(([, start, length]) => [Number(start), Number(length)] as const);
    expect(bars).not.toHaveLength(0);
    for (const [start, length] of bars) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + length).toBeLessThanOrEqual(100.001);
    }
  });
});
