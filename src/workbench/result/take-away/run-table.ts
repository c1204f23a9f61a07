import { writeCsv } from '#base/write-csv.ts';
import { readSample } from '#state/read-run.ts';
import type { Run } from '#state/run.ts';
import { answerText } from '#tasks/answer-text.ts';
import type { Task } from '#tasks/task.ts';

/** A run as CSV for spreadsheets: one row for each reply, with all that its answer depends on. */
export function writeRunTable(task: Task, run: Run): string {
  const { model, sampling, mode } = run;
  const inputs = task.fields.map(({ name }) => name);
  const header = [
    'task',
    ...inputs,
    'reply',
    'answer',
    'unreadable_because',
    'checks_passed',
    'checks_failed',
    'checks_not_possible',
    'tokens',
    'score',
    'model',
    'flavour',
    'backend',
    'mode',
    'temperature',
    'seed',
    'started',
    'imported',
  ];
  const rows = run.samples.map((sample, index) => {
    const { answer } = readSample(run, task, index);
    return [
      task.id,
      ...inputs.map((name) => run.values[name] ?? ''),
      `${index + 1}`,
      answer?.ok ? answerText(answer.value.answer) : '',
      answer?.ok === false ? answer.error : '',
      ...countsOf(sample),
      `${sample.tokens.length}`,
      sample.score === undefined ? '' : `${sample.score}`,
      model.name,
      model.flavour,
      model.backend.backend,
      mode,
      `${sampling.temperature}`,
      `${sampling.seed}`,
      run.startedAt,
      run.origin.kind === 'imported' ? 'yes' : 'no',
    ];
  });
  return writeCsv([header, ...rows]);
}

/** Empty where nothing was checked, which is not the same as none. */
function countsOf({ checks }: Run['samples'][number]): readonly string[] {
  if (checks.phase !== 'done') return ['', '', ''];
  return (['passes', 'fails', 'not-checkable'] as const).map(
    (status) => `${checks.verdicts.filter((verdict) => verdict.status === status).length}`,
  );
}
