import type { Answer } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import { splitReply } from '#tasks/reply.ts';
import type { Task } from '#tasks/task.ts';
import { withoutEndMarks } from '../parsers/remove-thoughts.ts';
import type { AnsweredRow, ScoreMode } from '../scorer.ts';

/** Reads a text of a row: the reply, or the reference. */
export type RowReader<T> = (text: string, row: AnsweredRow) => T | undefined;

/** How the rows of a task are read in both modes. */
export interface RowReaders<T> {
  /** The released parser. */
  readonly official: RowReader<T>;
  /** What that evaluator does with references; the same parser where absent. */
  readonly officialReference?: RowReader<T>;
  /** Our own reader, for replies; for references too, as long as it understands them. */
  readonly strict: RowReader<T>;
}

/** The best reply and the first reference of a row, read. */
export interface ReadRow<T> {
  readonly predicted: T | undefined;
  readonly wanted: T | undefined;
}

export function readRow<T>(
  row: AnsweredRow,
  mode: ScoreMode,
  { official, officialReference = official, strict }: RowReaders<T>,
): ReadRow<T> {
  const reply = row.replies[0] ?? '';
  const reference = row.references[0] ?? '';
  return mode === 'official'
    ? { predicted: official(reply, row), wanted: officialReference(reference, row) }
    : {
        predicted: strict(reply, row),
        wanted: strict(reference, row) ?? officialReference(reference, row),
      };
}

/** The task's own reading of a reply without thought and end marks, as far as `pick` takes its kind. */
export function ownReader<T>(task: Task, pick: (answer: Answer) => T | undefined): RowReader<T> {
  return (text, row) => {
    const { answer } = splitReply(withoutEndMarks(text));
    const read = task.readAnswer(answer, valuesOf(task, row));
    return read.ok ? pick(read.value.answer) : undefined;
  };
}

/** What is known of the question: the property, and the options of a multiple choice. */
function valuesOf(task: Task, row: AnsweredRow): FieldValues {
  const choices = task.fields.filter(({ kind }) => kind === 'choice');
  const property = row.property ?? '';
  const options = OPTIONS.exec(row.prompt ?? '')?.groups ?? {};
  return { ...options, ...Object.fromEntries(choices.map(({ name }) => [name, property])) };
}

const OPTIONS =
  /\(A\) (?<optionA>.*?) \(B\) (?<optionB>.*?) \(C\) (?<optionC>.*?) \(D\) (?<optionD>.*)$/s;
