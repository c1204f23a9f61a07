import { expect, it } from 'vitest';
import { writeFasta } from './write-fasta.ts';

it('writes one FASTA record with the name on one line', () => {
  expect(writeFasta('my\n name', 'A'.repeat(61))).toBe(`>my name\n${'A'.repeat(60)}\nA\n`);
  expect(writeFasta('none', '')).toBe('>none\n');
});
