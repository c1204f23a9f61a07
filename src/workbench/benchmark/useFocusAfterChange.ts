import { type RefObject, useEffect, useRef } from 'react';

interface Shown {
  /** Another value: something else is shown in the place. */
  readonly what: string;
  /** Another value: what had the focus may be gone. */
  readonly state: string | number;
  /** Whether it was asked for, so that the focus comes from wherever it is on the page. */
  readonly isAskedFor: boolean;
}

/**
 * A place that takes the focus when what was asked for is shown there, or when what had the focus is
 * gone: the keyboard goes on there, and not at the top of the page. Give the element `tabIndex={-1}`.
 */
export function useFocusAfterChange({
  what,
  state,
  isAskedFor,
}: Shown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef({ what, state });
  useEffect(() => {
    const { current: last } = before;
    if (last.what === what && last.state === state) return;
    before.current = { what, state };
    const isOther = last.what !== what;
    if (document.activeElement === document.body || (isOther && isAskedFor)) {
      place.current?.focus({ preventScroll: !isOther });
      if (isOther) showBeginning(place.current);
    }
  }, [what, state, isAskedFor]);
  return place;
}

/** The focus alone leaves a place where it is that covers the whole window. */
function showBeginning(place: HTMLElement | null): void {
  if (place && place.getBoundingClientRect().top < 0) place.scrollIntoView();
}
