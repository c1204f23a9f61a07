import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { anEnd } from '#science/answer-form/random-answer.fixture.ts';
import { tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import {
  type AnswerConstraint,
  compileConstraint,
} from '#workers/inference/answers/answer-constraint.ts';
import { hasBit } from '#workers/inference/sampler/token-mask.ts';
import { createTextCodec } from '#workers/inference/text/tokenizer.ts';

const nano = new URL('../public/models/nano/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, nano), 'utf8'));
const codec = createTextCodec(readJson('tokenizer.json'), readJson('tokenizer_config.json'));
const vocabulary: number = readJson('config.json').vocab_size;
const stops = new Set<number>(readJson('generation_config.json').eos_token_id);
const ids = Array.from({ length: vocabulary }, (_, id) => id);

/** One task for each form, since alike forms have alike masks. */
const oneOfEachForm = [
  ...new Map(tasks.flatMap((task) => (task.answerForm ? [[formText(task), task] as const] : []))),
].map(([, task]) => task);

function formText(task: Task): string {
  return JSON.stringify(formOf(task));
}

function formOf(task: Task) {
  return task.answerForm?.(task.examples[0]?.values ?? {});
}

/** Writes at most `length` tokens that the masks allow, and then the nearest end of the form. */
function write(constraint: AnswerConstraint, length: number, choose: () => number): string {
  let state = constraint.start;
  const decoder = codec.startDecoding();
  let text = '';
  const push = (id: number) => {
    state = constraint.next(state, id);
    text += decoder.push(id);
  };
  for (let count = 0; count < length && !constraint.isComplete(state); count++) {
    const mask = constraint.allowed(state);
    const allowed = ids.filter((id) => hasBit(mask, id) && !stops.has(id));
    push(allowed[choose() % allowed.length] ?? -1);
  }
  for (const id of codec.encode(anEnd(state))) push(id);
  for (const stop of stops) expect(hasBit(constraint.allowed(state), stop)).toBe(true);
  return text;
}

describe.each(oneOfEachForm)('nano kept in the form of $id', (task) => {
  const form = formOf(task);

  it('writes nothing but what the task reads', () => {
    const constraint = compileConstraint(definitely(form, 'form'), codec, vocabulary, stops);
    const walk = fc.tuple(fc.nat({ max: 40 }), fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(walk, ([length, choices]) => {
        const text = write(constraint, length, () => choices.next().value ?? 0);
        expect(task.readAnswer(text, task.examples[0]?.values ?? {})).toMatchObject({ ok: true });
      }),
      { numRuns: 15 },
    );
  });
});
