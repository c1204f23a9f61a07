import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectedParts, describeGraph } from './mol-graph.ts';
import { type MolGraph, parseMolblock, writeMolblock } from './molblock.ts';

const ETHANE = `ethane
  hand              3D

  2  1  0  0  0  0  0  0  0  0999 V2000
    0.0000    0.0000    0.0000 C   0  0
    1.5400    0.0000   -0.1000 C   0  0
  1  2  1  0
M  END
`;

const PLAIN = { charge: 0, isotope: 0, radical: 0 };

describe('parseMolblock', () => {
  test('reads atoms, bonds and title', () => {
    expect(read(ETHANE)).toEqual({
      title: 'ethane',
      atoms: [
        { symbol: 'C', x: 0, y: 0, z: 0, ...PLAIN },
        { symbol: 'C', x: 1.54, y: 0, z: -0.1, ...PLAIN },
      ],
      bonds: [{ from: 0, to: 1, order: 1 }],
    });
  });

  test('reads charges, and Windows line ends', () => {
    const charged = ETHANE.replace('M  END', 'M  CHG  2   1   1   2  -1\nM  END');
    expect(read(charged.replace(/\n/g, '\r\n')).atoms.map((atom) => atom.charge)).toEqual([1, -1]);
  });

  test.each([
    ['1.5400', '   NaN', 'Line 6', 'not three numbers'],
    ['1.5400', '9e9999', 'Line 6', 'beyond'],
    ['1.5400    0.0000   -0.1000 C ', '1.5400    0.0000   -0.1000 Qq', 'Line 6', '“Qq”'],
    ['  1  2  1', '  1  3  1', 'Line 7', 'atoms 1 and 3'],
    ['  1  2  1', '  1  1  1', 'Line 7', 'atoms 1 and 1'],
    ['  1  2  1', '  1  x  1', 'Line 7', 'not a bond'],
    ['  2  1  0', '  x  1  0', 'Line 4', 'not two numbers'],
    ['  2  1  0', '  0  0  0', 'Line 4', 'no atoms'],
    ['  2  1  0', ' 99  1  0', 'Line 9', 'ends before'],
    ['V2000', 'V3000', 'Line 4', 'V3000'],
    ['M  END', 'M  CHG  1   9   1', 'Line 8', 'names no atom'],
  ])('names the line when %j becomes %j', (from, to, line, words) => {
    const result = parseMolblock(ETHANE.replace(from, to));
    if (result.ok) throw new Error('accepted');
    expect(result.error.message).toContain(line);
    expect(result.error.message).toContain(words);
  });

  test('never throws and never gives a coordinate that is not finite', () => {
    const mutation = fc.tuple(
      fc.nat(ETHANE.length - 1),
      fc.constantFrom(...'0 9-.NaCe\nxInfinity'),
    );
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 5 }), (mutations) => {
        const text = mutations.reduce((t, [at, c]) => t.slice(0, at) + c + t.slice(at + 1), ETHANE);
        const result = parseMolblock(text);
        return !result.ok || result.value.atoms.every((a) => Number.isFinite(a.x + a.y + a.z));
      }),
      { numRuns: 2000 },
    );
  });
});

test('parseMolblock reads back what writeMolblock writes, with many charges', () => {
  const atoms = Array.from({ length: 20 }, (_, i) => ({
    symbol: i % 2 ? 'Na' : 'Cl',
    x: i * 1.5,
    y: 9 - i,
    z: 0.25,
    charge: i % 2 ? 1 : -1,
    isotope: i === 3 ? 24 : 0,
    radical: i === 4 ? 2 : 0,
  }));
  const graph: MolGraph = { title: 'salt', atoms, bonds: [{ from: 0, to: 19, order: 2 }] };
  expect(read(writeMolblock(graph))).toEqual(graph);
});

test('connectedParts lists the largest part first', () => {
  expect(
    connectedParts(5, [
      { from: 4, to: 1 },
      { from: 1, to: 2 },
    ]),
  ).toEqual([[1, 2, 4], [0], [3]]);
});

test('describeGraph says formula, atoms and rings', () => {
  expect(describeGraph(read(ETHANE))).toBe('C2; 2 atoms, 2 of them not hydrogen; no ring.');
});

function read(text: string): MolGraph {
  const result = parseMolblock(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
