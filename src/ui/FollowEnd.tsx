import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import './FollowEnd.css';

interface FollowEndProps {
  readonly label: string;
  readonly children: ReactNode;
  /** While true, new content is scrolled into view unless the person scrolled up. */
  readonly growing: boolean;
  /** Changes whenever the content grew. */
  readonly size: number;
}

/** Pixels from the end that still count as being there. */
const NEAR = 32;

/** A scrolling box that stays at its end while its content grows. */
export function FollowEnd({ label, children, growing, size }: FollowEndProps) {
  const boxRef = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size is the reason to scroll
  useLayoutEffect(() => {
    const box = boxRef.current;
    if (box && growing && atEnd) box.scrollTop = box.scrollHeight;
  }, [size, growing, atEnd]);

  return (
    <div className="follow-end">
      <section
        className="follow-end-box"
        ref={boxRef}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        onScroll={({ currentTarget: box }) =>
          setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR)
        }
      >
        {children}
      </section>
      {growing && !atEnd && (
        <div className="follow-end-jump">
          <Button icon="down" onPress={() => setAtEnd(true)}>
            Jump to latest
          </Button>
        </div>
      )}
    </div>
  );
}
