import { describe, expect, it } from 'vitest';
import { showHidden } from './hidden-characters.ts';

describe('characters that act without being seen', () => {
  it('are taken out of the text, with their places', () => {
    expect(showHidden({ text: 'safe\u202egnp.exe', start: 10 })).toEqual([
      { kind: 'text', text: 'safe', start: 10 },
      { kind: 'hidden', code: 'U+202E', name: 'right-to-left override', start: 14 },
      { kind: 'text', text: 'gnp.exe', start: 15 },
    ]);
  });

  it.each([
    ...['\u200b', '\u200f', '\u2066', '\u2069', '\ufeff', '\u00ad', '\u0000', '\u001b', '\u0085'],
    ...['\u{e0041}', '\u115f', '\u3164', '\u034f', '\u2028', '\r'],
  ])('%j is one', (letter) => {
    expect(showHidden({ text: `a${letter}b`, start: 0 })[1]?.kind).toBe('hidden');
  });

  it.each(['a\tb\nc', 'é ü ß', 'שלום', '👩‍🔬', '₂O → α', ''])('%j has none', (text) => {
    expect(showHidden({ text, start: 3 })).toEqual(
      text === '' ? [] : [{ kind: 'text', text, start: 3 }],
    );
  });
});
