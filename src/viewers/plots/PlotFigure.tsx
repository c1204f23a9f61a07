import { plot } from '@observablehq/plot';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { DrawingToolbar } from '../DrawingToolbar.tsx';
import { drawnSvg } from '../drawn-svg.ts';
import { useWidth } from '../useWidth.ts';
import type { ChartSpec } from './chart-spec.ts';
import './PlotFigure.css';

interface PlotFigureProps {
  readonly chart: ChartSpec;
  /** Names saved files, with the title. */
  readonly label: string;
  /** The numbers themselves, for those who do not see the picture. */
  readonly children?: ReactNode;
}

const NARROWEST = 260;
const WIDEST = 640;

/** A chart by Observable Plot in the colours of the theme, with its words, to look at and to save. */
export function PlotFigure({ chart, label, children }: PlotFigureProps) {
  const figure = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const captionId = useId();
  const width = useWidth(frame);
  useChart(frame, chart, width);
  return (
    <figure className="plot-figure" ref={figure} aria-labelledby={captionId}>
      <figcaption>
        <h3 id={captionId}>{chart.title}</h3>
        <p>{chart.words}</p>
      </figcaption>
      {/* The words say what it shows; hundreds of dots without names say nothing. */}
      <div className="plot-frame" ref={frame} role="img" aria-label={chart.title} />
      {children}
      <DrawingToolbar
        drawn={() => drawnSvg(frame.current?.querySelector('svg') ?? null)}
        figure={figure}
        label={`${label} ${chart.title}`}
      />
    </figure>
  );
}

function useChart(
  frame: RefObject<HTMLDivElement | null>,
  chart: ChartSpec,
  width: number | undefined,
): void {
  useEffect(() => {
    if (!frame.current || width === undefined || width === 0) return;
    const shown = Math.min(WIDEST, Math.max(NARROWEST, width));
    const drawn = plot({ className: 'plot-drawing', ...chart.options(shown), width: shown });
    // The policy of the page allows no style elements; what this one says is in PlotFigure.css.
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // The frame has the name and the words; what Plot calls its groups says nothing to anybody.
    for (const named of drawn.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
    drawn.setAttribute('aria-hidden', 'true');
    frame.current.replaceChildren(drawn);
  }, [frame, chart, width]);
}
