import type { Measurement, ModelCard } from '#library/model-card.ts';

const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

/** The card's text with its table of measurements written anew; the prose around it stays. */
export function replaceMeasurements(text: string, card: ModelCard): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`MODEL_CARD.md needs the lines "${BEGIN}" and "${END}" around its table.`);
  }
  return `${text.slice(0, begin + BEGIN.length)}\n${measurementTable(card)}\n${text.slice(end)}`;
}

const COLUMNS = [
  'Task',
  'Mode',
  'Weights',
  'Metric',
  'Scoring',
  'Value',
  '95 % interval',
  'Rows',
  'Trivial predictor',
];

function measurementTable({ measurements, measuredOn }: ModelCard): string {
  return [
    `Scored by the benchmark screen and, on the predictions that it exports, by \`npm run score\`: both gave the same figures. Last measured on ${measuredOn}.`,
    '',
    line(COLUMNS),
    line(COLUMNS.map(() => '---')),
    ...measurements.map((measurement) => line(cellsOf(measurement))),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellsOf(measurement: Measurement): readonly string[] {
  const { taskId, mode, decoding, flavour, metric, scoring, interval, n, baseline } = measurement;
  const say = (value: number) => sayFigure(measurement, value);
  return [
    taskId,
    decoding === undefined ? mode : `${mode}, ${decoding}`,
    flavour,
    metric,
    scoring ?? 'neither',
    say(measurement.value),
    interval ? `${say(interval[0])} to ${say(interval[1])}` : '',
    String(n),
    baseline ? `${say(baseline.value)} (${baseline.name})` : '',
  ];
}

function sayFigure({ unit }: Measurement, value: number): string {
  return unit === undefined ? `${(value * 100).toFixed(1)} %` : value.toFixed(3);
}
