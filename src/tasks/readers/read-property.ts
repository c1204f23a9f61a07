import { err } from '#base/result.ts';
import type { Quantity } from '../answer.ts';
import type { AnswerReader } from '../task.ts';
import { literal, type Reading, readable, unreadable } from './reading.ts';

/** One property of a material as the prompt names it. */
export interface MaterialProperty extends Quantity {
  /** Key of the reply, such as `band_gap`. */
  readonly key: string;
  /** Present for a property that is a word: every word allowed, and what it means. */
  readonly words?: readonly { readonly word: string; readonly meaning: string }[];
}

/** The value of the asked property in `{key : value}`; `propertyField` is the field that asks. */
export function propertyReader(
  propertyField: string,
  properties: readonly MaterialProperty[],
): AnswerReader {
  return (reply, values) => {
    const asked = values[propertyField];
    const property = properties.find(({ key }) => key === asked);
    if (!property) return err(`The question asks for no known property: "${asked ?? ''}".`);
    const written = writtenValue(reply, property.key);
    if (!written) return unreadable(reply, `a value of "${property.key}"`);
    return property.words
      ? readWord(property, property.words, written)
      : readNumber(property, written);
  };
}

/** The text of a value, and what was kind about finding it. */
interface Written {
  readonly text: string;
  readonly forgiven: readonly (string | false)[];
}

function writtenValue(reply: string, key: string): Written | undefined {
  const text = reply
    .trim()
    .replace(/^```\w*/, '')
    .replace(/```$/, '')
    .trim();
  return jsonValue(text, key) ?? bracedValue(text, key) ?? bareValue(text, key);
}

function jsonValue(text: string, key: string): Written | undefined {
  const json = parsedJson(text);
  if (typeof json !== 'object' || json === null) return undefined;
  const entries = Object.entries(json);
  const exact = entries.find(([name]) => name === key);
  const entry = exact ?? entries.find(([name]) => name.toLowerCase() === key.toLowerCase());
  if (!entry || typeof entry[1] === 'object') return undefined;
  return { text: String(entry[1]).trim(), forgiven: [] };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `{key : value}` with or without quotes; the official parser takes all text up to the brace. */
function bracedValue(text: string, key: string): Written | undefined {
  const name = String.raw`(?<![\w-])${literal(key)}["']?\s*:`;
  const whole = new RegExp(String.raw`\{[^{}]*?${name}([^}]*)(\}|$)`, 'i').exec(text);
  if (!whole) return undefined;
  const [, rest = '', brace] = whole;
  const [value = ''] = rest.split(/,(?=[^,:]*:)/);
  return {
    text: value.replaceAll(/["']/g, '').trim(),
    forgiven: [
      value !== rest &&
        'Several properties stand in one pair of braces without quotes, which the official parser cannot read.',
      !brace && 'The closing brace was missing; the official parser would find no value.',
      value.includes("'") && 'Single quotes are read only by the newer of two official parsers.',
    ],
  };
}

/** A value without braces: after its key, or alone. */
function bareValue(text: string, key: string): Written | undefined {
  const name = new RegExp(String.raw`^["']?${literal(key)}["']?\s*[:=]\s*`, 'i');
  const value = text.replace(name, '').replace(/\.$/, '').trim();
  if (value === '' || /[{}:\n]/.test(value)) return undefined;
  return {
    text: value,
    forgiven: ['The value stands without braces; the official parser would find none.'],
  };
}

function readWord(
  { key, label }: MaterialProperty,
  words: NonNullable<MaterialProperty['words']>,
  { text, forgiven }: Written,
): Reading {
  const allowed = words.find(({ word }) => word.toLowerCase() === text.toLowerCase());
  if (!allowed) {
    const names = words.map(({ word }) => word).join(' or ');
    return err(`"${text}" for "${key}" is not ${names}.`);
  }
  return readable({ kind: 'property', property: key, label, ...allowed }, ...forgiven);
}

function readNumber(property: MaterialProperty, { text, forgiven }: Written): Reading {
  const { key, label, unit, range } = property;
  const [, digits = '', rest = ''] =
    /^([-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*)$/s.exec(text) ?? [];
  const value = Number(digits.replace('−', '-'));
  const inUnit = rest === '' || (unit !== undefined && plainUnit(rest) === plainUnit(unit));
  if (digits === '' || !Number.isFinite(value) || !inUnit) {
    return err(`"${text}" for "${key}" is not a number${unit === undefined ? '' : ` in ${unit}`}.`);
  }
  return readable(
    {
      kind: 'property',
      property: key,
      label,
      value,
      ...(unit !== undefined && { unit }),
      ...(range && { range }),
    },
    rest !== '' && `The unit ${rest} was read; the official parser takes only a bare number.`,
    digits.startsWith('−') &&
      'The minus is a typographic one, which the official parser cannot read.',
    ...forgiven,
  );
}

function plainUnit(unit: string): string {
  return unit.replaceAll(/[\s^]/g, '').replaceAll('³', '3').replaceAll('²', '2').toLowerCase();
}
