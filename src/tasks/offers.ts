import { isAlloy } from '#science/alloy.ts';
import { parseFormula } from '#science/formula.ts';
import type { RecognisedKind } from '#science/reading.ts';
import type { Field } from './field.ts';
import { parseField } from './parse-field.ts';
import type { Task } from './task.ts';

/** A value that a field can hold: molecules in any notation have become a SMILES. */
export interface Placeable {
  readonly kind: Exclude<RecognisedKind, 'inchi' | 'molfile'>;
  readonly value: string;
}

/** A place for a value: `text` goes into the field as if it had been typed. */
export interface Offer {
  readonly task: Task;
  readonly field: Field;
  readonly text: string;
}

/** Which fields a value is meant for. Plain text may be what has no reading of its own. */
const takers: Readonly<Record<Placeable['kind'], readonly Field['kind'][]>> = {
  smiles: ['smiles'],
  selfies: ['selfies'],
  iupac: ['iupac'],
  formula: ['formula', 'composition', 'elements'],
  dna: ['dna'],
  rna: ['rna'],
  protein: ['protein'],
  'gene-symbol': ['gene-symbol'],
  text: ['text', 'gene-name', 'sirna', 'elements', 'composition', 'number'],
};

/** Every field of the tasks that is meant for such a value and accepts this one. */
export function offersFor(placeable: Placeable, tasks: readonly Task[]): readonly Offer[] {
  return tasks.flatMap((task) =>
    task.fields
      .map((field) => ({ task, field, text: textFor(field, placeable) }))
      .filter(({ field, text }) => takes(field, placeable, text)),
  );
}

function takes(field: Field, { kind }: Placeable, text: string): boolean {
  const isMeant = takers[kind].includes(field.kind);
  return isMeant && parseField(field, text).ok && (field.kind !== 'composition' || isAlloy(text));
}

/** Of a formula, the fields for elements take only these. */
function textFor(field: Field, { kind, value }: Placeable): string {
  if (kind !== 'formula' || field.kind !== 'elements') return value;
  const formula = parseFormula(value);
  return formula.ok ? [...formula.value.counts.keys()].join(', ') : value;
}
