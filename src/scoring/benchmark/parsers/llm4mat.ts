import { literal } from '#tasks/readers/reading.ts';
import { withoutBegunThoughts } from './remove-thoughts.ts';

/** The text or number of a property in JSON or in `{property : value}`, before it is understood. */
type Written = string | number;

/** A finite number as a whole text: "1.2 eV" is none, nor is a value with a second key behind it. */
export function readMaterialNumber(reply: string, property: string): number | undefined {
  const written = readWritten(reply, property);
  if (typeof written === 'number') return Number.isFinite(written) ? written : undefined;
  const value = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(written ?? '')
    ? Number(written)
    : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** True and Direct are true, False and Indirect false, each only for the property that it belongs to. */
export function readMaterialLabel(reply: string, property: string): boolean | undefined {
  const written = readWritten(reply, property);
  if (typeof written === 'number') {
    return written === 1 ? true : written === 0 ? false : undefined;
  }
  return (property.startsWith('Direct_or_indirect') ? GAP_WORDS : TRUTH_WORDS).get(
    written?.toLowerCase() ?? '',
  );
}

const GAP_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['direct', true],
  ['indirect', false],
]);
const TRUTH_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function readWritten(reply: string, property: string): Written | undefined {
  const text = withoutBegunThoughts(reply.trim()).trim().replaceAll(FENCE, '');
  return jsonValue(text, property) ?? bracedValue(text, property);
}

/** White space before a fence is taken at once, or a long run of it would be read from each of its places. */
const FENCE = /^```(?:json)?\s*|(?<!\s)\s+```$|```$/gim;

/** The value under exactly this key; what is neither number, truth nor text is not read. */
function jsonValue(text: string, property: string): Written | undefined {
  const value = valueUnder(text, property);
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

function valueUnder(text: string, property: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && Object.hasOwn(json, property)
      ? Reflect.get(json, property)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Everything from the colon to the next closing brace; double quotes around it go, single ones stay. */
function bracedValue(text: string, property: string): string | undefined {
  const pattern = String.raw`\{[^{}]*${literal(property)}"?\s*:([^}]*)\}`;
  // Behind the last brace nothing ends, and each key would be followed to the end of the text.
  const braced = text.slice(0, text.lastIndexOf('}') + 1);
  const written = new RegExp(pattern, 'i').exec(braced)?.[1]?.trim();
  return written?.replace(/^"+/, '').replace(/(?<!")"+$/, '');
}
