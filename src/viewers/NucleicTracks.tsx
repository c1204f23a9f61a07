import { type PointerEvent, useId, useMemo, useRef } from 'react';
import { type FoundMotif, findNucleicMotifs } from '#science/nucleic-motifs.ts';
import { nucleicTracks } from '#science/nucleic-tracks.ts';
import { DrawingToolbar } from './DrawingToolbar.tsx';
import { drawnSvg } from './drawn-svg.ts';
import type { BaseSpans } from './RnaStructureView.tsx';
import { TrackCurve } from './TrackCurve.tsx';
import { useWidth } from './useWidth.ts';
import './NucleicTracks.css';

interface NucleicTracksProps {
  /** Letters A, C, G, T, U and N. */
  readonly sequence: string;
  readonly label: string;
  readonly highlighted: BaseSpans;
  /** A base under the pointer, or a motif; undefined when it is left. */
  readonly onPoint: (spans: BaseSpans | undefined) => void;
  readonly onPin: (spans: BaseSpans) => void;
}

const USUAL_WIDTH = 600;
/** Pixels: room for the scale on the left, and the lanes from top to bottom. */
const LEFT = 44;
const RIGHT = 8;
const LANE = 46;
const GAP = 12;
const MOTIFS_TOP = 2 * (LANE + GAP) + 6;
const MOTIF_HEIGHT = 12;
const HEIGHT = MOTIFS_TOP + MOTIF_HEIGHT + 18;
/** Beyond it the CpG curve leaves its lane; only very short CG repeats go there. */
const MOST_CPG = 1.5;
const ISLAND = 0.6;

/** GC content, CpG ratio and motifs along a DNA or RNA, on the strand as written. */
export function NucleicTracks(props: NucleicTracksProps) {
  const { sequence, label, highlighted, onPoint, onPin } = props;
  const figure = useRef<HTMLElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const descriptionId = useId();
  const tracks = useMemo(() => nucleicTracks(sequence), [sequence]);
  const motifs = useMemo(() => findNucleicMotifs(sequence), [sequence]);
  const width = useWidth(figure) ?? USUAL_WIDTH;
  const scale = (width - LEFT - RIGHT) / sequence.length;
  const xOf = (index: number) => LEFT + index * scale;
  const spanUnder = (event: PointerEvent | React.MouseEvent) => {
    const motif = motifs[Number(attributeUnder(event.target, 'data-motif') ?? -1)];
    if (motif) return [motif];
    const { left } = event.currentTarget.getBoundingClientRect();
    const position = Math.floor((event.clientX - left - LEFT) / scale) + 1;
    return position >= 1 && position <= sequence.length
      ? [{ first: position, last: position }]
      : undefined;
  };

  return (
    <figure className="nucleic-tracks" ref={figure}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the slider of the letters and the list of motifs take keys. */}
      <svg
        className="tracks-drawing"
        ref={svg}
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${label}, GC content, CpG ratio and motifs`}
        aria-describedby={descriptionId}
        onPointerMove={(event) => onPoint(spanUnder(event))}
        onPointerLeave={() => onPoint(undefined)}
        onClick={(event) => onPin(spanUnder(event) ?? [])}
      >
        <rect className="tracks-ground" width={width} height={HEIGHT} />
        {highlighted.map(({ first, last }) => (
          <rect
            key={`${first}-${last}`}
            className="tracks-pointed"
            x={xOf(first - 1)}
            width={Math.max(2, (last - first + 1) * scale)}
            height={HEIGHT}
          />
        ))}
        <TrackCurve
          name="GC"
          values={tracks.gc}
          most={1}
          line={0.5}
          ticks={['100 %', '50 %', '0 %']}
          frame={{ left: LEFT, top: 4, height: LANE, scale }}
        />
        <TrackCurve
          name="CpG"
          values={tracks.cpg}
          most={MOST_CPG}
          line={ISLAND}
          ticks={[String(MOST_CPG), String(ISLAND), '0']}
          frame={{ left: LEFT, top: LANE + GAP + 4, height: LANE, scale }}
        />
        {motifs.map(({ name, first, last }, index) => (
          <rect
            key={`${name} ${first}`}
            className="tracks-motif"
            data-motif={index}
            x={xOf(first - 1)}
            y={MOTIFS_TOP}
            width={Math.max(3, (last - first + 1) * scale)}
            height={MOTIF_HEIGHT}
            rx={2}
          />
        ))}
        <PositionAxis length={sequence.length} xOf={xOf} width={width} />
      </svg>
      <DrawingToolbar
        drawn={() => drawnSvg(svg.current)}
        figure={figure}
        label={`${label} tracks`}
      />
      <figcaption className="tracks-caption">
        <p id={descriptionId}>
          {sayTracks(tracks.gc, tracks.cpg)} Windows of {tracks.window} bases; CpG is observed by
          expected, and CpG islands lie above {ISLAND}.
        </p>
      </figcaption>
      <MotifList motifs={motifs} onPoint={onPoint} onPin={onPin} />
    </figure>
  );
}

interface PositionAxisProps {
  readonly length: number;
  readonly xOf: (index: number) => number;
  readonly width: number;
}

function PositionAxis({ length, xOf, width }: PositionAxisProps) {
  const step = [1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find(
    (each) => (length / each) * 42 < width,
  );
  const count = Math.floor(length / (step ?? length));
  return Array.from({ length: count }, (_, index) => {
    const position = (index + 1) * (step ?? length);
    return (
      <text
        key={position}
        className="tracks-tick"
        x={Math.min(xOf(position - 0.5), width - 12)}
        y={HEIGHT - 4}
      >
        {position}
      </text>
    );
  });
}

interface MotifListProps {
  readonly motifs: readonly FoundMotif[];
  readonly onPoint: (spans: BaseSpans | undefined) => void;
  readonly onPin: (spans: BaseSpans) => void;
}

function MotifList({ motifs, onPoint, onPin }: MotifListProps) {
  if (motifs.length === 0) {
    return <p className="muted">None of the usual motifs stands on this strand.</p>;
  }
  return (
    <>
      <ul className="tracks-motifs" aria-label="Motifs on this strand">
        {motifs.map((motif) => (
          <li key={`${motif.name} ${motif.first}`}>
            <button
              type="button"
              className="button button-chip"
              onPointerEnter={() => onPoint([motif])}
              onPointerLeave={() => onPoint(undefined)}
              onFocus={() => onPoint([motif])}
              onBlur={() => onPoint(undefined)}
              onClick={() => onPin([motif])}
            >
              {motif.name} {motif.first}–{motif.last}
            </button>
          </li>
        ))}
      </ul>
      <p className="muted">
        Letters that fit a consensus; short ones fit by chance too, so none is proof of a function.
      </p>
    </>
  );
}

function attributeUnder(target: EventTarget, name: string): string | null {
  return target instanceof Element ? target.getAttribute(name) : null;
}

function sayTracks(
  gc: readonly (number | undefined)[],
  cpg: readonly (number | undefined)[],
): string {
  const strong = extremesOf(gc);
  const steps = extremesOf(cpg);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const said = [
    strong
      ? `GC content from ${percent(strong.least)} at ${strong.leastAt} to ${percent(strong.most)} at ${strong.mostAt}.`
      : 'No GC content: nothing but unknown bases.',
    steps
      ? `CpG ratio from ${steps.least.toFixed(2)} to ${steps.most.toFixed(2)} at ${steps.mostAt}.`
      : 'No CpG ratio: C or G is missing.',
  ];
  return said.join(' ');
}

function extremesOf(values: readonly (number | undefined)[]) {
  const known = values.flatMap((value, index) =>
    value === undefined ? [] : [{ value, position: index + 1 }],
  );
  const [first] = known;
  if (!first) return undefined;
  const least = known.reduce((a, b) => (b.value < a.value ? b : a));
  const most = known.reduce((a, b) => (b.value > a.value ? b : a));
  return { least: least.value, leastAt: least.position, most: most.value, mostAt: most.position };
}
