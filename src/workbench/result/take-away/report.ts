import { readRun } from '#state/read-run.ts';
import { type Run, shownSampleOf } from '#state/run.ts';
import { answerText } from '#tasks/answer-text.ts';
import type { Task } from '#tasks/task.ts';
import { recordFacts } from '../record-facts.ts';
import { sayOrigin } from '../replay/say-origin.ts';
import { verdictWords } from '../verdict-words.ts';

/** A picture of what a run is about, as a `data:` address. */
export interface ReportPicture {
  readonly address: string;
  readonly label: string;
}

/**
 * The shown reply of a run as a Markdown document: inputs, answer, checks, thought, settings. What a
 * person typed or a model wrote stands in fences, so that none of it becomes markup.
 */
export function writeReport(task: Task, run: Run, picture: ReportPicture | undefined): string {
  const { reply, answer } = readRun(run, task);
  const read = answer?.ok ? answerText(answer.value.answer) : undefined;
  const { checks } = shownSampleOf(run);
  const verdicts = checks.phase === 'done' ? checks.verdicts : [];
  const inputs = task.fields.map(({ name, label }) => ({ label, text: run.values[name] ?? '' }));
  return [
    `# ${task.title}`,
    sayOrigin(run),
    ...inputs
      .filter(({ text }) => text !== '')
      .flatMap(({ label, text }) => [`## Input: ${plain(label)}`, fenced(text)]),
    ...(picture ? [`![${plain(picture.label)}](${picture.address})`] : []),
    '## Answer',
    read === undefined
      ? `The reply holds no answer that can be read${answer?.ok === false ? `: ${plain(answer.error)}` : '.'}`
      : fenced(read),
    ...(read === reply.answer || reply.answer === ''
      ? []
      : ['The answer as it was written:', fenced(reply.answer)]),
    '## Checks',
    verdicts.length === 0
      ? 'Nothing was checked.'
      : verdicts
          .map(
            (verdict) =>
              `- **${plain(verdict.check)}: ${verdictWords[verdict.status]}.** ${plain(
                verdict.status === 'passes' ? verdict.detail : verdict.reason,
              )}`,
          )
          .join('\n'),
    'A thought is not a proof: only what is listed above was checked.',
    ...(reply.thought ? ['## Thought', fenced(reply.thought)] : []),
    '## Settings',
    recordFacts(run)
      .map(({ name, value }) => `- ${plain(name)}: ${plain(value)}`)
      .join('\n'),
    '### Prompt as the model read it',
    fenced(run.renderedPrompt),
    '',
  ].join('\n\n');
}

/** A block of code whose fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** One line without anything that Markdown or HTML would act on. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|!&~]/g, (sign) => `\\${sign}`);
}
