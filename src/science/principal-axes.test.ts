import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignToPrincipalAxes, type Point } from './principal-axes.ts';

const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
const cloud = fc.array(fc.record({ x: coordinate, y: coordinate, z: coordinate }), {
  minLength: 4,
  maxLength: 30,
});

test('keeps all distances and the handedness', () => {
  fc.assert(
    fc.property(cloud, (points) => {
      const turned = alignToPrincipalAxes(points);
      const [a, b, c, d] = turned;
      const [e, f, g, h] = points;
      if (!a || !b || !c || !d || !e || !f || !g || !h) return false;
      expect(distance(a, d)).toBeCloseTo(distance(e, h), 6);
      expect(volume(a, b, c, d)).toBeCloseTo(volume(e, f, g, h), 4);
      return true;
    }),
  );
});

test('spreads most along x and least along z', () => {
  fc.assert(
    fc.property(cloud, (points) => {
      const turned = alignToPrincipalAxes(points);
      const spread = (of: (p: Point) => number) => turned.reduce((s, p) => s + of(p) ** 2, 0);
      const [x, y, z] = [spread((p) => p.x), spread((p) => p.y), spread((p) => p.z)];
      return x >= y - 1e-6 * x && y >= z - 1e-6 * x;
    }),
  );
});

test('puts a single point at the origin', () => {
  expect(alignToPrincipalAxes([{ x: 3, y: 4, z: 5 }])).toEqual([{ x: 0, y: 0, z: 0 }]);
});

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

/** Signed volume of the parallelepiped: its sign changes in a mirror. */
function volume(a: Point, b: Point, c: Point, d: Point): number {
  const [u, v, w] = [b, c, d].map((p) => ({ x: p.x - a.x, y: p.y - a.y, z: p.z - a.z }));
  if (!u || !v || !w) return 0;
  return (
    u.x * (v.y * w.z - v.z * w.y) - u.y * (v.x * w.z - v.z * w.x) + u.z * (v.x * w.y - v.y * w.x)
  );
}
