import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import type { MoleculeGraph } from '#science/reaction/molecule-graph.ts';
import { checkedReply, chemistryWith } from '../checked.fixture.ts';
import type { Verdict } from '../verdict.ts';
import { reactionChecks } from './reaction-checks.ts';

const NUMBERS: Readonly<Record<string, number>> = { C: 6, N: 7, O: 8, F: 9, Cl: 17, Br: 35 };

/** Reads chains without branches, such as `CCBr` and `C[O-]`; dots part molecules. */
function chainGraph(smiles: string): MoleculeGraph {
  const atoms: MoleculeGraph['atoms'][number][] = [];
  const bonds: MoleculeGraph['bonds'][number][] = [];
  for (const part of smiles.split('.')) {
    const symbols = [...part.matchAll(/\[?(Cl|Br|[CNOF])([+-]?)\]?/g)];
    for (const [index, [, symbol = '', sign]] of symbols.entries()) {
      const charge = sign === '+' ? 1 : sign === '-' ? -1 : 0;
      if (index > 0) bonds.push({ from: atoms.length - 1, to: atoms.length, order: 1 });
      atoms.push({
        atomicNumber: NUMBERS[symbol] ?? 0,
        charge,
        hydrogens: 0,
        written: atoms.length,
      });
    }
  }
  return { atoms, bonds };
}

const chemistry = chemistryWith({
  readGraph: async (smiles) =>
    smiles.includes('X') ? err({ message: 'X is no element.', cure: '' }) : ok(chainGraph(smiles)),
  describeMolecule: async (smiles) =>
    ok({
      canonicalSmiles: smiles,
      formula: '',
      inchi: '',
      inchiKey: '',
      heavyAtomCount: 0,
      charge: 0,
      molarMass: 0,
      componentCount: 1,
    }),
});

async function judge(
  name: keyof typeof reactionChecks,
  task: 'forward-synthesis' | 'retrosynthesis-smolinstruct' | 'reagent-prediction',
  given: string,
  answered: string,
): Promise<Verdict | undefined> {
  const field = { 'forward-synthesis': 'reactants', 'reagent-prediction': 'reaction' };
  const values = { [task === 'retrosynthesis-smolinstruct' ? 'product' : field[task]]: given };
  const checked = checkedReply(task, 'C', values, chemistry);
  const answer = { kind: 'smiles', smiles: answered } as const;
  const [verdict] = await reactionChecks[name].run({ ...checked, answer });
  return verdict;
}

describe('checks of reactions', () => {
  it.each([
    ['forward-synthesis', 'CCBr.CN', 'CCNC', 'passes'],
    ['forward-synthesis', 'CCBr.CN', 'CCNCF', 'fails'],
    ['retrosynthesis-smolinstruct', 'CCNC', 'CCBr.CN', 'passes'],
    ['retrosynthesis-smolinstruct', 'CCNC', 'CCBr', 'fails'],
    ['forward-synthesis', 'CCBr.CX', 'CCNC', 'not-checkable'],
    ['reagent-prediction', 'CCBr.CN', 'CCO', 'not-checkable'],
  ] as const)('count atoms: %s of %s as %s %s', async (task, given, answered, status) => {
    expect(await judge('atoms-have-a-source', task, given, answered)).toMatchObject({ status });
  });

  it.each([
    ['CCBr.CN', 'CCNC', 'passes'],
    ['CC[O-].CN', 'CCNC', 'passes'],
    ['CCO', 'CC[O-]', 'fails'],
    ['CCBr.CN', 'CC[N+]C', 'not-checkable'],
  ] as const)('add charges up: %s to %s %s', async (given, answered, status) => {
    const verdict = await judge('charges-add-up', 'forward-synthesis', given, answered);
    expect(verdict).toMatchObject({ status });
  });

  it('pass a product that differs in one known place, and mark it', async () => {
    expect(await judge('one-reaction-site', 'forward-synthesis', 'CCBr.CN', 'CCNC')).toMatchObject({
      status: 'passes',
      detail: 'One place changes: C–N formed, C–halogen broken.',
      atoms: [1, 2],
    });
  });

  it('fail for a product that differs in two places, and for one with an atom of its own', async () => {
    const two = await judge('one-reaction-site', 'forward-synthesis', 'FCCCCBr.CN', 'CCCCNC');
    expect(two).toMatchObject({ status: 'fails', reason: expect.stringContaining('2 separate') });
    const extra = await judge('one-reaction-site', 'forward-synthesis', 'CCBr.CN', 'CCNCF');
    expect(extra).toMatchObject({ status: 'fails', atoms: [4] });
  });

  it('fail for a change that no known reaction shows, but for a flask with reagents', async () => {
    // An oxygen that enters a chain between two carbons.
    const [before, after] = ['CCCC.O', 'CCOCC'];
    const alone = await judge('one-reaction-site', 'forward-synthesis', before, after);
    const mixed = await judge('one-reaction-site', 'forward-synthesis', `${before}.NF`, after);
    const back = await judge('one-reaction-site', 'retrosynthesis-smolinstruct', after, before);
    expect([alone, mixed, back].map((verdict) => verdict?.status)).toEqual([
      'fails',
      'not-checkable',
      'fails',
    ]);
    expect(back?.atoms).toBeUndefined();
  });

  it('cannot tell where nothing changed, or where there is too much to compare', async () => {
    expect(await judge('one-reaction-site', 'forward-synthesis', 'CCN', 'CCN')).toMatchObject({
      status: 'not-checkable',
    });
    const long = 'C'.repeat(300);
    expect(await judge('one-reaction-site', 'forward-synthesis', long, 'CCN')).toMatchObject({
      status: 'not-checkable',
      reason: expect.stringContaining('300 atoms'),
    });
  });

  it.each([
    ['forward-synthesis', 'CCBr.CN', 'CCNC', 'passes'],
    ['forward-synthesis', 'CCBr.CN', 'CCBr', 'fails'],
    ['forward-synthesis', 'CCBr.CN', 'CCNC.CN', 'passes'],
    ['retrosynthesis-smolinstruct', 'CCNC', 'CCNC', 'fails'],
    ['retrosynthesis-smolinstruct', '[CH3:1][CH2:2]N', '[CH3][CH2]N', 'fails'],
    ['reagent-prediction', 'CCBr.CN', 'CCO', 'passes'],
    ['reagent-prediction', 'CCBr.CN', 'CCO.CN', 'fails'],
  ] as const)(
    'see the input in the answer: %s of %s as %s %s',
    async (task, given, answered, status) => {
      expect(await judge('answer-is-not-the-input', task, given, answered)).toMatchObject({
        status,
      });
    },
  );

  it('cannot tell of a task that is about no reaction', async () => {
    const checked = checkedReply('esol', '<NUMBER> 1 </NUMBER>', { smiles: 'C' }, chemistry);
    for (const check of Object.values(reactionChecks)) {
      expect(await check.run(checked)).toMatchObject([{ status: 'not-checkable' }]);
    }
  });
});
