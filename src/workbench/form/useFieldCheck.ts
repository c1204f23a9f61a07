import { useMemo } from 'react';
import type { InputError } from '#base/result.ts';
import type { Field } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import { useSettled } from '../useSettled.ts';

/** What a field makes of the typed text. */
export type FieldCheck =
  | { readonly phase: 'empty' }
  | { readonly phase: 'accepted'; readonly value: string; readonly notes: readonly string[] }
  /** `text` is what `error.position` counts in. */
  | { readonly phase: 'refused'; readonly error: InputError; readonly text: string };

/** Long enough for the next keystroke, too short to be waited for. */
const SETTLE_MS = 150;

/** Checks the text once it has not changed for a moment; an empty field is not an error yet. */
export function useFieldCheck(field: Field, text: string): FieldCheck {
  const settledText = useSettled(text, SETTLE_MS);
  const check = useMemo(() => checkField(field, settledText), [field, settledText]);
  return text.trim() === '' ? empty : check;
}

const empty: FieldCheck = { phase: 'empty' };

function checkField(field: Field, text: string): FieldCheck {
  if (text.trim() === '') return empty;
  const parsed = parseField(field, text);
  return parsed.ok
    ? { phase: 'accepted', ...parsed.value }
    : { phase: 'refused', error: parsed.error, text };
}
