import { parseFields } from '#tasks/parse-field.ts';
import type { Task } from '#tasks/task.ts';
import type { BenchmarkQuestion, ColumnMapping } from './benchmark-state.ts';
import { sayRows } from './say-rows.ts';
import { spread } from './spread.ts';

/** Rows that are looked at, from all over the file: some hundred milliseconds of parsing. */
const LOOKED_AT = 1000;

type Question = Pick<BenchmarkQuestion, 'fileRow' | 'values'>;

/**
 * Says of how many rows the task's form would not take the input, with an example; undefined where
 * it takes all. A column of prompts is nobody's form.
 */
export function sayRefusedInputs(
  questions: readonly Question[],
  task: Task,
  { prompt }: ColumnMapping,
): string | undefined {
  if (prompt !== undefined) return undefined;
  const looked = spread(questions, LOOKED_AT);
  const refused = looked.flatMap(({ fileRow, values = {} }) => {
    const parsed = parseFields(task.fields, values);
    return parsed.ok ? [] : [{ fileRow, values, ...parsed.error }];
  });
  const [first] = refused;
  if (!first) return undefined;
  const { fileRow, values, field, error } = first;
  const refusedRows = sayRows({
    found: refused.length,
    looked: looked.length,
    all: questions.length,
    example: { text: values[field.name] ?? '', fileRow },
  });
  return `The form of this task would not take ${refusedRows}: ${error.message} ${error.cure} Such rows are asked and scored as they stand.`;
}
