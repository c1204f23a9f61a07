import { useEffect, useState } from 'react';
import './MarkHint.css';

interface Hint {
  readonly text: string;
  /** CSS pixels of the window. */
  readonly left: number;
  readonly top: number;
  readonly isBelow: boolean;
}

/** Closer to the upper edge than this, the words stand under the mark. */
const ROOM_ABOVE = 90;
const HALF_WIDTH = 160;

/** What the mark under the pointer or with the focus means; its description says the same. */
export function MarkHint() {
  const [hint, setHint] = useState<Hint>();
  useEffect(() => {
    const show = ({ target }: Event) => setHint(hintOf(target));
    const hide = () => setHint(undefined);
    const hideOutside = ({ relatedTarget }: PointerEvent) => {
      if (relatedTarget === null) hide();
    };
    const hideOnEscape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('pointerout', hideOutside);
    document.addEventListener('focusin', show);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', hideOnEscape);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerover', show);
      document.removeEventListener('pointerout', hideOutside);
      document.removeEventListener('focusin', show);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', hideOnEscape);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);
  if (!hint) return null;
  const { left, top, isBelow } = hint;
  return (
    <div
      className={`mark-hint ${isBelow ? 'mark-hint-below' : ''}`}
      style={{ left, top }}
      aria-hidden="true"
    >
      {hint.text}
    </div>
  );
}

function hintOf(target: EventTarget | null): Hint | undefined {
  const mark = target instanceof Element ? target.closest('[data-mark]') : null;
  if (!mark) return undefined;
  const name = mark.getAttribute('aria-label');
  const description = mark.getAttribute('aria-description');
  const text = [name, description].filter((each) => each !== null).join('. ');
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const isBelow = box.top < ROOM_ABOVE;
  const middle = box.left + Math.min(box.width, 2 * HALF_WIDTH) / 2;
  const left = Math.max(
    HALF_WIDTH,
    Math.min(middle, document.documentElement.clientWidth - HALF_WIDTH),
  );
  return { text, left, top: isBelow ? box.bottom : box.top, isBelow };
}
