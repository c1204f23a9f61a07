import { type PointerEvent, useRef } from 'react';

interface LetterPointing {
  readonly onPoint: ((position: number | undefined) => void) | undefined;
  readonly onPin: ((position: number) => void) | undefined;
}

/**
 * Handlers for the element around the blocks of a sequence, which tell the letter under the pointer;
 * `isOwn` is true while the pointer is there.
 */
export function useLetterPointing({ onPoint, onPin }: LetterPointing) {
  const last = useRef<number>(undefined);
  const isOwn = useRef(false);

  const report = (position: number | undefined) => {
    if (position === last.current) return;
    last.current = position;
    onPoint?.(position);
  };

  return {
    isOwn,
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        isOwn.current = true;
        report(letterAt(event.target, event.clientX));
      },
      onPointerLeave: () => {
        isOwn.current = false;
        report(undefined);
      },
      onClick: ({ target, clientX }: { target: EventTarget; clientX: number }) => {
        const position = letterAt(target, clientX);
        // Dragging over letters selects them for copying, and ends in a click too.
        const isSelecting = document.getSelection()?.isCollapsed === false;
        if (position !== undefined && !isSelecting) onPin?.(position);
      },
    },
  };
}

/** Number of the letter at a place of the screen, from 1; undefined between the blocks. */
function letterAt(target: EventTarget, clientX: number): number | undefined {
  const block = target instanceof Element ? target.closest('.sequence-block') : undefined;
  const start = Number(block?.getAttribute('data-start') ?? 0);
  const count = block?.textContent.length ?? 0;
  if (!block || start === 0 || count === 0) return undefined;
  const { left, width } = block.getBoundingClientRect();
  const index = Math.floor(((clientX - left) / width) * count);
  return start + Math.min(count - 1, Math.max(0, index));
}
