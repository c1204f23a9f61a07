import { describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { checkedReply } from '../checked.fixture.ts';
import { proteinChecks } from './protein-checks.ts';

const UBIQUITIN = 'MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG';

async function verdictsOf(check: Check, taskId: string, reply: string, requirements = '') {
  const values = { requirements, protein: UBIQUITIN };
  const verdicts = await check.run(checkedReply(taskId, reply, values));
  return verdicts.map((verdict) => {
    expect(verdict.check).toBe(check.title);
    return `${verdict.status}: ${verdict.status === 'passes' ? verdict.detail : verdict.reason}`;
  });
}

const DESIGN = 'function-guided-protein-design';
const asProtein = (sequence: string) => `<protein>${sequence}</protein>`;

describe('the letters of a protein', () => {
  const judge = async (sequence: string, requirements = '') =>
    (
      await verdictsOf(proteinChecks['protein-letters'], DESIGN, asProtein(sequence), requirements)
    )[0];

  it('pass, with what begins it and its charge', async () => {
    expect(await judge(UBIQUITIN)).toBe(
      'passes: 76 residues, no length was asked for. It begins with M. Net charge at pH 7 about +0.2 e.',
    );
    expect(await judge(UBIQUITIN.slice(1))).toContain('It begins with Q, so to be expressed');
  });

  it('fail where the chain is a peptide', async () => {
    expect(await judge('MKTAYIAKQR')).toMatch(
      /^fails: It has 10 residues; a chain of fewer than 20/,
    );
  });

  it.each([
    ['The protein should have a length of 76 amino acids.', 'passes'],
    ['It has exactly 80 residues.', 'fails'],
    ['Between 50 and 100 aa.', 'passes'],
    ['A chain of 80-100 amino acids', 'fails'],
    ['It should be about 80 residues long.', 'passes'],
    ['It should be about 100 residues long.', 'fails'],
    ['At least 1,000 residues', 'fails'],
    ['No more than 80 residues', 'passes'],
    ['It binds zinc and 4 iron atoms.', 'passes'],
  ])('are compared with what is asked: %s', async (requirements, status) => {
    expect(await judge(UBIQUITIN, requirements)).toMatch(new RegExp(`^${status}:`));
  });

  it('cannot be judged where the answer is no protein', async () => {
    const said = await verdictsOf(proteinChecks['protein-letters'], 'function-ec', '3.2.1.17');
    expect(said).toEqual(['not-checkable: The answer is read as labels.']);
  });
});

describe('a run of few letters', () => {
  const judge = async (sequence: string) =>
    (await verdictsOf(proteinChecks['protein-complexity'], DESIGN, asProtein(sequence)))[0];

  it('is absent from ubiquitin', async () => {
    expect(await judge(UBIQUITIN)).toMatch(/^passes: /);
  });

  it('is seen where the model runs in a circle, with its place', async () => {
    const circle = `${UBIQUITIN}${'GLSDYNIQKEST'.repeat(5)}`;
    expect(await judge(circle)).toBe(
      'fails: GLSDYNIQKEST stands 5 times in a row from position 77 to 136: the writing may have run in a circle.',
    );
    expect(await judge(`${UBIQUITIN}${'A'.repeat(24)}`)).toContain('A stands 24 times in a row');
  });

  it('is seen where most letters are few kinds', async () => {
    expect(await judge('MKAEAKLEAAEKLKAAEEAAKLAEAAEKLEAAKALEKAAELA')).toMatch(
      /^fails: \d+ % of it is of few kinds of letters: /,
    );
  });

  it('cannot be told of a peptide', async () => {
    expect(await judge('MKTAYIAKQR')).toMatch(/^not-checkable: 10 residues are too few/);
  });
});

describe('EC numbers', () => {
  const judge = (reply: string) => verdictsOf(proteinChecks['ec-number'], 'function-ec', reply);

  it('exist, each with its class', async () => {
    expect(await judge('3.2.1.17, 1.5.1.3')).toEqual([
      expect.stringMatching(/^passes: EC 3\.2\.1\.17 is among the hydrolases/),
      expect.stringMatching(/^passes: EC 1\.5\.1\.3 is among the oxidoreductases/),
    ]);
    expect(await judge('3.6.3.14')).toEqual([expect.stringContaining('have other numbers by now')]);
    expect(await judge('3.4.-.-')).toEqual([expect.stringContaining('names no single enzyme')]);
  });

  it('fail where a level does not exist', async () => {
    expect(await judge('3.2.9.17')).toEqual([
      'fails: EC 3.2.9.17: subclass 3.2 has no sub-subclass 9.',
    ]);
  });

  it('cannot be judged where the answer is no list', async () => {
    const said = await verdictsOf(proteinChecks['ec-number'], DESIGN, asProtein(UBIQUITIN));
    expect(said).toEqual(['not-checkable: The answer is read as protein.']);
  });
});
