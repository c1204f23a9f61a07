import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tasks } from '#tasks/registry.ts';

const text = readFileSync(new URL('../../../docs/scores.md', import.meta.url), 'utf8');
const [section = ''] = (text.split('## Tasks and metrics\n')[1] ?? '').split('\n## ');
const rows = section.split('\n').filter((line) => line.startsWith('| `'));

describe.each(tasks)('docs/scores.md on $id', (task) => {
  it('has one row with its metrics and their unit', () => {
    const own = rows.filter((line) => line.includes(`\`${task.id}\``));
    expect(own).toHaveLength(1);
    const names = task.metrics.map(({ name }) => name).join(', ');
    expect(own[0]).toContain(`| ${names} (${task.publishedScores?.unit}) |`);
  });
});
