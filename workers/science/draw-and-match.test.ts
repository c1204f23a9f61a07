import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { InputError, Result } from '#base/result.ts';
import { functionalGroups } from '#science/functional-groups.ts';
import { parseMolblock } from '#science/molblock.ts';
import { writtenAtoms } from '#science/smiles.ts';
import { startToolkits } from './rdkit.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let toolkits: Awaited<ReturnType<typeof startToolkits>>;

beforeAll(async () => {
  toolkits = await startToolkits();
});

describe('the atoms of a drawing', () => {
  const draw = async (smiles: string) =>
    requireValue(
      await toolkits.rdkit('draw', {
        smiles,
        options: { width: 300, height: 200, theme: 'light' },
      }),
    );

  test('stand in the order of the text, inside the picture', async () => {
    const { atoms, width, height, bondLength } = await draw(' OC(=O)c1ccccc1OC(C)=O');
    expect([width, height, atoms.length]).toEqual([300, 200, 13]);
    for (const atom of atoms) {
      expect(atom?.x).toBeGreaterThan(0);
      expect(atom?.x).toBeLessThan(300);
      expect(atom?.y).toBeGreaterThan(0);
      expect(atom?.y).toBeLessThan(200);
    }
    // The acid's O and C are one bond apart, and so is every bond.
    const [one, other] = atoms;
    expect(
      Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0)),
    ).toBeCloseTo(bondLength, 0);
  });

  test.each([
    ['[H]OC', [undefined, 'O', 'C']],
    ['C([H])([2H])O', ['C', undefined, 'H', 'O']],
    ['[H]/C=C/[H]', ['H', 'C', 'C', 'H']],
    ['[Na+].[OH-]', ['Na', 'O']],
  ])('of %s leave out hydrogens that RDKit hides', async (smiles, shown) => {
    const { atoms } = await draw(smiles);
    expect(atoms.map((atom) => atom !== undefined)).toEqual(
      shown.map((each) => each !== undefined),
    );
  });
});

test('without a height each molecule is drawn apart, and no map number', async () => {
  const drawing = async (smiles: string, width: number) =>
    requireValue(await toolkits.rdkit('draw', { smiles, options: { width, theme: 'dark' } }));
  const apart = await drawing('[CH3:1][OH:2].CCCCCC.O', 400);
  expect(apart.atoms).toHaveLength(9);
  expect(apart.svg).toBe((await drawing('[CH3][OH].CCCCCC.O', 400)).svg);
  const narrow = await drawing('[CH3:1][OH:2].CCCCCC.O', 200);
  expect(narrow.height).toBeGreaterThan(apart.height);
  expect(narrow.width).toBeLessThanOrEqual(201);
});

describe('the drawing of a reaction', () => {
  const react = async (reactants: string, reagents: string, products: string, width = 900) =>
    requireValue(
      await toolkits.rdkit('drawReaction', {
        sides: { reactants, reagents, products },
        options: { width, theme: 'light' },
      }),
    );

  test('goes from left to right, reagents above the arrow', async () => {
    const { atoms, svg, changes } = await react('CO.OC(=O)C', 'O=S(=O)(O)O', 'COC(C)=O');
    const xs = (side: 'reactants' | 'reagents' | 'products') =>
      atoms[side].map((atom) => atom?.x ?? Number.NaN);
    expect(Math.max(...xs('reactants'))).toBeLessThan(Math.min(...xs('reagents')));
    expect(Math.max(...xs('reagents'))).toBeLessThan(Math.min(...xs('products')));
    expect([atoms.reactants.length, atoms.reagents.length, atoms.products.length]).toEqual([
      6, 5, 5,
    ]);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg).toContain('>+</text>');
    expect(changes).toBeUndefined();
  });

  test('never grows wider than asked for, and says a missing side with a question mark', async () => {
    const narrow = await react('Brc1ccccc1.Cc1ccc(B(O)O)cc1', '', '', 320);
    expect(narrow.width).toBeLessThanOrEqual(321);
    expect(narrow.atoms.products).toEqual([]);
    expect(narrow.svg).toContain('>?</text>');
    const wide = await react('Brc1ccccc1.Cc1ccc(B(O)O)cc1', '', '', 900);
    expect(wide.height).toBeLessThan(narrow.height);
  });

  test('marks bonds that change, where atoms are numbered, and draws no numbers', async () => {
    const drawing = await react('[CH3:1][Br:9].[NH3:2]', '', '[CH3:1][NH2:2]');
    expect(drawing.changes).toEqual([
      { kind: 'broken', between: ['C1', 'Br9'] },
      { kind: 'formed', between: ['C1', 'N2'] },
    ]);
    expect(drawing.svg.match(/<path[^>]*fill:#FFD08A/gi)).toHaveLength(2);
    const plain = await react('[CH3][Br].[NH3]', '', '[CH3][NH2]');
    expect(plain.svg).not.toMatch(/#FFD08A/i);
    const paths = (svg: string) => svg.match(/<path/g)?.length ?? 0;
    expect(paths(drawing.svg)).toBe(paths(plain.svg) + 2);
  });

  test('does not take the two forms of a benzene ring for a change', async () => {
    const ring = '[cH:2]1[cH:3][cH:4][cH:5][cH:6][c:1]1';
    const { changes } = await react(`${ring}[Br:7]`, '', `${ring}[Br:7]`);
    expect(changes).toEqual([]);
  });

  test('refuses a side that RDKit does not read', async () => {
    const sides = { reactants: 'C(C)(C)(C)(C)C', reagents: '', products: 'C' };
    const options = { width: 300, theme: 'dark' } as const;
    const refused = await toolkits.rdkit('drawReaction', { sides, options });
    expect(refused).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('5 bonds') },
    });
  });
});

describe('groups', () => {
  const find = async (smiles: string, ...patterns: readonly (readonly [string, string])[]) =>
    requireValue(
      await toolkits.rdkit('matchGroups', {
        smiles,
        patterns: patterns.map(([name, smarts]) => ({ name, smarts })),
      }),
    );

  test('are found in the order of the text, those that do not occur left out', async () => {
    const acid = ['acid', '[CX3](=O)[OX2H1]'] as const;
    expect(await find('OC(=O)CC(=O)O', acid, ['amine', '[NX3]'])).toEqual([
      {
        name: 'acid',
        places: [
          [0, 1, 2],
          [4, 5, 6],
        ],
      },
    ]);
    expect(await find('[H]OC(=O)C', acid)).toEqual([{ name: 'acid', places: [[1, 2, 3]] }]);
  });

  test('of one name are one entry, each place once', async () => {
    const found = await find('NCO', ['polar', '[NX3]'], ['polar', '[OX2]'], ['polar', '[#7]']);
    expect(found).toEqual([{ name: 'polar', places: [[0], [2]] }]);
  });

  test('by a pattern that is none are a bug', async () => {
    await expect(find('C', ['broken', '[CX3'])).rejects.toThrow('[CX3');
  });

  test('of the whole table are patterns that RDKit reads', async () => {
    const patterns = functionalGroups.map(({ name, smarts }) => ({ name, smarts }));
    const smiles = 'CC(=O)Oc1ccccc1C(=O)O';
    const found = requireValue(await toolkits.rdkit('matchGroups', { smiles, patterns }));
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['carboxylic acid', 'ester']),
    );
  });
});

test('a molfile has 2D coordinates and the atoms in their order', async () => {
  const molfile = requireValue(await toolkits.rdkit('writeMolfile', { smiles: 'OCC#N' }));
  const graph = requireValue(parseMolblock(molfile));
  expect(graph.atoms.map(({ symbol }) => symbol).join('')).toBe('OCCN');
  expect(graph.atoms.every(({ z }) => z === 0)).toBe(true);
  expect(new Set(graph.atoms.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
});

describe('the atoms of a conformer', () => {
  test.each([
    'OC(=O)c1ccccc1OC(C)=O',
    'N#CC(Cl)(Br)CS',
    '[Na+].OCC([O-])=O',
    'FC.ClCC.BrCCC',
    '[H]OC([2H])C#N',
    'C[C@H](N)C(=O)O',
    'O.O.O.O.O.O.NCC(Cl)=O',
  ])('of %s are those of the text', async (smiles) => {
    const plan = requireValue(await toolkits.rdkit('planEmbedding', { smiles }));
    const { molblock } = requireValue(await toolkits.embed({ parts: plan.parts, seed: 1 }));
    const graph = requireValue(parseMolblock(molblock));
    const texts = writtenAtoms(smiles).map(({ text }) => text);
    const bonded = bondsOf(graph.bonds, plan.writtenAtoms);
    expect(new Set(plan.writtenAtoms).size).toBe(plan.writtenAtoms.length);
    for (const [index, written] of plan.writtenAtoms.entries()) {
      const symbol = graph.atoms[index]?.symbol ?? '';
      expect(texts[written]?.toUpperCase()).toContain(symbol.toUpperCase());
    }
    // Elements alone could be right by chance; the neighbours must be those of the text too.
    const facts = requireValue(await toolkits.rdkit('writeMolfile', { smiles }));
    const written = requireValue(parseMolblock(facts));
    const shown = new Set(plan.writtenAtoms);
    const order = texts.flatMap((text, index) => (/^\[H\]$/.test(text) ? [] : [index]));
    const expected = bondsOf(written.bonds, order).filter((bond) =>
      bond.split('-').every((atom) => shown.has(Number(atom))),
    );
    expect(bonded).toEqual(expected);
  });
});

/** Bonds as pairs of atoms of the text; those to added hydrogens are left out. */
function bondsOf(
  bonds: readonly { readonly from: number; readonly to: number }[],
  order: readonly number[],
): readonly string[] {
  return bonds
    .flatMap(({ from, to }) => {
      const [one, other] = [order[from], order[to]];
      if (one === undefined || other === undefined) return [];
      return [`${Math.min(one, other)}-${Math.max(one, other)}`];
    })
    .sort();
}

function requireValue<T>(result: Result<T, InputError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
