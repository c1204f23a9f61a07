import { assertNever } from '#base/assert.ts';
import type { Field } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { PassageInput } from './PassageInput.tsx';
import { SmilesInput } from './SmilesInput.tsx';

interface FieldInputProps {
  readonly task: Task;
  readonly field: Field;
}

/** The input for one field, whatever its kind. */
export function FieldInput({ task, field }: FieldInputProps) {
  const text = useWorkbench((state) => state.drafts[task.id]?.[field.name] ?? '');
  const editField = useWorkbench((state) => state.editField);
  const onChange = (changed: string) => editField(task.id, field.name, changed);
  switch (field.kind) {
    case 'smiles':
      return <SmilesInput field={field} text={text} onChange={onChange} />;
    case 'text':
      return <PassageInput field={field} text={text} onChange={onChange} />;
    default:
      return assertNever(field, 'FieldInput');
  }
}
