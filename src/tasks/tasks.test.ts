import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Field, Option } from './field.ts';
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
  readonly source: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly kind: string;
    readonly label: string;
    readonly unit?: string;
    readonly options?: readonly (Option & { readonly unit: string | null })[];
    readonly example: string;
    readonly exampleTruncated?: boolean;
  }[];
  readonly promptTemplate: string;
  readonly promptExample: string | null;
  readonly responseExample: string | null;
  readonly output: { readonly kind: string };
  readonly metrics: readonly {
    readonly name: string;
    readonly direction: string;
    readonly primary: boolean;
  }[];
  readonly testSize: number | null;
  readonly resultsUnit: string;
  readonly results: Readonly<Record<string, number | null>>;
  readonly resultsSubset: Readonly<Record<string, number>>;
  readonly resultsSubsetOnly: readonly string[];
  readonly baselineNames: Readonly<Record<string, string>>;
}

const facts: readonly Fact[] = present ? JSON.parse(readFileSync(factSheet, 'utf8')) : [];
const factsById = new Map(facts.map((fact) => [fact.id, fact]));

/** The sheet tells DNA, RNA and genes apart; a person looking for a task does not. */
const disciplines: Readonly<Record<string, Task['discipline']>> = {
  molecule: 'molecule',
  material: 'material',
  protein: 'protein',
  text: 'text',
  dna: 'nucleic-acid',
  rna: 'nucleic-acid',
  gene: 'nucleic-acid',
  multi: 'nucleic-acid',
};

/** Nonsense that no answer kind may accept; free text accepts anything but silence. */
const NONSENSE: Readonly<Record<Task['answerKind'], string>> = {
  text: '  ',
  iupac: 'I do not know.',
  formula: 'no idea, sorry',
  smiles: 'no molecule here today',
  number: 'it depends',
  numbers: 'it depends',
  boolean: 'perhaps',
  label: ' ',
  labels: '   ',
  choice: 'hard to say',
  triples: '',
  property: 'it depends',
  protein: 'no sequence here today',
  rna: 'no sequence here today',
  material: 'no material here today',
};

test('there are 103 tasks: 10 translate, 6 extract, 22 predict, 49 classify, 16 generate', () => {
  const sizes: Record<string, number> = {};
  for (const { family } of tasks) sizes[family] = (sizes[family] ?? 0) + 1;
  expect(sizes).toEqual({
    translation: 10,
    extraction: 6,
    prediction: 22,
    classification: 49,
    generation: 16,
  });
});

describe.each(tasks)('$id', (task) => {
  it('has an id of its own', () => {
    expect(tasks.filter(({ id }) => id === task.id)).toHaveLength(1);
    expect(findTask(task.id)).toBe(task);
  });

  it('says in one sentence what it predicts, in one what it cannot tell, and what people call it', () => {
    for (const sentence of [task.summary, task.caveat]) {
      expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
      expect(sentence.length).toBeLessThan(260);
    }
    expect(task.synonyms.length).toBeGreaterThanOrEqual(3);
  });

  it('has examples of different names that fill every field with accepted values, unchanged', () => {
    expect(task.examples.length).toBe(task.fields.length === 0 ? 0 : 3);
    expect(new Set(task.examples.map(({ label }) => label)).size).toBe(task.examples.length);
    for (const { values } of task.examples) {
      expect(Object.keys(values).sort()).toEqual(task.fields.map(({ name }) => name).sort());
      for (const field of task.fields) {
        const text = values[field.name] ?? '';
        expect(parseField(field, text)).toMatchObject({ ok: true, value: { value: text } });
      }
    }
  });

  it('mentions every input in the prompt, and leaves no placeholder', () => {
    const values = Object.fromEntries(task.fields.map(({ name }) => [name, `⟨${name}⟩`]));
    const prompt = task.prompt(values);
    for (const value of Object.values(values)) expect(prompt).toContain(value);
    expect(prompt.replace('{property_name:predicted_property_value}', '')).not.toMatch(/[{}]/);
  });

  it('draws a reaction from one molecule that it asks for and one that it answers', () => {
    const isReaction = task.structure.from === 'reaction';
    const isOfMolecules =
      task.fields.length === 1 && task.fields[0]?.kind === 'smiles' && task.answerKind === 'smiles';
    expect(isReaction).toBe(isOfMolecules);
  });

  it('rejects empty and nonsensical replies with a reason', () => {
    const values = task.examples[0]?.values ?? {};
    for (const reply of ['', NONSENSE[task.answerKind]]) {
      const read = task.readAnswer(reply, values);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.error).toMatch(/\w/);
    }
  });
});

describe.skipIf(!present)('the catalogue against the fact sheet of the paper', () => {
  it('lists the same tasks in the same order', () => {
    expect(tasks.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
  });

  describe.each(tasks)('$id', (task) => {
    const fact = factsById.get(task.id);
    if (!fact) return;

    it('has the name, the family, the fields, the options and the prompt of the paper', () => {
      expect(pick(task)).toEqual({
        title: fact.name,
        family: fact.family,
        discipline: disciplines[fact.discipline],
        source: fact.source,
      });
      expect(task.fields.map(describeField)).toEqual(
        fact.inputs.map(({ name, kind, label, unit, options }) => ({
          name,
          kind,
          label,
          ...(unit && { unit }),
          ...(options && { options: options.map(plainOption) }),
        })),
      );
      const placeholders = fact.inputs.map(({ name }) => [name, `{${name}}`]);
      expect(task.prompt(Object.fromEntries(placeholders))).toBe(fact.promptTemplate);
    });

    it('accepts the inputs printed in the paper and builds the printed prompt', () => {
      const { promptExample } = fact;
      const isCut = fact.inputs.some(({ exampleTruncated }) => exampleTruncated);
      if (promptExample === null || isCut) return;
      const values: Record<string, string> = {};
      for (const [index, field] of task.fields.entries()) {
        const parsed = parseField(field, fact.inputs[index]?.example ?? '');
        expect(parsed).toMatchObject({ ok: true });
        if (parsed.ok) values[field.name] = parsed.value.value;
      }
      // The sheet cuts sequences of more than 160 letters in the middle.
      const [start = '', end = ''] = promptExample.split('…');
      expect(task.prompt(values).startsWith(start)).toBe(true);
      expect(task.prompt(values).endsWith(end)).toBe(true);
    });

    it('has the metrics and the printed scores', () => {
      expect(task.metrics).toEqual(
        fact.metrics.map(({ name, direction }) => ({ name, direction })),
      );
      expect(fact.metrics[0]?.primary).toBe(true);
      const scores = task.publishedScores;
      expect(scores).toBeDefined();
      if (!scores) return;
      expect(scores.unit).toBe(fact.resultsUnit);
      expect(scores.testSize ?? null).toBe(fact.testSize);
      const printed = Object.entries(fact.results).filter(([, score]) => score !== null);
      expect(Object.fromEntries(scores.scores.map(({ model, value }) => [model, value]))).toEqual(
        Object.fromEntries(printed),
      );
      expect(
        scores.scores
          .filter(({ onSubset }) => onSubset)
          .map(({ model }) => model)
          .sort(),
      ).toEqual([...fact.resultsSubsetOnly].sort());
      expect(
        Object.fromEntries(scores.subsetScores.map(({ model, value }) => [model, value])),
      ).toEqual(fact.resultsSubset);
      expect(scores.specialistLLM).toBe(fact.baselineNames['specialistLLM']);
      expect(scores.nonLLMExpert).toBe(fact.baselineNames['nonLLMExpert']);
    });

    it('reads the printed reply as its kind of answer', () => {
      expect(task.answerKind).toBe(answerKindOf(fact));
      if (fact.responseExample === null) return;
      const values = Object.fromEntries(fact.inputs.map(({ name, example }) => [name, example]));
      expect(task.readAnswer(fact.responseExample, values)).toMatchObject({
        ok: true,
        value: { answer: { kind: task.answerKind } },
      });
    });
  });
});

function pick({ title, family, discipline, source }: Task) {
  return { title, family, discipline, source };
}

/** The sheet knows alloys as formulas; our form asks for them as compositions. */
function describeField(field: Field) {
  return {
    name: field.name,
    kind: field.kind === 'composition' ? 'formula' : field.kind,
    label: field.label,
    ...(field.kind === 'number' && { unit: field.unit }),
    ...(field.kind === 'choice' && { options: field.options.map(plainOption) }),
  };
}

function plainOption({
  value,
  label,
  unit,
}: Option | { value: string; label: string; unit: null }) {
  return { value, label, ...(unit && { unit }) };
}

function answerKindOf({ output }: Fact): string {
  return output.kind === 'json' ? 'property' : output.kind;
}
