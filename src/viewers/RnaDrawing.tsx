import { memo, type PointerEvent, type RefObject } from 'react';
import type { Point, RnaLayout } from '#science/rna/layout.ts';
import type { PairTable } from '#science/rna/pair-table.ts';
import { numberPlaces } from './number-places.ts';

export type RnaColouring = 'base' | 'loop';

interface RnaDrawingProps {
  readonly sequence: string;
  readonly table: PairTable;
  readonly layout: RnaLayout;
  readonly colouring: RnaColouring;
  /** Pixels between neighbouring bases. */
  readonly unit: number;
  /** Positions from 1. */
  readonly highlighted: ReadonlySet<number>;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly label: string;
  readonly describedBy: string;
  readonly onPoint: (position: number | undefined) => void;
  readonly onPin: (position: number | undefined) => void;
}

const RADIUS = 0.42;

/** A secondary structure: bases as letters on the chain, pairs as lines. */
export function RnaDrawing(props: RnaDrawingProps) {
  const { sequence, table, layout, colouring, unit, highlighted, onPoint, onPin } = props;
  const baseAt = (event: PointerEvent | React.MouseEvent) => {
    const group = event.target instanceof Element ? event.target.closest('[data-base]') : null;
    return group ? Number(group.getAttribute('data-base')) : undefined;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the slider of the letters and the list of helices take keys.
    <svg
      className="rna-drawing"
      ref={props.svg}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={Math.round(layout.width * unit)}
      height={Math.round(layout.height * unit)}
      role="img"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onPointerMove={(event) => onPoint(baseAt(event))}
      onPointerLeave={() => onPoint(undefined)}
      onClick={(event) => onPin(baseAt(event))}
    >
      <Chain positions={layout.positions} table={table} sequence={sequence} />
      <Bases sequence={sequence} table={table} layout={layout} colouring={colouring} />
      {[...highlighted].map((position) => {
        const place = layout.positions[position - 1];
        return (
          place && (
            <circle
              key={position}
              className="rna-ring"
              cx={place.x}
              cy={place.y}
              r={RADIUS + 0.1}
            />
          )
        );
      })}
    </svg>
  );
}

interface ChainProps {
  readonly positions: readonly Point[];
  readonly table: PairTable;
  readonly sequence: string;
}

const Chain = memo(({ positions, table, sequence }: ChainProps) => (
  <>
    <polyline
      className="rna-chain"
      points={positions.map(({ x, y }) => `${digits(x)},${digits(y)}`).join(' ')}
    />
    {Array.from(table, (partner, base) => {
      const from = positions[base];
      const to = positions[partner];
      if (partner < base || !from || !to) return null;
      const letters = [sequence[base], sequence[partner]].toSorted().join('');
      return (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: a pair is named by its first base.
          key={base}
          className={`rna-pair rna-pair-${letters.toLowerCase()}`}
          x1={digits(from.x)}
          y1={digits(from.y)}
          x2={digits(to.x)}
          y2={digits(to.y)}
        />
      );
    })}
  </>
));

interface BasesProps {
  readonly sequence: string;
  readonly table: PairTable;
  readonly layout: RnaLayout;
  readonly colouring: RnaColouring;
}

/** Drawn anew only with another structure or colouring, not with each highlight. */
const Bases = memo(({ sequence, table, layout, colouring }: BasesProps) => (
  <>
    {layout.positions.map(({ x, y }, base) => {
      const letter = sequence.charAt(base);
      const loop = layout.loops[layout.loopOfBase[base] ?? 0]?.kind ?? 'exterior';
      const kind = (table[base] ?? -1) >= 0 ? 'stack' : loop;
      const tint = colouring === 'base' ? `rna-base-${letter.toLowerCase()}` : `rna-in-${kind}`;
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a base is its position.
        <g key={base} data-base={base + 1} className={`rna-base ${tint}`}>
          <circle cx={digits(x)} cy={digits(y)} r={RADIUS} />
          <text x={digits(x)} y={digits(y)}>
            {letter}
          </text>
        </g>
      );
    })}
    {numberPlaces(layout.positions, table).map(({ text, x, y }) => (
      <text key={text} className="rna-number" x={digits(x)} y={digits(y)}>
        {text}
      </text>
    ))}
  </>
));

function digits(value: number): number {
  return Math.round(value * 100) / 100;
}
