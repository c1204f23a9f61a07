import { type RefObject, useEffect, useRef } from 'react';
import { isPromptEdited, readDraft, sayDraftError } from '#state/read-draft.ts';
import type { PromptEdit } from '#state/workbench-state.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import './PromptPanel.css';

/** The exact text that the model will read, and a way to write another. */
export function PromptPanel({ task }: { readonly task: Task }) {
  const drafts = useWorkbench((state) => state.drafts);
  const promptEdits = useWorkbench((state) => state.promptEdits);
  const edit = promptEdits[task.id];
  const ref = useKeptFocus(edit !== undefined);
  const draft = readDraft({ drafts, promptEdits }, task);
  const builtPrompt = draft.ok ? draft.value.builtPrompt : undefined;
  const isEdited = isPromptEdited({ drafts, promptEdits }, task);
  return (
    <section className="prompt-panel" aria-label="Prompt" ref={ref}>
      <Disclosure title={isEdited ? 'Prompt (edited)' : 'Prompt'}>
        <div className="prompt-content">
          {!draft.ok && (
            <p className="muted">There is no prompt yet: {sayDraftError(draft.error)}</p>
          )}
          {edit ? (
            <EditedPrompt task={task} edit={edit} builtPrompt={builtPrompt} />
          ) : (
            builtPrompt !== undefined && <BuiltPrompt task={task} prompt={builtPrompt} />
          )}
        </div>
      </Disclosure>
    </section>
  );
}

/**
 * The button that begins or ends the editing goes away with its press; the keyboard goes on to what
 * comes in its place.
 */
function useKeptFocus(isEditing: boolean): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current === isEditing) return;
    wasEditing.current = isEditing;
    const next = isEditing ? 'textarea' : '.prompt-buttons button';
    ref.current?.querySelector<HTMLElement>(next)?.focus();
  }, [isEditing]);
  return ref;
}

function BuiltPrompt({ task, prompt }: { readonly task: Task; readonly prompt: string }) {
  const editPrompt = useWorkbench((state) => state.editPrompt);
  return (
    <>
      <pre className="prompt-text">{prompt}</pre>
      <div className="prompt-buttons">
        <Button
          look="quiet"
          icon="pencil"
          onPress={() => editPrompt(task.id, { text: prompt, builtPrompt: prompt })}
        >
          Edit prompt
        </Button>
        <CopyButton label="Copy prompt" text={prompt} />
      </div>
    </>
  );
}

interface EditedPromptProps {
  readonly task: Task;
  readonly edit: PromptEdit;
  /** Undefined while a field is wrong. */
  readonly builtPrompt: string | undefined;
}

function EditedPrompt({ task, edit, builtPrompt }: EditedPromptProps) {
  const editPrompt = useWorkbench((state) => state.editPrompt);
  const dropPromptEdit = useWorkbench((state) => state.dropPromptEdit);
  return (
    <>
      <TextInput
        label="Edited prompt"
        hint="This text runs as it stands: no measured score holds for it, and checks still compare the answer with the inputs above."
        lines={6}
        value={edit.text}
        onChange={(text) => editPrompt(task.id, { ...edit, text })}
        error={
          edit.text.trim() === ''
            ? 'The edited prompt is empty. Type one, or go back to the task’s prompt.'
            : undefined
        }
      />
      {builtPrompt !== edit.builtPrompt && (
        <Notice tone="warning">
          The inputs have changed since; the edited prompt does not follow them.
        </Notice>
      )}
      <div className="prompt-buttons">
        <Button look="quiet" icon="retry" onPress={() => dropPromptEdit(task.id)}>
          Back to the task’s prompt
        </Button>
      </div>
    </>
  );
}
