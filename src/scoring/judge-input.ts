import type { Field, FieldValues } from '#tasks/field.ts';
import type { Checked, Finding } from './check.ts';
import { heavySymbols } from './heavy-symbols.ts';
import { type InputSpan, inputSpans } from './input-spans.ts';

/** How far each input that has a size lies from what the task's data look like. */
export function judgeInput({ task, values }: Checked): readonly Finding[] {
  const span = Object.hasOwn(inputSpans, task.id) ? inputSpans[task.id] : undefined;
  const findings = task.fields.flatMap((field) => judgeField(field, values, span) ?? []);
  return findings.length > 0 ? findings : [{ status: 'not-checkable', reason: NOTHING_KNOWN }];
}

const NOTHING_KNOWN = 'It is not known here what the inputs of this task’s data look like.';

function judgeField(
  field: Field,
  values: FieldValues,
  span: InputSpan | undefined,
): Finding | undefined {
  const text = values[field.name] ?? '';
  if (text === '') return undefined;
  if (field.kind === 'smiles') return span && judgeMolecule(text, span);
  if (field.kind !== 'dna' && field.kind !== 'rna' && field.kind !== 'protein') return undefined;
  if (field.usualLength !== undefined) return judgeLength(text, field.usualLength);
  return span?.elements === undefined ? span && judgeSequence(text, span) : undefined;
}

function judgeMolecule(smiles: string, { source, size, elements = '' }: InputSpan): Finding {
  const symbols = heavySymbols(smiles);
  const usual = new Set(elements.split(' '));
  const rare = [...new Set(symbols)].filter((symbol) => !usual.has(symbol));
  const problems = [
    ...sizeProblem(symbols.length, 'atoms but hydrogen', size),
    ...(rare.length === 0 ? [] : [`The data have hardly any ${rare.join(', ')}.`]),
  ];
  if (problems.length > 0) return outside(problems, source);
  return {
    status: 'passes',
    detail: `Its ${symbols.length} atoms but hydrogen and its elements are usual for ${source}. That says nothing of its skeleton.`,
  };
}

function judgeSequence(letters: string, { source, size }: InputSpan): Finding {
  const problems = sizeProblem(letters.length, 'letters', size);
  if (problems.length > 0) return outside(problems, source);
  return {
    status: 'passes',
    detail: `Its ${letters.length} letters are a usual length for ${source}. That says nothing of its kin.`,
  };
}

function judgeLength(letters: string, usual: number): Finding {
  return letters.length === usual
    ? { status: 'passes', detail: `It has the ${usual} letters of every input of the task’s data.` }
    : {
        status: 'fails',
        reason: `It has ${letters.length} letters; every input of the task’s data has ${usual}.`,
      };
}

function sizeProblem(
  count: number,
  what: string,
  [low, high]: InputSpan['size'],
): readonly string[] {
  if (count >= low && count <= high) return [];
  return [
    `It has ${count} ${what}; the data have ${low} to ${high}, but for their largest half percent.`,
  ];
}

function outside(problems: readonly string[], source: string): Finding {
  return {
    status: 'fails',
    reason: `${problems.join(' ')} Compared with ${source}: an answer far from them is a guess.`,
  };
}
