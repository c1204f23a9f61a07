import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assertNever } from '#base/assert.ts';
import type { Answer } from '#tasks/answer.ts';
import { tasks } from '#tasks/registry.ts';
import { runOf, screenOf } from '../workbench.fixture.tsx';

const factSheet = new URL('../../../../shared/tasks/tasks.json', import.meta.url);
const present = existsSync(factSheet);

interface Fact {
  readonly id: string;
  readonly inputs: readonly { readonly name: string; readonly example: string }[];
  readonly responseExample: string | null;
}

/** Replies in the style of the data sets, where the paper prints none. */
const ownReplies: Readonly<Record<string, string>> = {
  'solubility-peer': 'This protein is soluble. The answer is Yes.',
  'stability-peer': 'The stability score of this sequence is 1.53.',
  'retrosynthesis-uspto-50k':
    '<SMILES> CC(C)(C)OC(=O)OC(=O)OC(C)(C)C.CC(=O)c1ccc2[nH]ccc2c1 </SMILES>',
};

const facts: readonly Fact[] = present ? JSON.parse(readFileSync(factSheet, 'utf8')) : [];

describe.skipIf(!present)('from the printed reply to the screen', () => {
  test.each(facts.map((fact) => [fact.id, fact] as const))('%s', (id, fact) => {
    const task = tasks.find((candidate) => candidate.id === id);
    if (!task) throw new Error(`There is no task ${id}.`);
    const reply = fact.responseExample ?? ownReplies[id] ?? '';
    const values = Object.fromEntries(fact.inputs.map(({ name, example }) => [name, example]));
    const read = task.readAnswer(reply, values);
    if (!read.ok) throw new Error(read.error);
    const html = screenOf(task, { runs: { [id]: runOf(task, reply, { values }) } });
    expect(html).not.toContain('holds no answer that can be read');
    const answerPanel = html.slice(html.indexOf('>Answer<'), html.indexOf('Raw reply'));
    const shown = wordsOf(answerPanel);
    for (const piece of piecesOf(read.value.answer)) expect(shown).toContain(wordsOf(piece));
  });
});

/** What the view of an answer must show of it, whatever it looks like. */
function piecesOf(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case 'text':
      return [answer.text];
    case 'iupac':
      return [answer.name];
    case 'formula':
      return [answer.formula];
    case 'smiles':
      return answer.smiles.split('.');
    case 'number':
      return [sayValue(answer.value), answer.label, answer.unit ?? ''];
    case 'numbers':
      return answer.numbers.flatMap(({ value, label }) => [sayValue(value), label]);
    case 'boolean':
      return [answer.value ? 'Yes' : 'No', answer.meaning];
    case 'label':
      return [answer.label, answer.meaning];
    case 'labels':
      return answer.labels.map(({ label }) => label);
    case 'choice':
      return [answer.option, answer.meaning];
    case 'triples':
      return answer.triples.flatMap(({ subject, relation = '', object }) => [
        subject,
        relation,
        object,
      ]);
    case 'property':
      return [answer.label, 'word' in answer ? answer.word : sayValue(answer.value)];
    case 'protein':
    case 'rna':
      return [answer.sequence.slice(0, 10)];
    case 'material':
      return [`${answer.spaceGroup ?? ''}`, ...new Set(answer.symbols)];
    default:
      return assertNever(answer, 'piecesOf');
  }
}

function sayValue(value: number): string {
  return String(value).replace('-', '−');
}

/** The text of some HTML without tags and white space. */
function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s/g, '');
}
