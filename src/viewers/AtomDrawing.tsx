import { useId, useMemo, useRef, useState } from 'react';
import type { Drawing } from '#science/molecule-drawing.ts';
import { AtomOverlay } from './AtomOverlay.tsx';
import { DrawingToolbar } from './DrawingToolbar.tsx';
import { svgAddress } from './svg-to-png.ts';
import './AtomDrawing.css';

/** An atom that can be pointed at; coordinates are those of the drawing. */
export interface DrawnAtom {
  /** What `highlighted` and the events name it by. */
  readonly id: number;
  /** Short: `C5`. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface AtomDrawingProps {
  readonly drawing: Drawing;
  /** Keep the list between renders. */
  readonly atoms: readonly DrawnAtom[];
  /** What it shows, for those who do not see it, such as `Aspirin`; names the PNG too. */
  readonly label: string;
  /** The same in a sentence. */
  readonly description: string;
  readonly highlighted: ReadonlySet<number>;
  /** The atom under the pointer or chosen by keys, and undefined when that ends. */
  readonly onPoint: (atom: number | undefined) => void;
  /** A click or Enter; undefined beside all atoms. */
  readonly onPin: (atom: number | undefined) => void;
}

/** A 2D structure or reaction whose atoms can be pointed at, by mouse, finger and arrow keys. */
export function AtomDrawing(props: AtomDrawingProps) {
  const { drawing, atoms, label, description, ...pointing } = props;
  const figure = useRef<HTMLElement>(null);
  const source = useMemo(() => svgAddress(drawing.svg), [drawing.svg]);
  const descriptionId = useId();
  const [brokenSource, setBrokenSource] = useState<string>();
  if (brokenSource === source) return <p className="muted">{label} (the drawing is damaged)</p>;
  return (
    <figure className="atom-drawing" ref={figure}>
      <div className="atom-drawing-frame">
        <div className="atom-drawing-stage">
          <img
            src={source}
            alt={`${label}, structure drawing`}
            aria-describedby={descriptionId}
            draggable={false}
            onError={() => setBrokenSource(source)}
          />
          <AtomOverlay drawing={drawing} atoms={atoms} label={label} {...pointing} />
        </div>
      </div>
      <p className="visually-hidden" id={descriptionId}>
        {description}
      </p>
      <DrawingToolbar drawn={() => drawing} figure={figure} label={label} />
    </figure>
  );
}
