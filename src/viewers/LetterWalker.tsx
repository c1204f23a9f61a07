import { useId, useState } from 'react';

interface LetterWalkerProps {
  readonly length: number;
  /** The letter that is highlighted, from 1; undefined where none is. */
  readonly position: number | undefined;
  readonly say: (position: number) => string;
  readonly onPoint: (position: number | undefined) => void;
  readonly onPin: ((position: number) => void) | undefined;
}

/** A slider from the first to the last letter: what the pointer does over the letters, by keyboard. */
export function LetterWalker({ length, position, say, onPoint, onPin }: LetterWalkerProps) {
  const id = useId();
  const [own, setOwn] = useState(1);
  const isInside = position !== undefined && position >= 1 && position <= length;
  const value = isInside ? position : Math.min(own, length);
  const point = (next: number) => {
    setOwn(next);
    onPoint(next);
  };
  return (
    <div className="letter-walker">
      <label htmlFor={id}>Position</label>
      <input
        id={id}
        type="range"
        min={1}
        max={length}
        value={value}
        aria-valuetext={say(value)}
        aria-describedby={`${id}-keys`}
        onChange={({ currentTarget }) => point(Number(currentTarget.value))}
        onBlur={() => onPoint(undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onPin?.(value);
          else if (event.key === 'Escape' && isInside) onPoint(undefined);
          else return;
          event.preventDefault();
        }}
      />
      <output htmlFor={id} className="letter-walker-said">
        {isInside ? say(value) : '–'}
      </output>
      <span className="visually-hidden" id={`${id}-keys`}>
        Arrow keys go from letter to letter, Enter keeps one, Escape leaves it.
      </span>
    </div>
  );
}
