import type { Task } from '#tasks/task.ts';
import type { ColumnMapping } from './benchmark-state.ts';

/** Names that data sets give to columns, the surest first; compared without case. */
const PROMPT_NAMES = [
  'input',
  'prompt',
  'question',
  'origin_prompt',
  'instruction',
  'messages',
  'query',
];
const REFERENCE_NAMES = [
  'output',
  'gold',
  'reference',
  'references',
  'answer',
  'target',
  'label',
  'ground_truth',
  'expected',
];
const PROPERTY_NAMES = ['property', 'property_name', 'metadata.property', 'metadata.property_name'];

/** What the columns of a file are by their names; what no name tells is left open. */
export function guessColumns(columns: readonly string[], task: Task | undefined): ColumnMapping {
  const prompt = first(columns, PROMPT_NAMES);
  const reference = first(columns, REFERENCE_NAMES);
  const fields = (task?.fields ?? []).flatMap(({ name }) => {
    const column = first(columns, [name, `values.${name}`]);
    return column === undefined || column === reference ? [] : [[name, column] as const];
  });
  const hasAllFields = task !== undefined && fields.length === task.fields.length;
  // The question of a multiple choice is a field of its prompt, not the prompt.
  const isField = hasAllFields && fields.some(([, column]) => column === prompt);
  const property = first(columns, PROPERTY_NAMES);
  const used = [prompt, property, ...fields.map(([, column]) => column)];
  const [left, ...others] = columns.filter((column) => !used.includes(column));
  return {
    prompt: isField ? undefined : prompt,
    // Where one column is left, it is the answer to the others.
    reference:
      reference ?? (fields.length > 0 && hasAllFields && others.length === 0 ? left : undefined),
    property,
    fields: Object.fromEntries(fields),
  };
}

function first(columns: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = columns.find((column) => column.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
