import { type RefObject, useContext, useEffect, useRef, useState } from 'react';
import type { Scene } from './scene.ts';
import { type ScenePool, ScenePoolContext } from './scene-pool.ts';

export type SceneState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly scene: Scene }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

/** Milliseconds between two looks at whether the scene is still alive. */
const WATCH_INTERVAL = 500;
/** Milliseconds; a scene lost within this time after another is not rebuilt by itself. */
const CALM = 60_000;

/**
 * Borrows a 3D scene for the element while it is mounted. A lost scene is replaced by itself
 * once in a minute; after that, and when there is none, the person asks for another by `retry`.
 */
export function useScene(host: RefObject<HTMLElement | null>): {
  readonly state: SceneState;
  readonly retry: () => void;
} {
  const pool = useContext(ScenePoolContext);
  const [state, setState] = useState<SceneState>({ kind: 'starting' });
  const [attempt, setAttempt] = useState(0);
  const lastLoss = useRef(Number.NEGATIVE_INFINITY);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt borrows a new scene.
  useEffect(() => {
    if (!host.current) return;
    const borrowed = borrow(pool, host.current);
    setState(borrowed);
    if (borrowed.kind === 'failed') return;
    const watch = setInterval(() => {
      if (!borrowed.scene.isLost) return;
      clearInterval(watch);
      const isCalm = performance.now() - lastLoss.current > CALM;
      lastLoss.current = performance.now();
      if (isCalm) setAttempt((count) => count + 1);
      else setState(LOST);
    }, WATCH_INTERVAL);
    return () => {
      clearInterval(watch);
      setState({ kind: 'starting' });
      pool.release(borrowed.scene);
    };
  }, [host, pool, attempt]);

  return { state, retry: () => setAttempt((count) => count + 1) };
}

type Failed = Extract<SceneState, { readonly kind: 'failed' }>;

const LOST: Failed = {
  kind: 'failed',
  message: 'The graphics driver stopped repeatedly, so the 3D picture is gone.',
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
  pool: ScenePool,
  host: HTMLElement,
): Exclude<SceneState, { readonly kind: 'starting' }> {
  try {
    const scene = pool.acquire(host);
    return scene ? { kind: 'ready', scene } : NONE_LEFT;
  } catch {
    return NO_WEBGL;
  }
}
