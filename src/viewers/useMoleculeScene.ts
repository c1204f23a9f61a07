import { type RefObject, useContext, useEffect, useState } from 'react';
import type { MoleculeScene } from './molecule-scene.ts';
import { ScenePoolContext } from './scene-pool.ts';

export type SceneState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly scene: MoleculeScene }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** Borrows a 3D scene for the element while it is mounted; `retry` borrows another one. */
export function useMoleculeScene(host: RefObject<HTMLElement | null>): {
  readonly state: SceneState;
  readonly retry: () => void;
} {
  const pool = useContext(ScenePoolContext);
  const [state, setState] = useState<SceneState>({ kind: 'starting' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt borrows a new scene.
  useEffect(() => {
    if (!host.current) return;
    const borrowed = borrow(() => host.current && pool.acquire(host.current));
    if (!borrowed.scene) {
      setState(borrowed.failure);
      return;
    }
    const { scene } = borrowed;
    scene.onLost = () => setState(LOST);
    setState({ kind: 'ready', scene });
    return () => {
      setState({ kind: 'starting' });
      pool.release(scene);
    };
  }, [host, pool, attempt]);

  return { state, retry: () => setAttempt((count) => count + 1) };
}

type Failed = Extract<SceneState, { readonly kind: 'failed' }>;

const LOST: Failed = {
  kind: 'failed',
  message: 'The graphics driver stopped, so the 3D picture is gone.',
  cure: 'Show it again. If it fails again, close other graphics programs or restart the browser.',
};

const NONE_LEFT: Failed = {
  kind: 'failed',
  message: 'Too many 3D pictures are open at the same time.',
  cure: 'Close another 3D picture, then show this one again.',
};

const NO_WEBGL: Failed = {
  kind: 'failed',
  message: 'This browser gives no WebGL, which 3D pictures need.',
  cure: 'Switch on hardware acceleration in the settings of the browser. The 2D drawing works without it.',
};

function borrow(
  acquire: () => MoleculeScene | undefined | null,
): { readonly scene: MoleculeScene } | { readonly scene?: never; readonly failure: Failed } {
  try {
    const scene = acquire();
    return scene ? { scene } : { failure: NONE_LEFT };
  } catch {
    return { failure: NO_WEBGL };
  }
}
