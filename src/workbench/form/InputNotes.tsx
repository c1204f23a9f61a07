import type { FieldCheck } from './useFieldCheck.ts';

/** What was changed in an accepted text, and what to be careful about. */
export function InputNotes({ check }: { readonly check: FieldCheck }) {
  const notes = check.phase === 'accepted' ? check.notes : [];
  return (
    <div className="input-notes" aria-live="polite">
      {notes.length > 0 && <p>{notes.join(' ')}</p>}
    </div>
  );
}
