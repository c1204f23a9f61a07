import { describe, expect, it } from 'vitest';
import { markPosition } from './mark-position.ts';

describe('marking a wrong character', () => {
  it('shows a short text whole', () => {
    expect(markPosition('CC(=Q)O', 4)).toEqual({ before: 'CC(=', wrong: 'Q', after: ')O' });
  });

  it('cuts a long text on both sides', () => {
    const marked = markPosition(`${'C'.repeat(50)}Q${'N'.repeat(50)}`, 50);
    expect(marked).toEqual({
      before: `…${'C'.repeat(18)}`,
      wrong: 'Q',
      after: `${'N'.repeat(18)}…`,
    });
  });

  it('points behind the end when something is missing there', () => {
    expect(markPosition('C1CC', 4)).toEqual({ before: 'C1CC', wrong: ' ', after: '' });
    expect(markPosition('C', 99)).toEqual({ before: 'C', wrong: ' ', after: '' });
  });

  it('stays on the line of the wrong character and counts the lines', () => {
    expect(markPosition('>seq\r\nGATT\r\nAC?A\r\nTT', 14)).toEqual({
      line: 3,
      before: 'AC',
      wrong: '?',
      after: 'A',
    });
    expect(markPosition('GATT\nACA', 4)).toMatchObject({ line: 1, before: 'GATT', wrong: ' ' });
    expect(markPosition('GATT\nACA', 0)).toMatchObject({ line: 1, wrong: 'G', after: 'ATT' });
  });

  it('takes a character of two code units as one', () => {
    expect(markPosition('AC𝛼G', 2)).toEqual({ before: 'AC', wrong: '𝛼', after: 'G' });
  });
});
