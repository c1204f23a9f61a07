import type { Atom, AtomStyle, Viewer } from '3dmol/build/3Dmol.es6-min.js';
import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { crambinStructure } from '#science/protein/crambin.ts';
import { readStructure } from '#science/protein/read-structure.ts';
import type { MacroStructure } from '#science/protein/structure.ts';
import { colouringsOf, colourNames } from './protein-colouring.ts';
import { proteinContent } from './protein-content.ts';

const crambin = crambinStructure();
const chain = definitely(crambin.chains[0], 'chain');
const colours = { residues: chain.residues.map((_, i) => `rgb(${i}, 0, 0)`), rest: 'grey' };

interface Drawn {
  readonly atoms: Atom[];
  readonly styles: AtomStyle[];
}

/** What a structure adds to a viewer, model by model. */
function drawnOf(structure: MacroStructure): readonly Drawn[] {
  const models: Drawn[] = [];
  const viewer = {
    addModel: () => {
      const drawn: Drawn = { atoms: [], styles: [] };
      models.push(drawn);
      return { addAtoms: (atoms: readonly Atom[]) => drawn.atoms.push(...atoms) };
    },
    setStyle: (_: unknown, style: AtomStyle) => models.at(-1)?.styles.push(style),
  };
  const [first] = structure.chains;
  proteinContent(structure, definitely(first, 'chain'), colours).draw(viewer as unknown as Viewer);
  return models;
}

function atom(serial: number, record: string, name: string, residue: string, at: number): string {
  const place = `${String(at).padStart(8)}${'0.000'.padStart(8)}${'0.000'.padStart(8)}`;
  return `${record.padEnd(6)}${String(serial).padStart(5)}  ${name.padEnd(3)} ${residue} A${String(serial).padStart(4)}    ${place}  1.00 10.00           ${name.charAt(0)}`;
}

describe('a protein as a scene', () => {
  it('gives the cartoon helices and strands, and each residue its colour', () => {
    const [model] = drawnOf(crambin);
    expect(model?.atoms).toHaveLength(184);
    const helix = model?.atoms.filter(({ ss, atom }) => ss === 'h' && atom === 'CA') ?? [];
    expect(helix.map(({ resi }) => resi)).toEqual([
      ...Array.from({ length: 11 }, (_, i) => i + 7),
      ...Array.from({ length: 8 }, (_, i) => i + 23),
    ]);
    const colorfunc = definitely(model?.styles[0]?.cartoon?.colorfunc, 'colour function');
    expect(colorfunc(definitely(model?.atoms[4 * 9], 'atom'))).toBe('rgb(9, 0, 0)');
  });

  it('can be pointed at by residue', () => {
    const { places, of } = proteinContent(crambin, chain, colours);
    expect(of).toBe(crambin);
    expect(new Set(places.map(({ id }) => id)).size).toBe(46);
  });

  it('does not join residues over a gap, whatever their numbers', () => {
    const lines = [0, 3.8, 7.6, 30, 33.8].flatMap((at, i) => [
      atom(i + 1, 'ATOM', 'CA', 'GLY', at),
    ]);
    const read = readStructure(lines.join('\n'));
    const [model] = drawnOf(definitely(read.ok ? read.value : undefined, 'structure'));
    expect(model?.atoms.map(({ resi }) => resi)).toEqual([1, 2, 3, 13, 14]);
    expect(model?.styles.at(-1)?.cartoon?.style).toBe('trace');
  });

  it('draws ligands with their bonds, and no water', () => {
    const lines = [
      ...[0, 3.8].map((at, i) => atom(i + 1, 'ATOM', 'CA', 'GLY', at)),
      atom(5, 'HETATM', 'C1', 'LIG', 20).replace('   5    ', '   9    '),
      atom(6, 'HETATM', 'O1', 'LIG', 21.4).replace('   6    ', '   9    '),
      atom(7, 'HETATM', 'ZN', ' ZN', 40),
      atom(8, 'HETATM', 'O', 'HOH', 50),
    ];
    const read = readStructure(lines.join('\n'));
    const [, ligands] = drawnOf(definitely(read.ok ? read.value : undefined, 'structure'));
    expect(ligands?.atoms.map(({ bonds }) => bonds)).toEqual([[1], [0], []]);
    expect(ligands?.styles.map((style) => Object.keys(style)[0])).toEqual(['stick', 'sphere']);
  });
});

describe('colourings', () => {
  it('name a colour for each residue', () => {
    for (const colouring of colouringsOf(crambin, chain)) {
      expect(colourNames(crambin, chain, colouring)).toHaveLength(46);
    }
    expect(colourNames(crambin, chain, 'charge')[9]).toBe('--part-1');
    expect(colourNames(crambin, chain, 'charge')[22]).toBe('--part-2');
    expect(colourNames(crambin, chain, 'charge')[0]).toBe('--part-rest');
  });

  it('offer confidence only where the file is a prediction, and chains only where there are two', () => {
    expect(colouringsOf(crambin, chain)).toEqual(['fold', 'charge', 'hydropathy']);
    const predicted = { ...crambin, isPredicted: true, chains: [chain, chain] };
    expect(colouringsOf(predicted, chain)[0]).toBe('confidence');
    expect(colouringsOf(predicted, chain)).toContain('chain');
  });
});
