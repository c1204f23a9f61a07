import type { Viewer } from '3dmol/build/3Dmol.es6-min.js';

/** Something to point at in a scene, and to put a halo around. */
export interface ScenePlace {
  /** What the owner calls it: an atom, a residue. Several places may have the same. */
  readonly id: number;
  /** Ångström, in the coordinates of the atoms. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Of the halo, in ångström; 0 where the place can be pointed at but gets none. */
  readonly radius: number;
}

/** What a scene shows; build it once and keep it, for another object is drawn anew. */
export interface SceneContent {
  /** The thing itself. While it is the same object, another style of it keeps the view. */
  readonly of: object;
  /** Adds models, shapes and labels to an empty viewer; checked data only, never a file or a name. */
  readonly draw: (viewer: Viewer) => void;
  readonly places: readonly ScenePlace[];
}
