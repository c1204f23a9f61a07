import { type RefObject, useEffect, useRef, useState } from 'react';

interface NearView {
  readonly isNear: boolean;
  /** Pixels that it took when it was near; undefined where it never was. */
  readonly height: number | undefined;
}

/** Whether an element lies within one height of its scrolling box of what is in view. */
export function useNearView(startsNear: boolean): [RefObject<HTMLDivElement | null>, NearView] {
  const ref = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<NearView>({ isNear: startsNear, height: undefined });

  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        // Nothing has a place in a panel that is folded.
        if (!entry || entry.rootBounds?.height === 0) return;
        const { isIntersecting, boundingClientRect } = entry;
        setNear((before) =>
          before.isNear === isIntersecting
            ? before
            : {
                isNear: isIntersecting,
                height: before.isNear ? boundingClientRect.height : before.height,
              },
        );
      },
      { root: element.closest('.follow-end-box'), rootMargin: '100% 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return [ref, near];
}
