import { useId, useMemo, useRef, useState } from 'react';
import type { FoldedRna } from '#science/folding.ts';
import { describeStructure, LOOP_NAMES, sayEnergy } from '#science/rna/describe-structure.ts';
import { layoutRna, type RnaLayout } from '#science/rna/layout.ts';
import type { LoopKind } from '#science/rna/loops.ts';
import type { PairTable } from '#science/rna/pair-table.ts';
import { Button } from '#ui/Button.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { DrawingToolbar } from './DrawingToolbar.tsx';
import { drawnSvg } from './drawn-svg.ts';
import { type RnaColouring, RnaDrawing } from './RnaDrawing.tsx';
import { RnaStructureText } from './RnaStructureText.tsx';
import { useWidth } from './useWidth.ts';
import './RnaStructureView.css';

/** Stretches of bases from 1, both ends included. */
export type BaseSpans = readonly { readonly first: number; readonly last: number }[];

export interface RnaStructureViewProps {
  readonly folded: FoldedRna;
  /** Pairs of the structure, as `readDotBracket` reads them. */
  readonly table: PairTable;
  /** What the RNA is: the accessible name, and the name of saved files. */
  readonly label: string;
  readonly highlighted: BaseSpans;
  /** Bases under the pointer, or those of a helix or loop in the list; undefined when they are left. */
  readonly onPoint: (spans: BaseSpans | undefined) => void;
  /** A click or Enter; empty beside all bases. */
  readonly onPin: (spans: BaseSpans) => void;
}

const COLOURINGS: readonly Choice<RnaColouring>[] = [
  { value: 'base', label: 'Bases' },
  { value: 'loop', label: 'Loops' },
];

/** Pixels between bases: letters can be read from 9 on, and more than 20 is a waste of the screen. */
const LEAST_UNIT = 9;
const MOST_UNIT = 20;
const ZOOM_STEP = 1.3;
const USUAL_WIDTH = 600;

/** A folded RNA as a drawing that points and can be pointed at, and the same in words. */
export function RnaStructureView(props: RnaStructureViewProps) {
  const { folded, table, label, highlighted, onPoint, onPin } = props;
  const figure = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const descriptionId = useId();
  const [colouring, setColouring] = useState<RnaColouring>('base');
  const [zoom, setZoom] = useState(1);
  const layout = useMemo(() => layoutRna(table), [table]);
  const positions = useMemo(() => positionsIn(highlighted), [highlighted]);
  const width = useWidth(frame) ?? USUAL_WIDTH;
  const fitting = Math.min(MOST_UNIT, Math.max(LEAST_UNIT, width / layout.width));
  const at = (position: number) => [{ first: position, last: position }];

  return (
    <figure className="rna-structure" ref={figure}>
      <section
        className="rna-frame"
        ref={frame}
        aria-label="Folded RNA"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
      >
        <RnaDrawing
          sequence={folded.sequence}
          table={table}
          layout={layout}
          colouring={colouring}
          unit={fitting * zoom}
          highlighted={positions}
          svg={svg}
          label={`${label}, secondary structure`}
          describedBy={descriptionId}
          onPoint={(position) => onPoint(position === undefined ? undefined : at(position))}
          onPin={(position) => onPin(position === undefined ? [] : at(position))}
        />
      </section>
      {colouring === 'loop' && <LoopLegend layout={layout} energies={folded.loopEnergies} />}
      <DrawingToolbar
        drawn={() => drawnSvg(svg.current)}
        figure={figure}
        label={`${label} structure`}
        controls={
          <ChoiceGroup
            label="Colour by"
            choices={COLOURINGS}
            value={colouring}
            onChange={setColouring}
          />
        }
      >
        <Button look="quiet" onPress={() => setZoom((now) => now * ZOOM_STEP)}>
          Larger
        </Button>
        <Button look="quiet" onPress={() => setZoom((now) => now / ZOOM_STEP)}>
          Smaller
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            setZoom(1);
            frame.current?.scrollTo(0, 0);
          }}
        >
          Reset view
        </Button>
      </DrawingToolbar>
      <figcaption className="rna-caption">
        <p>
          <strong>{sayEnergy(folded.energy)}</strong>{' '}
          <span id={descriptionId}>{describeStructure(table)}</span>
        </p>
        <p className="muted">
          Turner 2004, 37 °C, minimum free energy; not a measured structure, and without
          pseudoknots.
          {layout.overlapCount > 0 && ' Some parts of the drawing lie on others.'}
        </p>
      </figcaption>
      <RnaStructureText folded={folded} table={table} onPoint={onPoint} onPin={onPin} />
    </figure>
  );
}

interface LoopLegendProps {
  readonly layout: RnaLayout;
  readonly energies: readonly number[];
}

const KINDS: readonly LoopKind[] = [
  'stack',
  'hairpin',
  'interior',
  'bulge',
  'multiloop',
  'exterior',
];

/** What the colours mean, and what each kind of loop adds to the energy. */
function LoopLegend({ layout, energies }: LoopLegendProps) {
  const rows = KINDS.map((kind) => ({
    kind,
    sum: layout.loops.reduce(
      (sum, loop, index) => sum + (loop.kind === kind ? (energies[index] ?? 0) : 0),
      0,
    ),
    isThere: layout.loops.some((loop) => loop.kind === kind),
  }));
  return (
    <ul className="rna-legend" aria-label="Energies by kind of loop">
      {rows
        .filter(({ isThere }) => isThere)
        .map(({ kind, sum }) => (
          <li key={kind}>
            <span className={`rna-swatch rna-in-${kind}`} /> {LOOP_NAMES[kind]} {sayEnergy(sum)}
          </li>
        ))}
    </ul>
  );
}

function positionsIn(spans: BaseSpans): ReadonlySet<number> {
  return new Set(
    spans.flatMap(({ first, last }) =>
      Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index),
    ),
  );
}
