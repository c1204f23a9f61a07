import type { Field, FieldValues, Option } from '#tasks/field.ts';
import { tasks } from '#tasks/registry.ts';

/** One task of the catalogue, as plain data. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly discipline: string;
  readonly source: string;
  readonly summary: string;
  readonly fields: readonly CatalogueField[];
  /** Values of the first example; empty for a task without inputs. */
  readonly example: FieldValues;
  /** The prompt built from the example. */
  readonly prompt: string;
  readonly answer: string;
  /** The primary metric first. */
  readonly metrics: readonly string[];
}

export interface CatalogueField {
  readonly name: string;
  readonly kind: Field['kind'];
  readonly label: string;
  readonly unit?: string;
  readonly options?: readonly Option[];
}

/** Every task with the prompt of its first example. */
export function catalogue(): readonly CatalogueEntry[] {
  return tasks.map((task) => {
    const example = task.examples[0]?.values ?? {};
    return {
      id: task.id,
      title: task.title,
      family: task.family,
      discipline: task.discipline,
      source: task.source,
      summary: task.summary,
      fields: task.fields.map(describeField),
      example,
      prompt: task.prompt(example),
      answer: task.answerKind,
      metrics: task.metrics.map(({ name }) => name),
    };
  });
}

function describeField(field: Field): CatalogueField {
  return {
    name: field.name,
    kind: field.kind,
    label: field.label,
    ...(field.kind === 'number' && { unit: field.unit }),
    ...(field.kind === 'choice' && { options: field.options }),
  };
}
