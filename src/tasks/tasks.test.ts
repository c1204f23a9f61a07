import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseField } from './parse-field.ts';
import { findTask, tasks } from './registry.ts';
import type { Task } from './task.ts';

const factSheet = new URL('../../../shared/tasks/tasks.json', import.meta.url);
const present = existsSync(factSheet);

interface Fact {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly discipline: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly kind: string;
    readonly label: string;
  }[];
  readonly promptTemplate: string;
  readonly responseExample: string;
  readonly metrics: readonly {
    readonly name: string;
    readonly direction: string;
    readonly primary: boolean;
  }[];
  readonly resultsUnit: string;
  readonly results: Readonly<Record<string, number | null>>;
}

const facts = new Map<string, Fact>(
  present
    ? (JSON.parse(readFileSync(factSheet, 'utf8')) as Fact[]).map((fact) => [fact.id, fact])
    : [],
);

/** Nonsense that no answer kind may accept. */
const NONSENSE: Readonly<Record<Task['answerKind'], string>> = {
  formula: 'no idea, sorry',
  number: 'it depends',
  boolean: 'perhaps',
  labels: '   ',
  smiles: 'no molecule here today',
};

describe.each(tasks)('$id', (task) => {
  it('has an id of its own', () => {
    expect(tasks.filter(({ id }) => id === task.id)).toHaveLength(1);
    expect(findTask(task.id)).toBe(task);
  });

  it('has examples that fill every field with accepted values', () => {
    expect(task.examples.length).toBe(task.fields.length === 0 ? 0 : 3);
    for (const { values } of task.examples) {
      expect(Object.keys(values).sort()).toEqual(task.fields.map(({ name }) => name).sort());
      for (const field of task.fields) {
        expect(parseField(field, values[field.name] ?? '')).toMatchObject({ ok: true });
      }
    }
  });

  it('mentions every input in the prompt', () => {
    const values = Object.fromEntries(task.fields.map(({ name }) => [name, `⟨${name}⟩`]));
    for (const value of Object.values(values)) expect(task.prompt(values)).toContain(value);
  });

  it('rejects empty and nonsensical replies with a reason', () => {
    for (const reply of ['', NONSENSE[task.answerKind]]) {
      const read = task.readAnswer(reply);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.error).toMatch(/\w/);
    }
  });
});

describe.skipIf(!present)('the catalogue against the fact sheet of the paper', () => {
  it.each(tasks)('$id', (task) => {
    const fact = facts.get(task.id);
    expect(fact).toBeDefined();
    if (!fact) return;
    expect(task.title).toBe(fact.name);
    expect(task.family).toBe(fact.family);
    expect(task.discipline).toBe(fact.discipline);
    expect(task.fields.map(({ name, kind, label }) => ({ name, kind, label }))).toEqual(
      fact.inputs.map(({ name, kind, label }) => ({ name, kind, label })),
    );
    const placeholders = Object.fromEntries(fact.inputs.map(({ name }) => [name, `{${name}}`]));
    expect(task.prompt(placeholders)).toBe(fact.promptTemplate);
    expect(task.metrics).toEqual(fact.metrics.map(({ name, direction }) => ({ name, direction })));
    expect(fact.metrics[0]?.primary).toBe(true);
    const { unit, note: _, ...scores } = task.publishedScores;
    expect(unit).toBe(fact.resultsUnit);
    expect(scores).toEqual(
      Object.fromEntries(Object.entries(fact.results).filter(([, score]) => score !== null)),
    );
    expect(task.readAnswer(fact.responseExample)).toMatchObject({
      ok: true,
      value: { answer: { kind: task.answerKind } },
    });
  });
});
