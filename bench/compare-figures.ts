import { z } from 'zod';
import type { MetricValue, ScoreReport } from '#scoring/benchmark/scorer.ts';

const commandSchema = z.object({
  task: z.string(),
  mode: z.enum(['official', 'strict']),
  n: z.int(),
  metrics: z.record(z.string(), z.number().nullable()),
  units: z.record(z.string(), z.string()),
  absent: z.record(z.string(), z.string()).optional(),
});

/** What `npm run score -- --json` prints. */
export type CommandFigures = z.infer<typeof commandSchema>;

/** Throws a `ZodError` for anything else. */
export function parseCommandFigures(text: string): CommandFigures {
  return commandSchema.parse(JSON.parse(text));
}

type Report = Pick<ScoreReport, 'n' | 'mode' | 'metrics'>;

/**
 * Where the screen and the command differ, each as a sentence with both values; none where each
 * number is the same to the last bit and each absence has the same reason.
 */
export function differingFigures(screen: Report, command: CommandFigures): readonly string[] {
  const names = new Set([...Object.keys(screen.metrics), ...Object.keys(command.metrics)]);
  const told = (name: string, ours: unknown, theirs: unknown) =>
    ours === theirs
      ? []
      : [
          `${command.task}, ${command.mode}: ${name} is ${ours} on the screen and ${theirs} by the command.`,
        ];
  return [
    ...told('the scoring', screen.mode, command.mode),
    ...told('the number of rows', screen.n, command.n),
    ...[...names].flatMap((name) => told(name, onScreen(screen, name), byCommand(command, name))),
  ];
}

/** Where the text of the table differs from the number behind it, of which it has four digits. */
export function misprintedFigures(
  { metrics }: Pick<Report, 'metrics'>,
  cells: ReadonlyMap<string, string>,
): readonly string[] {
  return Object.entries(metrics).flatMap(([name, metric]) => {
    const cell = cells.get(name);
    if (cell !== undefined && isPrinted(metric, cell)) return [];
    return [`The screen prints ${cell ?? 'nothing'} for ${name}, which is ${said(metric)}.`];
  });
}

function isPrinted(metric: MetricValue, cell: string): boolean {
  if ('absent' in metric) return cell.includes(metric.absent);
  const printed = /^−?[\d.]+(e[+−]?\d+)?/.exec(cell)?.[0] ?? '';
  return Number(printed.replaceAll('−', '-')) === Number(metric.value.toPrecision(4));
}

function onScreen({ metrics }: Report, name: string): string {
  const metric = metrics[name];
  return metric ? said(metric) : 'missing';
}

function byCommand({ metrics, units, absent = {} }: CommandFigures, name: string): string {
  const value = metrics[name];
  if (value === undefined) return 'missing';
  return said(value === null ? { absent: absent[name] ?? '' } : { value, unit: units[name] ?? '' });
}

/** Numbers in full: two that print alike are the same. */
function said(metric: MetricValue): string {
  return 'absent' in metric ? `absent (${metric.absent})` : `${metric.value} ${metric.unit}`;
}
