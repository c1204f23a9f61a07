import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import type { Answer } from '#tasks/answer.ts';
import { checkedReply, chemistryWith } from './checked.fixture.ts';
import { checks } from './checks.ts';
import type { Verdict } from './verdict.ts';
import { verify } from './verify.ts';

const ASPIRIN: MoleculeFacts = {
  canonicalSmiles: 'CC(=O)Oc1ccccc1C(=O)O',
  formula: 'C9H8O4',
  inchi: '',
  inchiKey: '',
  heavyAtomCount: 13,
  charge: 0,
  molarMass: 180.16,
  componentCount: 1,
};

function chemistryOf(described: Awaited<ReturnType<Chemistry['describeMolecule']>> | Error) {
  return chemistryWith({
    describeMolecule: () =>
      described instanceof Error ? Promise.reject(described) : Promise.resolve(described),
  });
}

/** What the task's own checks say; those that look at every run have tests of their own. */
async function verdictOf(
  taskId: string,
  reply: string,
  chemistry: Chemistry,
  values: Record<string, string>,
) {
  const checked = checkedReply(taskId, reply, values, chemistry);
  const verdicts = await verify(checked);
  return verdicts.slice(0, Math.max(1, checked.task.verifiers.length));
}

function bandGap(value: number): Answer {
  const range = { low: 0, high: 9.7, source: '10 materials' };
  return { kind: 'property', property: 'band_gap', label: 'Band gap', unit: 'eV', value, range };
}

const fermiEnergy: Answer = {
  kind: 'property',
  property: 'efermi',
  label: 'Fermi energy',
  unit: 'eV',
  value: 3,
};

const stable: Answer = { kind: 'property', property: 'is_stable', label: 'Stable', word: 'True' };

function several(values: Readonly<Record<string, number>>) {
  const range = { low: 0, high: 1, source: '10 switches' };
  const numbers = Object.entries(values).map(([label, value]) => ({ label, value, range }));
  return { kind: 'numbers', numbers } as const;
}

async function verdictOnRange(answer: Answer): Promise<Verdict> {
  const checked = {
    ...checkedReply('esol', '<NUMBER> 1 </NUMBER>', {}, chemistryWith({})),
    answer,
  };
  const [verdict] = await checks['number-in-published-range'].run(checked);
  return verdict!;
}

function wordsOf(verdict: Verdict): string {
  return verdict.status === 'passes' ? verdict.detail : verdict.reason;
}

describe('verdicts', () => {
  const knowsAspirin = chemistryOf(ok(ASPIRIN));
  const values = { smiles: 'CC(=O)Oc1ccccc1C(=O)O', text: 'Aspirin eases pain.' };

  it('pass when RDKit counts the same atoms', async () => {
    const verdicts = await verdictOf(
      'smiles-to-formula',
      '<MOLFORMULA> C9H8O4 </MOLFORMULA>',
      knowsAspirin,
      values,
    );
    expect(verdicts).toMatchObject([{ status: 'passes' }]);
  });

  it('fail with the element that differs', async () => {
    const verdicts = await verdictOf('smiles-to-formula', 'It is C9H9O4 .', knowsAspirin, values);
    expect(verdicts).toMatchObject([
      { status: 'fails', reason: expect.stringContaining('one H too many') },
    ]);
  });

  it('fail with the reason when a generated molecule does not parse', async () => {
    const chemistry = chemistryOf(err({ message: 'Ring 1 is never closed.', cure: '' }));
    const verdicts = await verdictOf(
      'unconditional-molecule',
      '<SMILES> C1CC </SMILES>',
      chemistry,
      {},
    );
    expect(verdicts).toMatchObject([{ status: 'fails', reason: 'Ring 1 is never closed.' }]);
  });

  it('are "not checkable" when the tool itself fails', async () => {
    const chemistry = chemistryOf(new Error('the chemistry worker stopped'));
    const verdicts = await verdictOf('smiles-to-formula', 'CH4', chemistry, values);
    expect(verdicts).toMatchObject([
      { status: 'not-checkable', reason: 'the chemistry worker stopped' },
    ]);
  });

  it('are "not checkable" for a task that no tool can check', async () => {
    const verdicts = await verdictOf('bbbp', '<BOOLEAN> Yes </BOOLEAN>', knowsAspirin, values);
    expect(verdicts).toMatchObject([{ status: 'not-checkable' }]);
  });

  it.each([
    ['-3.5', 'passes'],
    ['7.0', 'fails'],
  ])('say whether a solubility of %s was ever measured: %s', async (number, status) => {
    const verdicts = await verdictOf('esol', `<NUMBER> ${number} </NUMBER>`, knowsAspirin, values);
    expect(verdicts).toMatchObject([{ status }]);
  });

  it.each<[string, Answer, Verdict['status'], RegExp]>([
    ['inside', bandGap(1.1), 'passes', /^1.1 lies in 0 to 9.7 eV, the span of .*not checked\.$/],
    ['on the upper end', bandGap(9.7), 'passes', /^9.7 lies in/],
    ['below', bandGap(-0.1), 'fails', /^-0.1 lies outside of 0 to 9.7 eV/],
    ['without a range', fermiEnergy, 'not-checkable', /^No published range is known for Fermi/],
    ['that is a word', stable, 'not-checkable', /word/],
    ['of another kind', { kind: 'text', text: '1.1' }, 'not-checkable', /read as text/],
  ])('place an answer %s', async (_, answer, status, reason) => {
    const verdict = await verdictOnRange(answer);
    expect(verdict.status).toBe(status);
    expect(wordsOf(verdict)).toMatch(reason);
  });

  it('name the numbers outside when one of several is', async () => {
    const verdict = await verdictOnRange(several({ ON: 0.5, OFF: 2 }));
    expect(verdict).toMatchObject({
      status: 'fails',
      reason: 'OFF: 2 lies outside of 0 to 1, the span of 10 switches.',
    });
  });

  it('pass for several numbers, and name the one without a range', async () => {
    const numbers = [...several({ ON: 0.5 }).numbers, { label: 'ON/OFF', value: 9 }];
    const verdict = await verdictOnRange({ kind: 'numbers', numbers });
    expect(verdict).toMatchObject({ status: 'passes' });
    expect(wordsOf(verdict)).toContain('No published range is known for ON/OFF.');
  });

  it('fail for an entity that the passage does not name', async () => {
    const verdicts = await verdictOf(
      'chemical-entity-recognition',
      'aspirin, ibuprofen',
      knowsAspirin,
      values,
    );
    expect(verdicts).toMatchObject([{ status: 'fails', reason: 'Not in the passage: ibuprofen.' }]);
  });
});
