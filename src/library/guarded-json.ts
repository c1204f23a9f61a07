import { err, ok, type Result } from '#base/result.ts';

/** A larger JSON file is not read at all. */
export const MOST_JSON_BYTES = 64 * 1024 * 1024;
const MOST_DEPTH = 64;

/**
 * Parses a JSON file that somebody else wrote: at most 64 MiB of valid UTF-8, nested at most 64
 * deep. Deeper values parse, but fail later, when they are copied to another thread or stored.
 */
export function parseGuardedJson(bytes: Uint8Array): Result<unknown> {
  const text = readGuardedText(bytes);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value));
  } catch (thrown) {
    return err(`it is not JSON: ${thrown instanceof Error ? thrown.message : thrown}`);
  }
}

/** The text of a JSON file within the same bounds, for those who parse it themselves. */
export function readGuardedText(bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) return err('it is empty');
  if (bytes.length > MOST_JSON_BYTES)
    return err(`it has ${bytes.length} bytes; at most ${MOST_JSON_BYTES} are read`);
  const place = tooDeepAt(bytes);
  if (place !== undefined) return err(`it is nested more than ${MOST_DEPTH} deep at byte ${place}`);
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('it is not UTF-8 text');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Where the nesting first exceeds the limit. In UTF-8 these bytes are never part of another character. */
function tooDeepAt(bytes: Uint8Array): number | undefined {
  let depth = 0;
  for (let place = 0; place < bytes.length; place++) {
    const byte = bytes[place] as number;
    if (byte === QUOTE) place = endOfString(bytes, place);
    else if (OPENING.has(byte) && ++depth > MOST_DEPTH) return place;
    else if (CLOSING.has(byte)) depth--;
  }
  return undefined;
}

/** The quote that ends the string; the end of the file where there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let place = start + 1; ; place++) {
    place = bytes.indexOf(QUOTE, place);
    if (place < 0) return bytes.length;
    let backslashes = 0;
    while (bytes[place - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return place;
  }
}
