import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation, parseSymmetryOperation, writeOperation } from './symmetry-operation.ts';

function parsed(text: string) {
  const operation = parseSymmetryOperation(text);
  if (!operation.ok) throw new Error(operation.error.message);
  return operation.value;
}

describe('a symmetry operation', () => {
  it.each([
    ['x,y,z', 'x,y,z'],
    [' -Y , X-Y , Z+1/3 ', '-y,x-y,z+1/3'],
    ['1/2+x,-y+1/2,-z', 'x+1/2,-y+1/2,-z'],
    ['x+.5,y-0.25,z', 'x+1/2,y+3/4,z'],
    ['x,2x,1/4', 'x,2x,1/4'],
    ['3/8,0,5/6', '3/8,0,5/6'],
    ['+x,x+y-z,2*z', 'x,x+y-z,2z'],
  ])('%j is %j', (text, written) => expect(writeOperation(parsed(text))).toBe(written));

  it.each([
    '',
    'x,y',
    'x,y,z,x',
    'x,y,w',
    'x,,z',
    'x,y,z+1/0',
    'xy,y,z',
    'x,y,z+',
    'a'.repeat(200),
  ])('%j is none', (text) => expect(parseSymmetryOperation(text)).toMatchObject({ ok: false }));

  it('moves a point', () => {
    const [x, y, z] = applyOperation(parsed('-y,x-y,z+1/3'), [0.1, 0.2, 0.3]);
    expect([x, y, z]).toEqual([
      expect.closeTo(-0.2),
      expect.closeTo(-0.1),
      expect.closeTo(0.6333333),
    ]);
  });

  it('is read back as it was written', () => {
    const factor = fc.integer({ min: -2, max: 2 });
    const row = fc.tuple(factor, factor, factor);
    const shift = fc.integer({ min: 0, max: 23 }).map((n) => n / 24);
    fc.assert(
      fc.property(
        fc.tuple(row, row, row),
        fc.tuple(shift, shift, shift),
        (rotation, translation) => {
          const read = parsed(writeOperation({ rotation, translation }));
          expect(read.rotation).toEqual(rotation.map((each) => each.map((n) => n + 0)));
          read.translation.forEach((n, axis) => {
            expect(n).toBeCloseTo(translation[axis] ?? 0, 5);
          });
        },
      ),
    );
  });

  it('reads any text without a throw', () => {
    const text = fc.string({ unit: fc.constantFrom(...'xyz+-1/2,.0* '), maxLength: 20 });
    fc.assert(
      fc.property(text, (each) => {
        const operation = parseSymmetryOperation(each);
        if (!operation.ok) return true;
        return [...operation.value.rotation.flat(), ...operation.value.translation].every(
          Number.isFinite,
        );
      }),
    );
  });
});
