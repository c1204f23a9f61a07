import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { AtomDrawingProps, DrawnAtom } from './AtomDrawing.tsx';

type AtomOverlayProps = Omit<AtomDrawingProps, 'description'>;

/** More labels than this would cover one another. */
const MOST_LABELS = 6;
/** Of a bond: how large a ring is, and how far a pointer may miss. */
const RING = 0.36;
const REACH = 0.5;

/**
 * Rings over the atoms that are pointed at. To a screen reader it is a list of atoms; arrow keys
 * walk through them in the order of the SMILES.
 */
export function AtomOverlay(props: AtomOverlayProps) {
  const { drawing, atoms, label, highlighted, onPoint, onPin } = props;
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState<number>();
  const [over, setOver] = useState<number>();
  const active = focused === undefined ? undefined : atoms[focused];
  const shown = atoms.filter((atom) => highlighted.has(atom.id) || atom === active);

  const point = (atom: DrawnAtom | undefined) => {
    if (atom?.id === over) return;
    setOver(atom?.id);
    onPoint(atom?.id);
  };

  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = indexAfter(event.key, focused, atoms.length);
    if (next !== undefined) {
      event.preventDefault();
      setFocused(next);
      onPoint(atoms[next]?.id);
    } else if ((event.key === 'Enter' || event.key === ' ') && active) {
      event.preventDefault();
      onPin(active.id);
    }
  };

  return (
    <div
      className="atom-overlay"
      role="listbox"
      aria-label={`Atoms of ${label}`}
      aria-activedescendant={active && `${id}-${active.id}`}
      tabIndex={0}
      data-over={over !== undefined || undefined}
      onKeyDown={walk}
      onFocus={(event) => {
        // A click points by itself.
        if (event.currentTarget.matches(':focus-visible')) setFocused((at) => at ?? 0);
      }}
      onBlur={() => {
        setFocused(undefined);
        onPoint(undefined);
      }}
      onPointerMove={(event) => point(atomUnder(event, svg.current, props))}
      onPointerLeave={() => point(undefined)}
      onClick={(event) => onPin(atomUnder(event, svg.current, props)?.id)}
    >
      <svg ref={svg} viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="none">
        {atoms.map((atom) => (
          <AtomMark
            key={atom.id}
            id={`${id}-${atom.id}`}
            atom={atom}
            radius={Math.max(drawing.bondLength * RING, 5)}
            isShown={shown.includes(atom)}
            isActive={atom === active}
            isSelected={highlighted.has(atom.id)}
            isLabelled={shown.length <= MOST_LABELS}
          />
        ))}
      </svg>
    </div>
  );
}

interface AtomMarkProps {
  readonly id: string;
  readonly atom: DrawnAtom;
  readonly radius: number;
  readonly isShown: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isLabelled: boolean;
}

function AtomMark({ id, atom, radius, ...state }: AtomMarkProps) {
  const { x, y, label } = atom;
  return (
    <g id={id} role="option" aria-label={label} aria-selected={state.isSelected}>
      {state.isShown && (
        <circle
          className="atom-ring"
          cx={x}
          cy={y}
          r={radius}
          data-active={state.isActive || undefined}
        />
      )}
      {state.isShown && state.isLabelled && (
        <text className="atom-name" x={x + radius} y={y - radius * 0.7} aria-hidden>
          {label}
        </text>
      )}
    </g>
  );
}

/** Where a key leads from an atom; undefined for keys of another use. */
export function indexAfter(
  key: string,
  from: number | undefined,
  count: number,
): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min((from ?? -1) + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max((from ?? 1) - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function atomUnder(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  svg: SVGSVGElement | null,
  { drawing, atoms }: Pick<AtomOverlayProps, 'drawing' | 'atoms'>,
): DrawnAtom | undefined {
  const toDrawing = svg?.getScreenCTM()?.inverse();
  if (!toDrawing) return undefined;
  const point = new DOMPoint(clientX, clientY).matrixTransform(toDrawing);
  return nearestAtom(point, atoms, Math.max(drawing.bondLength * REACH, 8));
}

/** The atom nearest to a point of the drawing, if it is within reach. */
export function nearestAtom(
  point: { readonly x: number; readonly y: number },
  atoms: readonly DrawnAtom[],
  reach: number,
): DrawnAtom | undefined {
  let nearest: DrawnAtom | undefined;
  let least = reach;
  for (const atom of atoms) {
    const distance = Math.hypot(atom.x - point.x, atom.y - point.y);
    if (distance > least) continue;
    nearest = atom;
    least = distance;
  }
  return nearest;
}
