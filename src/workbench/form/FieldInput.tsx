import { assertNever } from '#base/assert.ts';
import type { Field } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import { ChemicalFormula } from '../result/ChemicalFormula.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { ElementsInput } from './ElementsInput.tsx';
import { LineInput } from './LineInput.tsx';
import { NumberInput } from './NumberInput.tsx';
import { PassageInput } from './PassageInput.tsx';
import { SequenceInput } from './SequenceInput.tsx';
import { SmilesInput } from './SmilesInput.tsx';

interface FieldInputProps {
  readonly task: Task;
  readonly field: Field;
}

/** The input for one field, whatever its kind. */
export function FieldInput({ task, field }: FieldInputProps) {
  const text = useWorkbench((state) => state.drafts[task.id]?.[field.name] ?? '');
  const editField = useWorkbench((state) => state.editField);
  const draft = { text, onChange: (edited: string) => editField(task.id, field.name, edited) };
  switch (field.kind) {
    case 'smiles':
      return <SmilesInput field={field} {...draft} />;
    case 'iupac':
    case 'selfies':
    case 'gene-symbol':
      return <LineInput field={field} {...draft} look="code" />;
    case 'gene-name':
      return <LineInput field={field} {...draft} />;
    case 'formula':
    case 'composition':
      return <LineInput field={field} {...draft} look="code" echo={sayFormula} />;
    case 'sirna':
      return <LineInput field={field} {...draft} look="code" echo={sayUnits} />;
    case 'dna':
    case 'rna':
    case 'protein':
      return <SequenceInput field={field} {...draft} />;
    case 'text':
      return <PassageInput field={field} {...draft} />;
    case 'number':
      return <NumberInput field={field} {...draft} />;
    case 'choice':
      return <ChoiceInput field={field} {...draft} />;
    case 'elements':
      return <ElementsInput field={field} {...draft} />;
    default:
      return assertNever(field, 'FieldInput');
  }
}

function sayFormula(formula: string) {
  return (
    <>
      Read as <ChemicalFormula formula={formula} />
    </>
  );
}

function sayUnits(units: string): string {
  const count = units.split(' ').length;
  return `${count} ${count === 1 ? 'nucleotide' : 'nucleotides'}`;
}
