import { useEffect } from 'react';

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Hundreds of marks in a text are one stop of the Tab key; arrows, Home and End go from mark to
 * mark. Which one is the stop is decided when Tab is pressed, since texts grow and steps fold.
 */
export function useMarkKeys(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Tab') {
        makeStop('thought');
        makeStop('answer');
        return;
      }
      const step = STEPS[event.key];
      const from = markAt(event.target);
      if (step === undefined || !from || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      neighbourOf(from, step)?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('focusin', rememberStop);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('focusin', rememberStop);
    };
  }, []);
}

/** Marks of a part of the reply that are not folded away, in reading order. */
export function visibleMarks(part: string): readonly HTMLElement[] {
  const marks = document.querySelectorAll<HTMLElement>(`[data-mark="${part}"]`);
  return [...marks].filter((mark) => mark.checkVisibility());
}

function makeStop(part: string): void {
  const marks = visibleMarks(part);
  if (marks.some(({ tabIndex }) => tabIndex === 0)) return;
  const [first] = marks;
  if (first) first.tabIndex = 0;
}

/** The mark that has the focus is where Tab comes back to. */
function rememberStop({ target }: FocusEvent): void {
  const mark = markAt(target);
  if (!mark) return;
  for (const other of visibleMarks(mark.dataset['mark'] ?? '')) other.tabIndex = -1;
  mark.tabIndex = 0;
}

function markAt(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof HTMLElement && target.dataset['mark'] !== undefined ? target : undefined;
}

function neighbourOf(mark: HTMLElement, step: number): HTMLElement | undefined {
  const marks = visibleMarks(mark.dataset['mark'] ?? '');
  const wanted = marks.indexOf(mark) + step;
  return marks[Math.min(Math.max(wanted, 0), marks.length - 1)];
}
