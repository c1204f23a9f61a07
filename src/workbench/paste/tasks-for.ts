import { parseComposition } from '#science/composition.ts';
import { parseFormula } from '#science/formula.ts';
import type { RecognisedKind } from '#science/reading.ts';
import type { Field } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import type { Task } from '#tasks/task.ts';

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

/** Elements that no alloy is made of. */
const NO_ALLOY = /^(?:H|D|T|He|N|O|F|Ne|P|S|Cl|Ar|Se|Br|Kr|I|Xe|At|Rn)$/;

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

function isAlloy(text: string): boolean {
  const composition = parseComposition(text);
  const symbols = composition.ok ? (composition.value.value.match(/[A-Z][a-z]?/g) ?? []) : [];
  return symbols.length > 1 && !symbols.some((symbol) => NO_ALLOY.test(symbol));
}
