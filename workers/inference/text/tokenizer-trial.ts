import { Failure } from '#base/failure.ts';
import type { TextCodec } from './tokenizer.ts';

const PROBE_CHARACTERS = 4096;
/**
 * Qwen3's own tokenizer needs 54 ms for the slowest one and 0.8 s for all. A machine that is busy or
 * old takes ten times as long, and a pattern that tries every way to divide a text takes for ever.
 */
const MOST_MS = { oneText: 3000, allTexts: 15_000 } as const;

/** What makes patterns with nested or overlapping repetitions try every way to divide a text. */
const REPEATED = [
  'a',
  'A',
  '1',
  ' ',
  '\n',
  '_',
  '!',
  '\u00e9',
  'ab',
  'a ',
  ' a',
  'a1',
  "'s",
  '\t\n',
  '漢',
  '\u0301',
];

/**
 * Encodes texts that are hard for patterns, since those come from the folder. A pattern that hangs
 * is ended by the page, which watches; one that is only slow throws `tokenizer-too-slow`.
 */
export function tryTokenizer(codec: TextCodec, isStillWorking: () => void): void {
  const startedAt = performance.now();
  for (const unit of REPEATED) {
    isStillWorking();
    const body = unit.repeat(PROBE_CHARACTERS / unit.length);
    // Only an end that does not match makes a pattern go back and try again.
    for (const text of [`${body}\u0000`, `x${body}!`]) {
      const before = performance.now();
      codec.encode(text);
      const now = performance.now();
      const isSlow = now - before > MOST_MS.oneText || now - startedAt > MOST_MS.allTexts;
      if (isSlow) throw tooSlow(unit, now - before);
    }
  }
}

function tooSlow(unit: string, ms: number): Failure {
  return new Failure({
    code: 'tokenizer-too-slow',
    message: `tokenizer.json needs ${Math.round(ms)} ms for ${PROBE_CHARACTERS} characters (${JSON.stringify(unit)} repeated): one of its patterns takes longer and longer with the text.`,
    cure: "Use the tokenizer.json of the model's publisher.",
  });
}
