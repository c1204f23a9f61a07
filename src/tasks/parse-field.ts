import { assertNever } from '#base/assert.ts';
import { nearestWord } from '#base/nearest-word.ts';
import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { parseComposition } from '#science/composition.ts';
import { parseDecimalNumber } from '#science/decimal-number.ts';
import { parseElementList } from '#science/element-list.ts';
import { parseFormula } from '#science/formula.ts';
import { parseGeneName, parseGeneSymbol } from '#science/gene.ts';
import { clip, tooLong } from '#science/input-error.ts';
import { parseIupacName } from '#science/iupac-name.ts';
import { parseModifiedSirna } from '#science/modified-sirna.ts';
import { plainSubscripts } from '#science/printed-digits.ts';
import { parseSelfies } from '#science/selfies.ts';
import { parseSequence } from '#science/sequence.ts';
import { checkSmilesSyntax } from '#science/smiles.ts';
import type { ChoiceField, Field, FieldValues, TextField } from './field.ts';

/** What a typed text is in the prompt, with notes for its writer; or the error to show beside it. */
export function parseField(field: Field, text: string): Result<Accepted, InputError> {
  switch (field.kind) {
    case 'smiles':
      return withoutNotes(checkSmilesSyntax(text));
    case 'iupac':
      return parseIupacName(text);
    case 'selfies':
      return parseSelfies(text);
    case 'formula':
      return parseFormulaText(text);
    case 'dna':
    case 'rna':
    case 'protein':
      return parseSequence(field.kind, text, field.usualLength);
    case 'sirna':
      return parseModifiedSirna(text);
    case 'gene-symbol':
      return parseGeneSymbol(text);
    case 'gene-name':
      return parseGeneName(text);
    case 'composition':
      return parseComposition(text);
    case 'elements':
      return parseElementList(text, field.mostElements);
    case 'number':
      return parseDecimalNumber(text, field);
    case 'choice':
      return parseChoice(field, text);
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
    const parsed = parseField(field, draft[field.name] ?? '');
    if (!parsed.ok) return err({ field, error: parsed.error });
    values[field.name] = parsed.value.value;
  }
  return ok(values);
}

function withoutNotes(result: Result<string, InputError>): Result<Accepted, InputError> {
  return result.ok ? ok({ value: result.value, notes: [] }) : result;
}

/** The prompts hold the formula as it is typed, not in Hill order; only its digits are made plain. */
function parseFormulaText(text: string): Result<Accepted, InputError> {
  const formula = parseFormula(text);
  if (!formula.ok) return formula;
  const typed = text.trim();
  const value = plainSubscripts(typed);
  const notes = value === typed ? [] : ['Subscript digits were written as plain digits.'];
  return ok({ value, notes });
}

function parseChoice(field: ChoiceField, text: string): Result<Accepted, InputError> {
  const wanted = text.trim();
  const option =
    field.options.find(({ value }) => value === wanted) ??
    field.options.find(({ label }) => label.toLowerCase() === wanted.toLowerCase());
  if (option) return ok({ value: option.value, notes: [] });
  const labels = field.options.map(({ label }) => label);
  const nearest = nearestWord(clip(wanted, 80), labels);
  return err({
    message:
      wanted === ''
        ? 'This is not chosen yet.'
        : `“${clip(wanted)}” is none of the ${labels.length} choices.`,
    cure: nearest === undefined ? 'Choose one from the list.' : `Did you mean “${nearest}”?`,
  });
}

function parseText(field: TextField, text: string): Result<Accepted, InputError> {
  const value = text.trim();
  if (value === '') {
    return err({
      message: 'The text is empty.',
      cure: 'Type or paste a text, or take an example.',
    });
  }
  if (value.length > field.maxLength) {
    const start = text.length - text.trimStart().length;
    return err(tooLong(value.length, field.maxLength, 'characters', start + field.maxLength));
  }
  return ok({ value, notes: [] });
}
