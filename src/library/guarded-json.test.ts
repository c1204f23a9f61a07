import { describe, expect, it } from 'vitest';
import { parseGuardedJson } from './guarded-json.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('JSON that somebody else wrote', () => {
  it('is parsed when it is plain', () => {
    expect(parseGuardedJson(utf8('{"a":["\\"[[[",1]}'))).toEqual({
      ok: true,
      value: { a: ['"[[[', 1] },
    });
  });

  it('may be nested 64 deep and no deeper, brackets in strings not counted', () => {
    const nested = (depth: number) => utf8('['.repeat(depth) + ']'.repeat(depth));
    expect(parseGuardedJson(nested(64)).ok).toBe(true);
    expect(parseGuardedJson(nested(65))).toEqual({
      ok: false,
      error: 'it is nested more than 64 deep at byte 64',
    });
    expect(parseGuardedJson(nested(1_000_000)).ok).toBe(false);
    expect(parseGuardedJson(utf8(JSON.stringify('['.repeat(1000)))).ok).toBe(true);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'it is empty'],
    ['HTML', utf8('<!doctype html>'), /^it is not JSON/],
    ['NaN', utf8('{"rms_norm_eps":NaN}'), /^it is not JSON/],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0), 'it is not UTF-8 text'],
    ['more than 64 MiB', new Uint8Array(64 * 1024 * 1024 + 1), /at most 67108864/],
  ])('is refused when it is %s', (_, bytes, reason) => {
    expect(parseGuardedJson(bytes)).toEqual({ ok: false, error: expect.stringMatching(reason) });
  });
});
