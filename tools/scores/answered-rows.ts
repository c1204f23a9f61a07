import { type Buffer, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import type { AnsweredRow } from '#scoring/benchmark/scorer.ts';

const textOrTexts = z.union([z.string(), z.array(z.string()).min(1)]);

const lineSchema = z.object({
  prediction: textOrTexts,
  reference: textOrTexts,
  property: z.string().optional(),
  prompt: z.string().optional(),
});

/** Complaints that are printed before the rest is only counted. */
const MOST_COMPLAINTS = 10;

/**
 * Reads predictions, one JSON object a line: `prediction` and `reference`, each a text or a list of
 * texts, and optionally `property` and `prompt`. Throws a `Failure` that names every bad line: no
 * line is left out in silence.
 */
export function readAnsweredRows(path: string): readonly AnsweredRow[] {
  const lines = readTextFile(path, 'Name the file of predictions with --file.')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  if (lines.length === 0) {
    throw new Failure({
      code: 'no-rows',
      message: `${path} has no lines.`,
      cure: `Write one JSON object a line, such as ${EXAMPLE}`,
    });
  }
  const complaints: string[] = [];
  const rows = lines.flatMap((line, index) => {
    const read = readLine(line);
    if (typeof read !== 'string') return [read];
    complaints.push(`line ${index + 1}: ${read}`);
    return [];
  });
  if (complaints.length > 0) throw badLines(path, complaints);
  return rows;
}

const EXAMPLE = '{"prediction": "<think>…</think> <NUMBER> -2.1 </NUMBER>", "reference": "-2.0"}';

/** The text of a file that an option names; throws a `Failure` with that cure where it cannot be read. */
export function readTextFile(path: string, cure: string): string {
  const bytes = readBytes(path, cure);
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
  throw new Failure({
    code: 'not-utf8',
    message: `${path}: line ${line} holds bytes that are no UTF-8.`,
    cure: 'Save the file as UTF-8; nothing was scored.',
  });
}

function readBytes(path: string, cure: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new Failure({
      code: 'no-file',
      message: `${path} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}.`,
      cure,
    });
  }
}

/** A row, or what is wrong with the line. */
function readLine(line: string): AnsweredRow | string {
  if (line.trim() === '') return 'it is empty. Remove the line, or write an object.';
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return `it is no JSON (${reason}): ${clip(line)}. Write one object without line breaks.`;
  }
  const checked = lineSchema.safeParse(parsed);
  if (!checked.success) return complaintOf(parsed, checked.error.issues[0]?.path[0]);
  const { prediction, reference, property, prompt } = checked.data;
  return {
    replies: [prediction].flat(),
    references: [reference].flat(),
    ...(property !== undefined && { property }),
    ...(prompt !== undefined && { prompt }),
  };
}

function complaintOf(parsed: unknown, key: PropertyKey | undefined): string {
  if (key === undefined || typeof parsed !== 'object' || parsed === null) {
    return `it is ${clip(JSON.stringify(parsed))}. Write an object, such as ${EXAMPLE}`;
  }
  const name = String(key);
  const value: unknown = Reflect.get(parsed, name);
  const wanted =
    name === 'prediction' || name === 'reference' ? 'a text or a list of texts' : 'a text';
  if (value === undefined) {
    const keys = Object.keys(parsed).join(', ') || 'none';
    return `"${name}" is missing (keys: ${keys}). Give ${wanted}; ${name === 'prediction' ? 'a reply without a word' : 'none'} is "".`;
  }
  const written = JSON.stringify(value);
  const cure = typeof value === 'number' ? `Write it as a text: "${written}".` : `Give ${wanted}.`;
  return `"${name}" is ${clip(written)}, not ${wanted}. ${cure}`;
}

function badLines(path: string, complaints: readonly string[]): Failure {
  const shown = complaints.slice(0, MOST_COMPLAINTS);
  const hidden = complaints.length - shown.length;
  const rest = hidden > 0 ? [`and ${hidden} more`] : [];
  return new Failure({
    code: 'bad-lines',
    message: [
      `${path}: ${complaints.length} bad ${complaints.length === 1 ? 'line' : 'lines'}`,
      ...shown,
      ...rest,
    ].join('\n  '),
    cure: 'Mend these lines; nothing was scored.',
  });
}

function clip(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
