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

function measurementTable({ measurements, measuredOn }: ModelCard): string {
  return [
    `Measured on ${measuredOn}, greedy but for the molecules made up, on rows the model never saw.`,
    '',
    '| Task | Mode | Weights | Metric | Value | 95 % interval | Rows | Trivial predictor |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...measurements.map(
      (m) =>
        `| ${m.taskId} | ${m.mode} | ${m.flavour} | ${m.metric} | ${figure(m, m.value)} | ${figure(m, m.interval[0])} to ${figure(m, m.interval[1])} | ${m.n} | ${m.baseline ? `${figure(m, m.baseline.value)} (${m.baseline.name})` : ''} |`,
    ),
  ].join('\n');
}

function figure({ metric, unit }: Measurement, value: number): string {
  if (unit !== undefined || metric === 'ROC-AUC') return value.toFixed(3);
  return `${(value * 100).toFixed(1)} %`;
}
