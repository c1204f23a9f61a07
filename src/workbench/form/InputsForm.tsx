import type { KeyboardEvent } from 'react';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { FormPanel } from '#ui/Panel.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { DecodingSettings } from './DecodingSettings.tsx';
import { FieldInput } from './FieldInput.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { RunControls } from './RunControls.tsx';
import { SamplingSettings } from './SamplingSettings.tsx';
import './InputsForm.css';

/** What a task asks for, how the model shall answer, and the button that starts it. */
export function InputsForm({ task }: { readonly task: Task }) {
  const startRun = useWorkbench((state) => state.startRun);

  function runOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !isOneLine(event.target) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) void startRun(task.id);
  }

  return (
    <FormPanel title="Inputs" actions={<Examples task={task} />} onKeyDown={runOnEnter}>
      <ExampleSource task={task} />
      {task.fields.length === 0 && (
        <p className="muted">
          This task needs no input: press Run and the model makes something up.
        </p>
      )}
      {task.fields.map((field) => (
        <FieldInput key={field.name} task={task} field={field} />
      ))}
      <ModeChoice />
      <div>
        <DecodingSettings task={task} />
        <SamplingSettings task={task} />
      </div>
      <RunControls task={task} />
    </FormPanel>
  );
}

/** An input of one line whose list of choices, if it has one, is closed. */
function isOneLine(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return false;
  return target.getAttribute('aria-expanded') !== 'true';
}

function Examples({ task }: { readonly task: Task }) {
  const fillExample = useWorkbench((state) => state.fillExample);
  if (task.examples.length === 0) return null;
  return (
    <fieldset className="examples" aria-label="Examples">
      <span className="muted">Try</span>
      {task.examples.map(({ label }, index) => (
        <Button key={label} look="chip" onPress={() => fillExample(task.id, index)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

/** Where the values come from, while the form holds an example that names it. */
function ExampleSource({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.drafts[task.id]);
  const shown = task.examples.find(({ values }) =>
    Object.entries(values).every(([name, value]) => draft?.[name] === value),
  );
  if (shown?.source === undefined) return null;
  return (
    <p className="example-source muted">
      {shown.label}: {shown.source}
    </p>
  );
}
