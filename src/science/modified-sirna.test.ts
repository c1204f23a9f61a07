import { describe, expect, test } from 'vitest';
import { parseModifiedSirna } from './modified-sirna.ts';
import { testParserLaws } from './parser-laws.fixture.ts';

const STRAND = 'a Af a c u Uf g a a u g a a Af c Gf a c u u c u c';

describe('parseModifiedSirna', () => {
  testParserLaws(parseModifiedSirna, [...'acguACGUTfdmst* \n', 'Af', 'Uf', 'dT', 'mA', 'fC']);

  test('takes a strand as the paper writes it', () => {
    expect(parseModifiedSirna(STRAND)).toEqual({ ok: true, value: { value: STRAND, notes: [] } });
  });

  test('sets the units of a strand without spaces apart', () => {
    expect(parseModifiedSirna('aAfacuUfgaaugaaAfcGfacuucuc')).toEqual({
      ok: true,
      value: { value: STRAND, notes: ['The units were set apart by spaces.'] },
    });
  });

  test('writes prefixes as suffixes, and says so', () => {
    const prefixed = STRAND.replaceAll(/\b([acgu])\b/g, (unit) => `m${unit.toUpperCase()}`);
    expect(parseModifiedSirna(prefixed.replaceAll(/\b([ACGU])f/g, 'f$1'))).toEqual({
      ok: true,
      value: {
        value: STRAND,
        notes: ['Prefixes were written in the notation of the model: mA is a.'],
      },
    });
  });

  test.each([
    ['a Af c dT dT', 'not occur in the example of the paper'],
    ['a Af c u', 'A strand of 4 units is unusual'],
  ])('warns about %j', (text, words) => {
    const result = parseModifiedSirna(text);
    expect(result.ok && result.value.notes.join(' ')).toContain(words);
  });

  test.each([
    ['', undefined, 'empty', 'a Af c Uf g'],
    ['a Af x', 5, '“x” at character 6', '2′-fluoro'],
    ['a T c', 2, '“T” at character 3', 'dT for deoxythymidine'],
    ['a am c', 2, '“am” at character 3', 'Units are'],
    ['asAfsacuUfg', 1, 'phosphorothioate (s) at character 2', 'Leave the linkages out'],
    ['a * Af', 2, 'phosphorothioate (*) at character 3', 'Leave the linkages out'],
    ['a (invAb)', 2, '“(invAb)” at character 3', 'Units are'],
    ['a '.repeat(61), 120, '61 units; at most 60', 'Leave out 1'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    const result = parseModifiedSirna(text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });
});
