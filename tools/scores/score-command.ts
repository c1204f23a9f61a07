import type { MetricValue, ScoreMode, ScoreReport } from '#scoring/benchmark/scorer.ts';
import { scorerOf } from '#scoring/benchmark/scorer-of.ts';
import type { ScoringTools } from '#scoring/benchmark/scoring-tools.ts';
import { wordPiecesOf } from '#scoring/metrics/text/word-pieces.ts';
import { findTask } from '#tasks/registry.ts';
import { readAnsweredRows, readTextFile } from './answered-rows.ts';
import { badArguments, type Outcome, outcomeOf, readArguments } from './command-line.ts';
import { scienceInNode } from './science-in-node.ts';

const USAGE = `Scores replies to one task as the paper does.

  npm run --silent score -- --task ID --file FILE.jsonl [--mode official|strict] [--json]
                            [--word-pieces vocab.txt]

FILE has one JSON object a line: "prediction" (the raw reply, or a list of them, the best first),
"reference" (the raw reference, or a list) and, where a task has several, "property"; "prompt" for
metrics that look at what was asked for. official (the usual mode) reproduces the released evaluators,
quirks included; strict is what the metric's name says, over all rows. "npm run tasks" lists the ids.
--word-pieces is the vocab.txt of allenai/scibert_scivocab_uncased, for official BLEU and METEOR of
captions and descriptions.`;

/** `npm run score`. */
export function scoreCommand(argv: readonly string[]): Promise<Outcome> {
  return outcomeOf(async () => {
    const given = readArguments(argv, {
      usage: USAGE,
      usualMode: 'official',
      own: ['word-pieces'],
    });
    if (!given) return USAGE;
    const { task: id, file, mode, isJson } = given;
    const vocabulary = given.own.get('word-pieces');
    const scorer = await scorerOf(id);
    const tools = {
      ...scienceInNode(),
      ...(vocabulary !== undefined && piecesFor(id, mode, vocabulary)),
    };
    const rows = readAnsweredRows(file);
    const report = await scorer.score(rows, mode, tools);
    return isJson ? JSON.stringify(plainReport(id, report)) : table(id, report);
  });
}

/** Word pieces for a task that is measured over them. */
function piecesFor(
  id: string,
  mode: ScoreMode,
  vocabulary: string,
): Pick<ScoringTools, 'wordPieces'> {
  if (mode === 'strict') {
    throw badArguments(
      '--word-pieces changes official figures; strict ones are over words.',
      USAGE,
    );
  }
  if (!findTask(id)?.metrics.some(({ name }) => name.startsWith('BLEU-'))) {
    throw badArguments(`--word-pieces changes no figure of ${id}; leave it out.`, USAGE);
  }
  const cure = 'Name the vocab.txt of allenai/scibert_scivocab_uncased with --word-pieces.';
  return { wordPieces: wordPiecesOf(readTextFile(vocabulary, cure), vocabulary) };
}

/** Figures by name, null where there is none; why, under `absent`. */
function plainReport(task: string, { mode, n, metrics, notes, properties }: ScoreReport) {
  return {
    task,
    mode,
    n,
    ...plainMetrics(metrics),
    ...(notes && { notes }),
    ...(properties && {
      properties: mapValues(properties, (each) => ({ n: each.n, ...plainMetrics(each.metrics) })),
    }),
  };
}

function plainMetrics(metrics: Readonly<Record<string, MetricValue>>) {
  const absent = Object.entries(metrics).flatMap(([name, metric]) =>
    'absent' in metric ? [[name, metric.absent]] : [],
  );
  const units = Object.entries(metrics).flatMap(([name, metric]) =>
    'absent' in metric ? [] : [[name, metric.unit]],
  );
  return {
    metrics: mapValues(metrics, (metric) => ('absent' in metric ? null : metric.value)),
    units: Object.fromEntries(units),
    ...(absent.length > 0 && { absent: Object.fromEntries(absent) }),
  };
}

function table(
  task: string,
  { mode, n, metrics, notes = [], properties = {} }: ScoreReport,
): string {
  const rows = Object.entries(metrics).map(([name, metric]) => line(name, metric));
  const byProperty = Object.entries(properties).flatMap(([property, each]) => [
    `${property} (${counted(each.n)})`,
    ...Object.entries(each.metrics).map(([name, metric]) => `  ${line(name, metric)}`),
  ]);
  return [`${task}, ${mode} scores of ${counted(n)}`, ...rows, ...byProperty, ...notes].join('\n');
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

function line(name: string, metric: MetricValue): string {
  const value =
    'absent' in metric
      ? `absent: ${metric.absent}`
      : `${Number(metric.value.toPrecision(6))} ${metric.unit}`.trimEnd();
  return `${name.padEnd(28)} ${value}`;
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
