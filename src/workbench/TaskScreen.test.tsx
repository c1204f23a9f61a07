import { describe, expect, it } from 'vitest';
import { emptyDecodingDraft } from '#state/decoding-draft.ts';
import { emptySamplingDraft } from '#state/sampling-draft.ts';
import type { Workbench } from '#state/workbench-state.ts';
import type { FieldValues } from '#tasks/field.ts';
import { freeQuestion } from '#tasks/free-question.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { decodingOf, nano, runOf, sampleOf, screenOf } from './workbench.fixture.tsx';

const formula = findTask('smiles-to-formula')!;

/** As React writes a text. */
const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');

/** The labels that belong to a control. */
const labelsIn = (html: string) =>
  [...html.matchAll(/<label[^>]* for="[^"]+"[^>]*>([^<]*)</g)].map(([, label]) => label);

describe.each([...tasks, freeQuestion])('the screen of $id', (task) => {
  it('labels a control for each field and says what the task tells and what not', () => {
    const html = screenOf(task);
    const labels = task.fields.map(({ label }) => escapeHtml(label));
    expect(labelsIn(html)).toEqual(expect.arrayContaining(labels));
    expect(html).toContain(escapeHtml(task.summary));
    expect(html).toContain(escapeHtml(task.caveat));
  });

  it('offers every example', () => {
    const html = screenOf(task);
    for (const { label } of task.examples)
      expect(html).toContain(`<span>${escapeHtml(label)}</span>`);
  });
});

describe('the screen of a task', () => {
  it('names its parts as people and tests know them', () => {
    const html = screenOf(formula);
    for (const name of ['Inputs', 'Reasoning', 'Answer', 'Structure', 'Checks']) {
      expect(html).toMatch(new RegExp(`<h2 id="[^"]+">${name}</h2>`));
    }
    expect(html).toContain('<span>Run</span>');
    expect(html).toContain('<span>Stop</span>');
  });

  it('warns before and after when the model was not trained for the task', () => {
    const task = findTask('esol')!;
    const html = screenOf(task, { runs: { esol: runOf(task, '<NUMBER> -2.1 </NUMBER>') } });
    expect(html).toContain('Not trained for this task: an answer will mean nothing.');
    expect(html).toContain('Not trained for this task: this answer means nothing.');
    expect(html).toContain('−2.1');
  });

  it('shows a finished run: thought, typed answer and verdict', () => {
    const run = runOf(
      formula,
      sampleOf('<think>\nnine carbons\n</think>\n\n<MOLFORMULA> C9H8O4 </MOLFORMULA>', {
        checks: {
          phase: 'done',
          verdicts: [{ status: 'fails', check: 'RDKit counts', reason: 'one hydrogen too many' }],
        },
      }),
    );
    const html = screenOf(formula, {
      runs: { [formula.id]: run },
      drafts: { [formula.id]: run.values },
    });
    expect(html).toContain('nine carbons');
    expect(html).toContain('<sub>9</sub>');
    expect(html).toMatch(/Fails.*RDKit counts.*one hydrogen too many/s);
    expect(html).not.toContain('inputs have changed');
  });

  it('says when the inputs are no longer those of the answer', () => {
    const run = runOf(formula, '<MOLFORMULA> C9H8O4 </MOLFORMULA>');
    const html = screenOf(formula, {
      runs: { [formula.id]: run },
      drafts: { [formula.id]: { smiles: 'CCO' } },
    });
    expect(html).toContain('The inputs have changed since this run.');
  });

  it('says so too where an edited prompt hides that other inputs would be checked', () => {
    const text = 'My own words';
    const run = runOf(formula, 'C9H8O4', { prompt: text, promptIsEdited: true });
    const promptEdits = { [formula.id]: { text, builtPrompt: '' } };
    const screenWith = (values: FieldValues) =>
      screenOf(formula, {
        runs: { [formula.id]: run },
        drafts: { [formula.id]: values },
        promptEdits,
      });
    expect(screenWith(run.values)).not.toContain('changed since this run');
    expect(screenWith({ smiles: 'CCO' })).toContain('The inputs have changed since this run.');
  });

  it('keeps the words of a failed run beside message and cure', () => {
    const run = runOf(formula, sampleOf('<think>\nC C 1', { summary: undefined }), {
      phase: {
        phase: 'failed',
        failure: {
          code: 'out-of-memory',
          message: 'The tab has no memory left.',
          cure: 'Close others.',
        },
      },
    });
    const html = screenOf(formula, { runs: { [formula.id]: run } });
    expect(html).toContain('The tab has no memory left.');
    expect(html).toContain('Close others.');
    expect(html).toContain('C C 1');
    expect(html).toContain('before any answer');
  });

  it('shows an unreadable reply as it is, with the reason', () => {
    const esol = findTask('esol')!;
    const html = screenOf(esol, { runs: { esol: runOf(esol, 'I would rather not say.') } });
    expect(html).toContain('holds no answer that can be read');
    expect(html).toContain('I would rather not say.');
    expect(html).toContain('answered without thinking');
  });

  it('shows the exact prompt, or why there is none yet', () => {
    const drafts = { [formula.id]: { smiles: 'CCO' } };
    expect(screenOf(formula, { drafts })).toContain(escapeHtml(formula.prompt({ smiles: 'CCO' })));
    expect(screenOf(formula)).toContain('There is no prompt yet: ');
  });

  it('marks an edited prompt, and says when the inputs have changed since', () => {
    const drafts = { [formula.id]: { smiles: 'CCO' } };
    const edit = { text: 'My own words', builtPrompt: formula.prompt({ smiles: 'CCO' }) };
    const html = screenOf(formula, { drafts, promptEdits: { [formula.id]: edit } });
    expect(html).toContain('Prompt (edited)');
    expect(html).toContain('My own words');
    expect(html).not.toContain('does not follow');

    const changed = { [formula.id]: { smiles: 'CCCO' } };
    expect(screenOf(formula, { drafts: changed, promptEdits: { [formula.id]: edit } })).toContain(
      'The inputs have changed since; the edited prompt does not follow them.',
    );
  });

  it('names what a link gives and the task does not have', () => {
    const html = screenOf(formula, { ignoredLinkNames: { [formula.id]: ['foo', 'bar'] } });
    expect(html).toContain('The link also fills “foo”, “bar”, which this task does not have.');
    expect(html).toContain('What it has: “smiles”.');
  });

  it('shows whether the task is a favourite', () => {
    const star = (favourites: readonly string[]) =>
      /aria-pressed="(\w+)"[^>]*>(?:(?!<\/button>).)*Favourite/.exec(
        screenOf(formula, { preferences: { favourites, recent: [], keptModel: undefined } }),
      )?.[1];
    expect(star([])).toBe('false');
    expect(star([formula.id])).toBe('true');
  });

  it('says that the measured score is not that of several replies', () => {
    const measured: LoadedModel = {
      ...nano,
      card: {
        title: 'Nano',
        demonstration: true,
        summary: 'A small one.',
        trainedTaskIds: [formula.id],
        measuredOn: '2026-11-23',
        measurements: [
          {
            taskId: formula.id,
            mode: 'auto',
            flavour: nano.flavour,
            metric: 'exact formula',
            value: 0.7,
            interval: [0.6, 0.8],
            n: 100,
          },
        ],
      },
    };
    const model: Workbench['model'] = {
      phase: 'ready',
      model: measured,
      numbers: { kind: 'reference' },
      fellBack: undefined,
    };
    const warning = 'That was one free reply';
    expect(screenOf(formula, { model })).toContain('70 % exact formula');
    expect(screenOf(formula, { model })).not.toContain(warning);
    const decodingDraft = { ...emptyDecodingDraft, sampleCount: '4' };
    expect(screenOf(formula, { model, decodingDraft })).toContain(warning);
    const run = runOf(formula, 'C', {
      model: measured,
      decoding: decodingOf({ thoughtBudget: { tokens: 64, answerTokens: 32 } }),
    });
    expect(screenOf(formula, { model, runs: { [formula.id]: run } })).toContain(warning);
  });

  it('names a wrong setting, its value and its range', () => {
    const html = screenOf(formula, {
      samplingDraft: { ...emptySamplingDraft, temperature: '7,5' },
    });
    expect(html).toContain('Advanced (1 changed)');
    expect(html).toContain('Temperature is &quot;7,5&quot;. Take a number from 0 to 5');
  });
});
