import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tasks } from '#tasks/registry.ts';
import { checks, everyTask } from './checks.ts';

const table = readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8');

describe('the checks', () => {
  it.each(Object.entries(checks))('stand in docs/checks.md as they are: %s', (name, check) => {
    const subject = check.about ?? 'answer';
    expect(table).toContain(
      `| ${check.title} | \`${name}\` | ${subject} | ${check.tool} | ${check.cannotSee} |`,
    );
  });

  it('have titles of their own, by which the screen names them', () => {
    const titles = Object.values(checks).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('are each asked for by a task, or by all', () => {
    const asked = new Set([...tasks.flatMap(({ verifiers }) => verifiers), ...everyTask]);
    expect(Object.keys(checks).filter((name) => ![...asked].some((each) => each === name))).toEqual(
      [],
    );
  });
});
