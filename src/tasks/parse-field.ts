import { assertNever } from '#base/assert.ts';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import { checkSmilesSyntax } from '#science/smiles.ts';
import type { Field, FieldValues, TextField } from './field.ts';

/** The accepted value of a typed text, or the error to show beside the field. */
export function parseField(field: Field, text: string): Result<string, InputError> {
  switch (field.kind) {
    case 'smiles':
      return checkSmilesSyntax(text);
    case 'text':
      return parseText(field, text);
    default:
      return assertNever(field, 'parseField');
  }
}

/** All accepted values, or the first field that is wrong. */
export function parseFields(
  fields: readonly Field[],
  draft: FieldValues,
): Result<FieldValues, { readonly field: Field; readonly error: InputError }> {
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = parseField(field, draft[field.name] ?? '');
    if (!value.ok) return err({ field, error: value.error });
    values[field.name] = value.value;
  }
  return ok(values);
}

function parseText(field: TextField, text: string): Result<string, InputError> {
  const value = text.trim();
  if (value === '') {
    return err({
      message: `${field.label} is empty.`,
      cure: 'Type or paste a text, or take an example.',
    });
  }
  if (value.length > field.maxLength) {
    return err({
      message: `${field.label} has ${value.length} characters; at most ${field.maxLength} fit.`,
      position: field.maxLength,
      cure: `Shorten it by ${value.length - field.maxLength} characters.`,
    });
  }
  return ok(value);
}
