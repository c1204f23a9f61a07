import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import type { Folding } from '#science/folding.ts';
import { foldRna } from '#science/rna/fold-rna.ts';
import type { Answer } from '#tasks/answer.ts';
import type { Check, Checked } from '../check.ts';
import { checkedReply } from '../checked.fixture.ts';
import { nucleicChecks } from './nucleic-checks.ts';

const HAIRPIN = 'GGGAGCUCGCUUCGGCGAGCUCCCAU';

const folds: Folding = { foldRna: (sequence) => Promise.resolve(foldRna(sequence)) };

function checkedRna(sequence: string, folding: Folding = folds): Checked {
  const checked = checkedReply('unconditional-rna', `<rna> ${sequence} </rna>`, {});
  return { ...checked, tools: { ...checked.tools, folding } };
}

function checkedSwitch(on: string, off: string, ratio: string): Checked {
  const reply = `The RNA switch is predicted to have an ON state of ${on}, an OFF state of ${off}, and an ON/OFF ratio of ${ratio}`;
  return checkedReply('programmable-rna-switches', reply, { rna: HAIRPIN });
}

async function verdictOf(check: Check, checked: Checked) {
  const verdicts = await check.run(checked);
  expect(verdicts).toHaveLength(1);
  const [verdict] = verdicts;
  if (!verdict) throw new Error('no verdict');
  expect(verdict.check).toBe(check.title);
  return { ...verdict, words: verdict.status === 'passes' ? verdict.detail : verdict.reason };
}

describe('the letters of a made-up RNA', () => {
  it.each([
    [HAIRPIN, 'passes', /^26 bases, 69 % G and C/],
    ['GGGAAA', 'fails', /6 bases, too few/],
    ['GCAUGCAUGCAUGCAUGCAUGCAUGCAU', 'fails', /GCAU stands 7 times in a row from position 1 to 28/],
    [`GGCAUCGAUC${'A'.repeat(30)}`, 'fails', /A stands 30 times/],
  ])('%s: %s', async (sequence, status, words) => {
    const verdict = await verdictOf(nucleicChecks['rna-letters'], checkedRna(sequence));
    expect(verdict.status).toBe(status);
    expect(verdict.words).toMatch(words);
  });

  it('fail at one that is no base', async () => {
    const answer: Answer = { kind: 'rna', sequence: 'GGCAXCGAUCGG' };
    const verdict = await verdictOf(nucleicChecks['rna-letters'], {
      ...checkedRna(HAIRPIN),
      answer,
    });
    expect(verdict.words).toMatch(/“X” at position 5/);
    expect(verdict.status).toBe('fails');
  });
});

describe('the folding of a made-up RNA', () => {
  it.each([
    [HAIRPIN, 'passes', /^Minimum free energy −\d+\.\d kcal\/mol with 10 pairs, −0\.\d\d for each/],
    ['ACACACUCACAAACCAACAC', 'fails', /nothing in it pairs well/],
    [`GGCCAAAAGGCC${'ACACACAACA'.repeat(6)}`, 'passes', /weaker than −0\.57 to −0\.13/],
    ['CGGGCGGGAAAACCCGCCCG', 'passes', /stronger than/],
  ])('%s: %s', async (sequence, status, words) => {
    const verdict = await verdictOf(nucleicChecks['rna-energy'], checkedRna(sequence));
    expect(verdict.words).toMatch(words);
    expect(verdict.status).toBe(status);
  });

  it('is not checkable where it is refused', async () => {
    const refused = { foldRna: () => Promise.resolve(err({ message: 'too long', cure: 'cut' })) };
    const verdict = await verdictOf(nucleicChecks['rna-energy'], checkedRna(HAIRPIN, refused));
    expect(verdict).toMatchObject({ status: 'not-checkable', words: 'too long' });
  });

  it('asks for the very answer', async () => {
    const asked: string[] = [];
    const folding: Folding = {
      foldRna: (sequence) => {
        asked.push(sequence);
        return Promise.resolve(
          ok({ sequence, structure: '(...)', energy: -1, loopEnergies: [0, -1] }),
        );
      },
    };
    await nucleicChecks['rna-energy'].run(checkedRna(HAIRPIN, folding));
    expect(asked).toEqual([HAIRPIN]);
  });
});

describe('the ratio of ON and OFF', () => {
  it.each([
    // The reply that the paper prints.
    ['0.02', '0.47', '0.06', 'passes', /^0\.02 divided by 0\.47 is 0\.043/],
    ['0.90', '0.30', '3.0', 'passes', /divided by 0\.3 is 3;/],
    ['0.80', '0.30', '0.50', 'passes', /^0\.5 is the difference of 0\.8 and 0\.3/],
    ['-0.20', '0.30', '-0.50', 'passes', /difference/],
    [
      '0.90',
      '0.10',
      '0.30',
      'fails',
      /contradict each other: the quotient is 9 and the difference is 0\.8/,
    ],
    ['0.10', '0.50', '4', 'fails', /ON 0\.1, OFF 0\.5 and ON\/OFF 4/],
    ['-0.20', '0.30', '0.40', 'fails', /the difference is -0\.5/],
    ['0.50', '0.00', '7', 'not-checkable', /OFF is 0, zero to the digits/],
  ])('ON %s, OFF %s, ON/OFF %s: %s', async (on, off, ratio, status, words) => {
    const verdict = await verdictOf(nucleicChecks['on-off-ratio'], checkedSwitch(on, off, ratio));
    expect(verdict.words).toMatch(words);
    expect(verdict.status).toBe(status);
  });

  it('cannot be compared where one of them is missing', async () => {
    const answer: Answer = { kind: 'numbers', numbers: [{ label: 'ON', value: 1 }] };
    const checked = { ...checkedSwitch('1', '1', '1'), answer };
    expect(await verdictOf(nucleicChecks['on-off-ratio'], checked)).toMatchObject({
      status: 'not-checkable',
    });
  });
});

it.each(Object.entries(nucleicChecks))('%s does not judge another answer', async (_, check) => {
  const answer: Answer = { kind: 'text', text: 'It folds.' };
  expect(await verdictOf(check, { ...checkedRna(HAIRPIN), answer })).toMatchObject({
    status: 'not-checkable',
  });
});
