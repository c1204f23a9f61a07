import { describe, expect, it } from 'vitest';
import { ok } from '#base/result.ts';
import type { WyckoffPosition } from '#science/crystallography.ts';
import type { Check, Checked } from '../check.ts';
import { checkedReply } from '../checked.fixture.ts';
import { materialChecks } from './material-checks.ts';

function position(letter: string, multiplicity: number, coordinates: string): WyckoffPosition {
  const isFree = /[xyz]/.test(coordinates);
  return { letter, multiplicity, coordinates, isFree, siteSymmetry: '' };
}

/** Of Fm-3m; the general position is left out, as its 192 atoms fit only one element. */
const positions225 = [
  position('a', 4, '0,0,0'),
  position('b', 4, '1/2,1/2,1/2'),
  position('c', 8, '1/4,1/4,1/4'),
  position('d', 24, '0,1/4,1/4'),
  position('e', 24, 'x,0,0'),
];

function checkedMaterial(atoms: string, thought = '', elements = 'Na, Cl'): Checked {
  const reply = `${thought === '' ? '' : `${thought}</think>`}<material>${atoms}</material>`;
  const checked = checkedReply('composition-to-material', reply, { elements });
  return {
    ...checked,
    tools: {
      ...checked.tools,
      crystallography: {
        ...checked.tools.crystallography,
        wyckoffPositions: () => Promise.resolve(ok(positions225)),
      },
    },
  };
}

async function verdictOf(check: Check, checked: Checked) {
  const verdicts = await check.run(checked);
  expect(verdicts).toHaveLength(1);
  const [verdict] = verdicts;
  if (!verdict) throw new Error('no verdict');
  expect(verdict.check).toBe(check.title);
  return { ...verdict, words: verdict.status === 'passes' ? verdict.detail : verdict.reason };
}

describe('the requested elements', () => {
  it.each([
    ['Na Cl <sg> <sg225>', 'passes', /^NaCl holds Na, Cl\.$/],
    ['Na Cl K <sg> <sg225>', 'passes', /K was not asked for\. The official score/],
    ['Na Na O <sg> <sg225>', 'fails', /^Cl is missing from Na2O\. O was not asked for\.$/],
  ])('%s: %s', async (atoms, status, words) => {
    const verdict = await verdictOf(materialChecks['requested-elements'], checkedMaterial(atoms));
    expect(verdict.status).toBe(status);
    expect(verdict.words).toMatch(words);
  });

  it('cannot be compared where the question names none', async () => {
    const checked = checkedReply(
      'unconditional-material',
      '<material>Si <sg> <sg227></material>',
      {},
    );
    expect(await verdictOf(materialChecks['requested-elements'], checked)).toMatchObject({
      status: 'not-checkable',
    });
  });
});

describe('the charges', () => {
  it.each([
    ['Na Cl <sg> <sg225>', 'passes', /neutral with Na \+1, Cl −1/],
    ['Na Na Na Na O O <sg> <sg225>', 'passes', /^Na2O is neutral/],
    ['Cu Cu Cu Au <sg> <sg221>', 'passes', /metals only/],
    ['Si Si <sg> <sg227>', 'passes', /element/],
    ['Cr Cr Cr Si <sg> <sg223>', 'not-checkable', /metals and metalloids only/],
    ['Na Cl Cl <sg> <sg225>', 'fails', /^NaCl2 finds no balance/],
    ['He O <sg> <sg225>', 'fails', /He has no common oxidation state/],
    ['Fe Fe Fe O O O O <sg> <sg227>', 'not-checkable', /Fe in two states, \+2 and \+3/],
  ])('of %s: %s', async (atoms, status, words) => {
    const verdict = await verdictOf(materialChecks['charge-neutral'], checkedMaterial(atoms));
    expect(verdict.status).toBe(status);
    expect(verdict.words).toMatch(words);
  });
});

describe('the places of the atoms', () => {
  it.each([
    ['Na Cl <sg> <sg225>', 'passes', /Na on 4a, Cl on 4b; 4 formula units, 8 atoms in the cell/],
    ['Ca F F <sg> <sg225>', 'passes', /F on 8c/],
    // 7 to 1 never comes out with 4, 4, 8, 24 and 24s in 240 atoms: 4 × 7 = 28 = 24 + 4 does.
    ['B B B B B B B C <sg> <sg225>', 'passes', /B on .*24.*, C on 4/],
    [`${'H '.repeat(101)}O <sg> <sg225>`, 'fails', /No cell of up to 240 atoms holds H101O/],
    ['Na Cl', 'not-checkable', /no space group/],
    [`${'H '.repeat(300)}O <sg> <sg225>`, 'not-checkable', /301 atoms/],
  ])('%s: %s', async (atoms, status, words) => {
    const verdict = await verdictOf(materialChecks['wyckoff-placement'], checkedMaterial(atoms));
    expect(verdict.words).toMatch(words);
    expect(verdict.status).toBe(status);
  });
});

describe('the oxidation states of the thought', () => {
  it.each([
    [
      'Ti4+ and O2- cancel.',
      'Ti O O <sg> <sg136>',
      'passes',
      /Ti \+4, O −2 in TiO2 add up to zero/,
    ],
    ['Ti3+ and O2- cancel.', 'Ti O O <sg> <sg136>', 'fails', /add up to −1, not to zero/],
    ['Nothing is said.', 'Ti O O <sg> <sg136>', 'not-checkable', /no element of the answer/],
    ['Ti4+ it is.', 'Ti O O <sg> <sg136>', 'not-checkable', /gives O no state/],
    ['Ti4+ or Ti3+, O2-.', 'Ti O O <sg> <sg136>', 'not-checkable', /Ti more than one state/],
    ['', 'Ti O O <sg> <sg136>', 'not-checkable', /no element of the answer/],
  ])('%s', async (thought, atoms, status, words) => {
    const verdict = await verdictOf(
      materialChecks['oxidation-states'],
      checkedMaterial(atoms, thought),
    );
    expect(verdict.status).toBe(status);
    expect(verdict.words).toMatch(words);
  });

  it('are pointed at', async () => {
    const checked = checkedMaterial('Ti O O <sg> <sg136>', 'Since Ti4+ and O2- cancel.');
    const { place } = await verdictOf(materialChecks['oxidation-states'], checked);
    expect(checked.reply.thought?.slice(place?.start, place?.end)).toBe('Ti4+');
  });
});

it.each(Object.entries(materialChecks))('%s does not judge another answer', async (_, check) => {
  const checked = checkedReply('mp-regression', '{"band_gap": 1.1}', {
    formula: 'Si',
    property: 'band_gap',
  });
  expect(await verdictOf(check, checked)).toMatchObject({ status: 'not-checkable' });
});
