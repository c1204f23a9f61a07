import { expect, test, vi } from 'vitest';
import { definitely } from '#base/assert.ts';
import { functionalGroups } from '#science/functional-groups.ts';
import { startToolkits } from './rdkit.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Objects in the memory of RDKit: those ever made, and those not deleted since. */
const objects = vi.hoisted(() => ({ made: 0, alive: 0 }));

type Method = (...parameters: unknown[]) => unknown;
type Owner = Record<string, Method>;

vi.mock('@rdkit/rdkit', async (original) => {
  const { default: init } = await original<{ default: (options: unknown) => Promise<Owner> }>();
  return {
    default: async (options: unknown) => {
      const rdkit = await init(options);
      countObjects(rdkit);
      return rdkit;
    },
  };
});

/** Wraps whatever makes an object, and the one method that frees it. */
function countObjects(rdkit: Owner): void {
  const molecule = definitely(rdkit['get_mol'], 'get_mol')('C') as Owner;
  const parts = definitely(molecule['get_frags'], 'get_frags').call(molecule);
  const { molList } = parts as { readonly molList: Owner };
  for (const name of ['get_mol', 'get_qmol', 'get_rxn', 'set_log_capture']) count(rdkit, name);
  for (const name of ['at', 'next']) count(Object.getPrototypeOf(molList), name);
  count(Object.getPrototypeOf(molecule), 'get_frags');
  const base = Object.getPrototypeOf(Object.getPrototypeOf(molecule)) as Owner;
  const free = definitely(base['delete'], 'delete');
  base['delete'] = function (this: Owner) {
    objects.alive--;
    return free.call(this);
  };
}

function count(owner: Owner, name: string): void {
  const make = definitely(owner[name], name);
  const counting = function (this: Owner, ...parameters: unknown[]) {
    const made = make.apply(this, parameters);
    if (made) {
      objects.made++;
      objects.alive++;
    }
    return made;
  };
  // The bindings look for the variants of a function on the function itself.
  owner[name] = Object.assign(counting, make);
}

test('no call leaves molecules, patterns or logs behind in the memory of RDKit', async () => {
  const { rdkit } = await startToolkits();
  const smiles = 'CC(=O)Oc1ccccc1C(=O)O.OCC[NH3+].[Cl-]';
  const theme = 'light' as const;
  const size = { width: 300, theme };
  const sides = { reactants: smiles, reagents: 'O', products: '[CH3:1][CH3:2]' };
  const carbon = { name: 'carbon', smarts: '[#6]' };
  const calls = {
    draw: () => rdkit('draw', { smiles, options: { ...size, height: 200 } }),
    drawApart: () => rdkit('draw', { smiles, options: size }),
    drawReaction: () => rdkit('drawReaction', { sides, options: size }),
    writeMolfile: () => rdkit('writeMolfile', { smiles }),
    matchGroups: () => rdkit('matchGroups', { smiles, patterns: functionalGroups }),
    planEmbedding: () => rdkit('planEmbedding', { smiles }),
    describe: () => rdkit('describe', { smiles }),
    describeMolfile: () => rdkit('describeMolfile', { molfile: '' }),
    refused: () => rdkit('draw', { smiles: 'C(C)(C)(C)(C)C', options: size }),
    canonicaliseEach: () => rdkit('canonicaliseEach', { smiles: [smiles, 'C('] }),
    writeInchiOfEach: () => rdkit('writeInchiOfEach', { smiles: [smiles, 'C('] }),
    compareEach: () => rdkit('compareEach', { pairs: [[smiles, 'CCO']] }),
    compareEnvironmentsOfEach: () =>
      rdkit('compareEnvironmentsOfEach', { pairs: [[smiles, 'CCO']] }),
    noSmarts: () =>
      rdkit('matchGroups', { smiles, patterns: [carbon, { ...carbon, smarts: '[' }] }).catch(
        String,
      ),
  };
  for (const [name, call] of Object.entries(calls)) {
    const madeBefore = objects.made;
    objects.alive = 0;
    await call();
    expect(objects.made, name).toBeGreaterThan(madeBefore);
    expect(objects.alive, name).toBe(0);
  }
});
