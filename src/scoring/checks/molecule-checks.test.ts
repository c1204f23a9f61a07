import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { checkedReply, chemistryWith } from '../checked.fixture.ts';
import { moleculeChecks } from './molecule-checks.ts';

const ETHANOL: MoleculeFacts = {
  canonicalSmiles: 'CCO',
  formula: 'C2H6O',
  inchi: '',
  inchiKey: '',
  heavyAtomCount: 3,
  charge: 0,
  molarMass: 46.069,
  componentCount: 1,
};
const ethanol = chemistryWith({
  describeMolecule: async (smiles) =>
    smiles.startsWith('X') ? err({ message: 'X is no element.', cure: '' }) : ok(ETHANOL),
  readGraph: async () =>
    ok({
      atoms: [6, 6, 8].map((atomicNumber, written) => ({
        atomicNumber,
        charge: 0,
        hydrogens: [3, 2, 1][written] ?? 0,
        written,
      })),
      bonds: [],
    }),
  matchGroups: async (_, patterns) =>
    ok(
      patterns.some(({ name }) => name === 'hydroxyl') ? [{ name: 'hydroxyl', places: [[2]] }] : [],
    ),
});

async function judge(
  name: keyof typeof moleculeChecks,
  task: string,
  reply: string,
  values: Readonly<Record<string, string>>,
) {
  return moleculeChecks[name].run(checkedReply(task, reply, values, ethanol));
}

describe('checks of molecules', () => {
  it('mark the atom that RDKit names, and its place in the reply', async () => {
    const chemistry = chemistryWith({
      describeMolecule: async () =>
        err({ message: 'Carbon (atom 2) has 5 bonds.', position: 1, cure: '' }),
    });
    const reply = '<SMILES> CC(C)(C)(C)C </SMILES>';
    const checked = checkedReply('unconditional-molecule', reply, {}, chemistry);
    expect(await moleculeChecks['molecule-is-valid'].run(checked)).toMatchObject([
      { status: 'fails', atoms: [1], place: { part: 'answer', start: reply.indexOf('CC(') + 1 } },
    ]);
  });

  it.each([
    ['smiles-to-iupac', '<IUPAC> ethanol </IUPAC>', { smiles: 'CCO' }, 'passes'],
    ['smiles-to-iupac', '<IUPAC> propan-1-ol </IUPAC>', { smiles: 'CCO' }, 'fails'],
    ['smiles-to-iupac', '<IUPAC> wine spirit </IUPAC>', { smiles: 'CCO' }, 'not-checkable'],
    ['iupac-to-smiles', '<SMILES> CCO </SMILES>', { iupac: 'ethanol' }, 'passes'],
    ['iupac-to-smiles', '<SMILES> CCO </SMILES>', { iupac: 'methanol' }, 'fails'],
    ['iupac-to-smiles', '<SMILES> CCO </SMILES>', { iupac: 'aspirin' }, 'not-checkable'],
    ['iupac-to-formula', 'C2H6O', { iupac: 'ethanol' }, 'passes'],
    ['iupac-to-formula', 'C2H4O', { iupac: 'ethanol' }, 'fails'],
  ])('compare name and molecule: %s with %s for %o %s', async (task, reply, values, status) => {
    expect(await judge('name-formula', task, reply, values)).toMatchObject([{ status }]);
  });

  it.each([
    ['The molecule is ethane substituted by a hydroxy group at position 1.', 'passes'],
    ['It is ethane carrying two hydroxy groups.', 'fails'],
    ['It is an organochlorine compound.', 'fails'],
    ['It has two carbon atoms and contains two carbon atoms.', 'passes'],
    ['It is obtained by loss of a hydroxy group.', 'not-checkable'],
    ['A local anaesthetic.', 'not-checkable'],
  ])('look for what is described: “%s” %s', async (description, status) => {
    const reply = '<SMILES> CCO </SMILES>';
    const verdicts = await judge('described-groups', 'molecule-generation', reply, { description });
    expect(verdicts).toMatchObject([{ status }]);
  });

  it('look for what a caption says in the molecule of the input', async () => {
    const reply = 'The molecule is ethane substituted by two hydroxy groups.';
    const verdicts = await judge('described-groups', 'molecule-captioning', reply, {
      smiles: 'CCO',
    });
    expect(verdicts).toMatchObject([{ status: 'fails', place: { part: 'answer' } }]);
  });
});
