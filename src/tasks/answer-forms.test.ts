import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginAnswer } from '#science/answer-form/begin-answer.ts';
import { afterText } from '#science/answer-form/form-state.ts';
import { randomAnswer } from '#science/answer-form/random-answer.fixture.ts';
import type { AnswerForm } from '#science/answer-form.ts';
import type { Answer } from './answer.ts';
import type { FieldValues } from './field.ts';
import { tasks } from './registry.ts';
import type { Task } from './task.ts';

const factSheet = new URL('../../../shared/tasks/tasks.json', import.meta.url);

interface Fact {
  readonly id: string;
  readonly inputs: readonly { readonly name: string; readonly example: string }[];
  readonly responseExample: string | null;
}

const facts: readonly Fact[] = existsSync(factSheet)
  ? JSON.parse(readFileSync(factSheet, 'utf8'))
  : [];

/** Answers of free words, of lists whose vocabulary is open, and formulas. */
const FORMLESS: readonly Task['answerKind'][] = ['text', 'iupac', 'formula', 'labels', 'triples'];
/** The words of the data set are not known. */
const OPEN_LABEL = 'subcellular-localization';

const valuesOf = (task: Task): FieldValues => task.examples[0]?.values ?? {};
const accepts = (form: AnswerForm, text: string) =>
  afterText(beginAnswer(form), text)?.mayEnd === true;
const withForm = tasks.flatMap((task) => {
  const form = task.answerForm?.(valuesOf(task));
  return form ? [{ id: task.id, task, form }] : [];
});

describe('the forms of answers', () => {
  it('are known for every task with a closed form, and for no other', () => {
    const formless = tasks.filter(({ answerForm }) => !answerForm).map(({ id }) => id);
    const expected = tasks.filter(
      ({ id, answerKind }) => FORMLESS.includes(answerKind) || id === OPEN_LABEL,
    );
    expect(formless).toEqual(expected.map(({ id }) => id));
  });

  it('follow the property that is asked for', () => {
    const task = tasks.find(({ id }) => id === 'snumat-classification');
    expect(task?.answerForm?.({ property: 'SOC' })).toEqual({
      kind: 'choice',
      options: ['True', 'False'],
      around: ['{SOC : ', '}'],
    });
    expect(task?.answerForm?.({ property: 'colour' })).toBeUndefined();
  });
});

describe.each(withForm)('the form of $id', ({ task, form }) => {
  it('holds only answers that the reader reads, and the official parser too', () => {
    const answers = fc
      .tuple(fc.nat({ max: 40 }), fc.infiniteStream(fc.nat()))
      .map(([length, choices]) =>
        randomAnswer(beginAnswer(form), length, (count) => (choices.next().value ?? 0) % count),
      );
    fc.assert(
      fc.property(answers, (answer) => {
        const read = task.readAnswer(answer, valuesOf(task));
        expect(read).toMatchObject({ ok: true, value: { answer: { kind: task.answerKind } } });
        if (read.ok && task.id !== 'unconditional-molecule')
          expect(read.value.forgiven.filter(isAboutForm)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

/** An integer with a minus is the one number of a form that an official parser reads otherwise. */
function isAboutForm(sentence: string): boolean {
  return !sentence.endsWith('as it drops the sign.');
}

describe.skipIf(facts.length === 0)('the replies printed in the paper', () => {
  const printed = withForm.flatMap(({ id, task }) => {
    const fact = facts.find((each) => each.id === id);
    const values = Object.fromEntries(
      (fact?.inputs ?? []).map(({ name, example }) => [name, example]),
    );
    const form = task.answerForm?.(values);
    const reply = fact?.responseExample;
    return reply && form ? [{ id, task, values, form, reply }] : [];
  });

  it('are at hand', () => expect(printed.length).toBeGreaterThan(60));

  it.each(printed)('answer the same in the form: $id', ({ task, values, form, reply }) => {
    const read = task.readAnswer(reply, values);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const { answer } = read.value;
    const inForm = writtenIn(form, answer, reply);
    expect(inForm).toSatisfy((text: string) => accepts(form, text));
    expect(task.readAnswer(inForm, values)).toMatchObject({ ok: true, value: { answer } });
  });
});

/** The printed reply, or the part of it that the form wants; the value in the form otherwise. */
function writtenIn(form: AnswerForm, answer: Answer, reply: string): string {
  const [before, after] = form.around ?? ['', ''];
  const start = before === '' ? -1 : reply.indexOf(before);
  const end = after === '' ? -1 : reply.lastIndexOf(after);
  // The print cuts long materials in the middle.
  if (start >= 0 && end > start) return reply.slice(start, end + after.length).replace('… ', '');
  return accepts(form, reply) ? reply : before + valueText(form, answer) + after;
}

function valueText(form: AnswerForm, answer: Answer): string {
  switch (answer.kind) {
    case 'number':
      return String(answer.value);
    case 'numbers':
      return answer.numbers
        .map(({ value }, index) => `${form.kind === 'numbers' ? form.names[index] : ''} ${value}`)
        .join(', ');
    case 'boolean':
      return (form.kind === 'choice' && form.options[answer.value ? 0 : 1]) || '';
    case 'choice':
      return answer.option.length > 1
        ? answer.option.charAt(0).toUpperCase() + answer.option.slice(1)
        : answer.option;
    case 'label':
      return answer.label;
    default:
      throw new Error(`A printed ${answer.kind} should be in its form already`);
  }
}
