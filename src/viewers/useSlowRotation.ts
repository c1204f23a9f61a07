import { useEffect } from 'react';
import type { Scene } from './scene.ts';

const DEGREES_PER_SECOND = 16;
/** Milliseconds; 30 pictures a second look smooth at this speed. */
const SHORTEST_PAUSE = 33;
/** Rendering may take at most this share of the page's time, also where the GPU is software. */
const LARGEST_SHARE = 0.25;
/** Milliseconds; after a hidden tab the picture must not jump. */
const LONGEST_STEP = 200;

/** Turns the scene while `isOn` and while it is on the screen. */
export function useSlowRotation(scene: Scene | undefined, isOn: boolean): void {
  useEffect(() => {
    if (!scene || !isOn) return;
    let isVisible = true;
    let frame = 0;
    let last = performance.now();
    let pause = SHORTEST_PAUSE;

    const step = (now: number) => {
      frame = requestAnimationFrame(step);
      if (!isVisible || scene.isLost || now - last < pause) return;
      const elapsed = Math.min(now - last, LONGEST_STEP);
      last = now;
      const start = performance.now();
      scene.rotate((elapsed / 1000) * DEGREES_PER_SECOND, 'y');
      pause = Math.max(SHORTEST_PAUSE, (performance.now() - start) / LARGEST_SHARE);
    };
    frame = requestAnimationFrame(step);

    const visibility = new IntersectionObserver((entries) => {
      isVisible = entries.at(-1)?.isIntersecting ?? true;
    });
    visibility.observe(scene.element);
    return () => {
      cancelAnimationFrame(frame);
      visibility.disconnect();
    };
  }, [scene, isOn]);
}
