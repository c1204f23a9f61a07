import type { PlotOptions } from '@observablehq/plot';

/** A chart before it is drawn: what it shows in words, and how it is drawn in a width of CSS pixels. */
export interface ChartSpec {
  readonly title: string;
  readonly words: string;
  readonly options: (width: number) => PlotOptions;
}
