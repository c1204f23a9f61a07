import { describe, expect, it } from 'vitest';
import { triplesReader } from './read-triples.ts';

const COLUMNS = ['Chemical', 'Relation', 'Protein'];
const PAIR = ['Chemical', 'Disease'];

const rows = (columns: string[], triples: object[], ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'triples', columns, triples },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});
const refused = (part: string) => ({ ok: false, error: expect.stringContaining(part) });

describe('reading triples', () => {
  const read = (reply: string) => triplesReader(COLUMNS)(reply, {});
  const row = { subject: 'ORF 17583', relation: 'antagonist', object: 'histamine H2-receptor' };

  it('reads repeated triples once and says so', () => {
    const reply =
      '(ORF 17583, antagonist, histamine H2-receptor), (ORF 17583, antagonist, histamine H2-receptor)';
    expect(read(reply)).toEqual(rows(COLUMNS, [row], 'One repetition was left out'));
  });

  it('keeps the commas of a chemical name', () => {
    expect(read('(1,2-dichloroethane, inhibitor, CYP2E1)')).toEqual(
      rows(COLUMNS, [{ subject: '1,2-dichloroethane', relation: 'inhibitor', object: 'CYP2E1' }]),
    );
  });

  it('balances brackets inside a name, where the official parser ends the group', () => {
    expect(read('(poly(A, B), binds, NF(kB))')).toEqual(
      rows(
        COLUMNS,
        [{ subject: 'poly(A, B)', relation: 'binds', object: 'NF(kB)' }],
        'ends the group at the first closing one',
      ),
    );
  });

  it('leaves out and names a group of another length', () => {
    expect(read('(ORF 17583, antagonist, histamine H2-receptor) (as seen)')).toEqual(
      rows(COLUMNS, [row], '"(as seen)" does not have the 3 parts'),
    );
  });

  it.each([
    ['(a,b,c)', 'Commas without a space'],
    ['(a, b, c', 'was not closed'],
  ])('reads "%s" and says what was kind', (reply, sentence) =>
    expect(read(reply)).toEqual(
      rows(COLUMNS, [{ subject: 'a', relation: 'b', object: 'c' }], sentence),
    ),
  );

  it.each([
    ['(a, b)', '"(a, b)" does not have the 3 parts Chemical, Relation, Protein'],
    ['(a, , c)', '"(a, , c)"'],
    ['Nothing.', 'found in "Nothing."'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(read(reply)).toEqual(refused(reason)));
});

describe('reading pairs', () => {
  const read = (reply: string) => triplesReader(PAIR)(reply, {});

  it.each(['(thyroxine, thyrotoxicosis)', 'thyroxine, thyrotoxicosis'])('%s', (reply) =>
    expect(read(reply)).toEqual(rows(PAIR, [{ subject: 'thyroxine', object: 'thyrotoxicosis' }])),
  );

  it('refuses a triple', () => {
    expect(read('(a, b, c)')).toEqual(refused('the 2 parts Chemical, Disease'));
  });
});
