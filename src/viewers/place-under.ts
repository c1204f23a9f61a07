import type { ScenePlace } from './scene-content.ts';

interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** Pixels; as far as a finger or a quick mouse misses. */
const REACH = 13;

/**
 * Id of the place nearest to the viewer among those drawn within a few pixels of a point. `view` is
 * 3Dmol's: a shift, a distance, and the turn of the model as a quaternion.
 */
export function placeUnder(
  point: PagePoint,
  places: readonly ScenePlace[],
  /** Where each place is drawn, in the coordinates of the point. */
  drawnAt: readonly PagePoint[],
  view: readonly number[],
): number | undefined {
  let front: { readonly id: number; readonly depth: number } | undefined;
  for (const [index, place] of places.entries()) {
    const at = drawnAt[index];
    if (!at || Math.hypot(at.x - point.x, at.y - point.y) > REACH) continue;
    const depth = depthOf(place, view);
    if (!front || depth > front.depth) front = { id: place.id, depth };
  }
  return front?.id;
}

/** Third coordinate after the turn: it grows towards the viewer. */
function depthOf(place: ScenePlace, view: readonly number[]): number {
  const [shiftX = 0, shiftY = 0, shiftZ = 0, , qx = 0, qy = 0, qz = 0, qw = 1] = view;
  const x = place.x + shiftX;
  const y = place.y + shiftY;
  const z = place.z + shiftZ;
  return (
    2 * (qx * qz - qw * qy) * x + 2 * (qy * qz + qw * qx) * y + (1 - 2 * (qx * qx + qy * qy)) * z
  );
}
