import { type PointerEvent, useEffect, useRef } from 'react';
import type { Scene } from './scene.ts';

interface PlacePointer {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
}

/** Pixels; a press that moves farther turns the picture and chooses nothing. */
const STILL = 4;

/** Tells which place of a scene the pointer is at, once for each change, and which one is clicked. */
export function usePlacePointer(
  scene: Scene | undefined,
  onPoint: ((place: number | undefined) => void) | undefined,
  onPin: ((place: number | undefined) => void) | undefined,
): PlacePointer {
  const over = useRef<number | undefined>(undefined);
  const pressedAt = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  const latestOnPoint = useRef(onPoint);
  useEffect(() => {
    latestOnPoint.current = onPoint;
  }, [onPoint]);

  // A picture that goes away under the pointer sends no event.
  useEffect(
    () => () => {
      if (over.current !== undefined) latestOnPoint.current?.(undefined);
      over.current = undefined;
    },
    [],
  );

  const move = (element: Element, place: number | undefined) => {
    if (over.current === place) return;
    over.current = place;
    element.toggleAttribute('data-over', place !== undefined && onPin !== undefined);
    onPoint?.(place);
  };

  return {
    onPointerDown: (event) => {
      pressedAt.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event) => {
      if (!scene || !onPoint || event.buttons !== 0) return;
      move(event.currentTarget, scene.placeAt(event.pageX, event.pageY));
    },
    onPointerUp: (event) => {
      const start = pressedAt.current;
      pressedAt.current = undefined;
      if (!scene || !onPin || !start) return;
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) return;
      onPin(scene.placeAt(event.pageX, event.pageY));
    },
    onPointerLeave: (event) => move(event.currentTarget, undefined),
  };
}
