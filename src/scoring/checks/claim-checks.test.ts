import { describe, expect, it } from 'vitest';
import { ok } from '#base/result.ts';
import { checkedReply, chemistryWith } from '../checked.fixture.ts';
import { failsAnswer } from '../verdict.ts';
import { claimChecks } from './claim-checks.ts';

const methane = chemistryWith({
  describeMolecule: async () =>
    ok({
      canonicalSmiles: 'C',
      formula: 'CH4',
      inchi: '',
      inchiKey: '',
      heavyAtomCount: 1,
      charge: 0,
      molarMass: 16.043,
      componentCount: 1,
    }),
  readGraph: async () =>
    ok({ atoms: [{ atomicNumber: 6, charge: 0, hydrogens: 4, written: 0 }], bonds: [] }),
});

function verdictsOn(name: keyof typeof claimChecks, thought: string) {
  const reply = `${thought}</think> <NUMBER> 1 </NUMBER>`;
  return claimChecks[name].run(checkedReply('esol', reply, { smiles: 'C' }, methane));
}

describe('checks of what a thought claims', () => {
  it('fail with the place of the wrong claim, which does not make the answer wrong', async () => {
    const [wrong, right, ...more] = await verdictsOn(
      'sums-come-out',
      'So 2 + 2 = 5, and 1 + 1 = 2.',
    );
    expect(wrong).toMatchObject({
      status: 'fails',
      about: 'thought',
      place: { part: 'thought', start: 3, end: 12 },
      reason: '2 + 2 is 4, not 5.',
    });
    expect(wrong && failsAnswer(wrong)).toBe(false);
    expect(right).toMatchObject({ status: 'passes', detail: '1 + 1 is 2.' });
    expect(more).toEqual([]);
  });

  it('say nothing of a slip that the thought itself takes back', async () => {
    expect(await verdictsOn('sums-come-out', '2 + 2 = 5. Wait, that is 4.')).toMatchObject([
      { status: 'not-checkable' },
    ]);
  });

  it('compare claims with the molecule of the input', async () => {
    expect(await verdictsOn('claims-hold', 'The molecular formula is CH4.')).toMatchObject([
      { status: 'passes' },
    ]);
    expect(await verdictsOn('claims-hold', 'The molecular formula is C2H4.')).toMatchObject([
      { status: 'fails', place: { part: 'thought' } },
    ]);
  });

  it('compare quantities in two units', async () => {
    expect(await verdictsOn('units-keep-values', 'It is 10 nm = 10 Å.')).toMatchObject([
      { status: 'fails' },
    ]);
  });

  it.each(Object.keys(claimChecks) as (keyof typeof claimChecks)[])(
    'cannot tell without a claim, nor without a thought: %s',
    async (name) => {
      expect(await verdictsOn(name, 'It dissolves well.')).toMatchObject([
        { status: 'not-checkable', about: 'thought' },
      ]);
      expect(await verdictsOn(name, '')).toMatchObject([
        { status: 'not-checkable', reason: 'There is no thought and no prose to read.' },
      ]);
    },
  );

  it('read an answer in prose too, and judge it as the answer', async () => {
    const checked = checkedReply('molecule-captioning', '2 + 2 = 5', { smiles: 'C' }, methane);
    const [verdict] = await claimChecks['sums-come-out'].run(checked);
    expect(verdict).toMatchObject({ status: 'fails', place: { part: 'answer', start: 0 } });
    expect(verdict && failsAnswer(verdict)).toBe(true);
  });
});
