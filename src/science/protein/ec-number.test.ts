import { describe, expect, it, test } from 'vitest';
import { judgeEcNumber } from './ec-number.ts';

describe('an EC number', () => {
  test.each(['3.2.1.17', '1.5.1.3', '2.7.4.3', '5.2.1.8', '7.1.1.9', '3.4.21.5', '1.14.14.1'])(
    'of a known enzyme exists: %s',
    (number) => {
      expect(judgeEcNumber(number)).toMatchObject({ exists: true, isPartial: false });
    },
  );

  it('may be partial, and may be preliminary', () => {
    expect(judgeEcNumber('3.4.-.-')).toMatchObject({ exists: true, isPartial: true });
    expect(judgeEcNumber('3.5.1.n3')).toMatchObject({ exists: true, className: 'hydrolases' });
  });

  it('may stand in a sub-subclass that was emptied', () => {
    expect(judgeEcNumber('3.6.3.14')).toMatchObject({ exists: true, isEmptied: true });
    expect(judgeEcNumber('7.1.2.2')).toMatchObject({ exists: true, isEmptied: false });
  });

  test.each([
    ['8.1.1.1', 'there is no class 8'],
    ['0.1.1.1', 'count from 1'],
    ['3.14.1.1', 'no subclass 3.14'],
    ['3.4.20.1', 'subclass 3.4 has no sub-subclass 20'],
    ['7.3.1.1', 'subclass 7.3 has no sub-subclass 1'],
    ['3.-.1.2', 'behind a dash'],
    ['3.2.1', 'not four levels'],
    ['3.2.1.17.4', 'not four levels'],
    ['hydrolase', 'not four levels'],
  ])('%s does not exist: %s', (number, reason) => {
    const judged = judgeEcNumber(number);
    expect(judged.exists).toBe(false);
    expect(!judged.exists && judged.reason).toContain(reason);
  });
});
