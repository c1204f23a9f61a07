import { useMemo } from 'react';
import type { BenchmarkRow, LiveScore } from '#state/benchmark/benchmark-state.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import type { ChartSpec } from '#viewers/plots/chart-spec.ts';
import {
  calibrationChart,
  classesOf,
  confusionCells,
  confusionChart,
  propertyChart,
} from '#viewers/plots/class-charts.ts';
import { parityChart, residualChart } from '#viewers/plots/number-charts.ts';
import { PlotFigure } from '#viewers/plots/PlotFigure.tsx';
import { type ChartData, chartDataOf } from './chart-data.ts';
import { sayScore } from './say-benchmark.ts';

interface BenchmarkPlotsProps {
  readonly rows: readonly BenchmarkRow[];
  readonly score: LiveScore;
  readonly taskTitle: string;
}

/** Whatever can be drawn of the scored rows: numbers, classes, how sure the model was, properties. */
export function BenchmarkPlots({ rows, score, taskTitle }: BenchmarkPlotsProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change with each reply, what can be drawn of them only when they are scored again
  const data = useMemo(() => chartDataOf(rows, score), [score]);
  const figures = useMemo(() => figuresOf(data), [data]);
  if (figures.length === 0) {
    return (
      <p className="muted">
        Nothing to draw yet: a plot needs numbers, classes, several properties, or ten answers with
        a probability.
      </p>
    );
  }
  return (
    <div className="benchmark-plots">
      {figures.map(({ chart, table }) => (
        <PlotFigure key={chart.title} chart={chart} label={taskTitle}>
          {table && <Numbers {...table} />}
        </PlotFigure>
      ))}
    </div>
  );
}

interface TableOfNumbers {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Figure {
  readonly chart: ChartSpec;
  /** Absent where the table of rows has the same numbers. */
  readonly table?: TableOfNumbers;
}

function figuresOf({ pairs, unit, classes, calibration, bars, metric }: ChartData): Figure[] {
  const cells = confusionCells(classes);
  return [
    ...(pairs.length > 0
      ? [{ chart: parityChart(pairs, unit) }, { chart: residualChart(pairs, unit) }]
      : []),
    ...(cells.length > 0
      ? [
          {
            chart: confusionChart(cells, classesOf(cells)),
            table: {
              head: ['Actual', 'Predicted', 'Rows'],
              rows: cells.map((cell) => [cell.actual, cell.predicted, String(cell.count)]),
            },
          },
        ]
      : []),
    ...(calibration
      ? [
          {
            chart: calibrationChart(calibration.curve, calibration.error),
            table: {
              head: ['Probability', 'Right', 'Answers'],
              rows: calibration.curve.map(({ confidence, accuracy, count }) => [
                sayScore(confidence),
                sayScore(accuracy),
                String(count),
              ]),
            },
          },
        ]
      : []),
    ...(bars.length > 1
      ? [
          {
            chart: propertyChart(bars, metric),
            table: {
              head: ['Property', metric, 'Rows'],
              rows: bars.map(({ property, value, n }) => [property, sayScore(value), String(n)]),
            },
          },
        ]
      : []),
  ];
}

/** The numbers of a chart, for those who do not see it. */
function Numbers({ head, rows }: TableOfNumbers) {
  return (
    <Disclosure title="The numbers">
      <table className="benchmark-table">
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\u0000')}>
              {row.map((text, column) => (
                <td key={head[column]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
