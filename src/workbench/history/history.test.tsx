import { describe, expect, it } from 'vitest';
import type { OpenedRun } from '#state/history/history-state.ts';
import type { Run } from '#state/run.ts';
import type { Workbench } from '#state/workbench-state.ts';
import { findTask } from '#tasks/registry.ts';
import { htmlOf, nano, runOf, sampleOf } from '../workbench.fixture.tsx';
import { comparisonRows } from './comparison-rows.ts';
import { KeptRunBar } from './KeptRunBar.tsx';

const task = findTask('esol')!;
const opened: OpenedRun = { runId: 'run', nextEntry: 3, isWrittenElsewhere: false };
const cut = { phase: { phase: 'interrupted' } } as const;

function barOf(run: Partial<Run>, changes: Partial<Workbench> = {}): string {
  const runs = { [task.id]: runOf(task, sampleOf('-2', { summary: undefined }), run) };
  return htmlOf(<KeptRunBar task={task} />, { runs, ...changes });
}

describe('the bar of a kept run', () => {
  it('offers to continue one whose page ended, and to repeat it', () => {
    const html = barOf(cut);
    expect(html).toContain('Interrupted: the page ended while this was written.');
    expect(html).toContain('1 token kept');
    expect(html).toContain('<span>Continue</span>');
    expect(html).toContain('Repeat from the start');
  });

  it('names both models where another one is loaded', () => {
    const html = barOf({ ...cut, model: { ...nano, name: 'big', manifestSha256: 'f' } });
    expect(html).toContain('big (cpu-int8, CPU (wasm)) began it, and nano');
    expect(html).toContain('<span>Continue with nano (cpu-int8, CPU (wasm))</span>');
  });

  it('waits for a model', () => {
    const html = barOf(cut, { model: { phase: 'absent' } });
    expect(html).toMatch(/aria-disabled="true"[^>]*>(?:(?!<\/button>).)*Continue/);
    expect(html).toContain('It can go on once a model is loaded.');
  });

  it('says that beams begin again', () => {
    const beams = { width: 2, candidateCount: 2, lengthPenalty: 1 };
    const { decoding } = runOf(task, '');
    expect(barOf({ ...cut, decoding: { ...decoding, beams } })).toContain(
      'a beam search begins again',
    );
  });

  it('leaves a run to the tab that writes it', () => {
    const html = barOf(cut, {
      openedRuns: { [task.id]: { ...opened, isWrittenElsewhere: true } },
    });
    expect(html).toContain('Another tab is writing this run.');
    expect(html).not.toContain('Continue');
  });

  it('says of a finished one that it is kept, and nothing of one that was just made', () => {
    expect(barOf({}, { openedRuns: { [task.id]: opened } })).toContain('Kept run');
    expect(barOf({})).toBe('');
    expect(barOf({}, { openedRuns: { [task.id]: { ...opened, runId: 'other' } } })).toBe('');
  });

  it('says that runs are not being kept, why, and what to do', () => {
    const failure = { code: 'history-full', message: 'The storage is full.', cure: 'Make room.' };
    const html = barOf({}, { runKeeping: { phase: 'failing', failure, runCount: 2 } });
    expect(html).toContain('The storage is full.');
    expect(html).toContain('Make room.');
    expect(html).toContain('Try again');
  });
});

describe('runs side by side', () => {
  it('say what differs and what does not', () => {
    const one = runOf(task, '<think>\na\n</think>\n\n-2.1');
    const other = runOf(task, '-3', { mode: 'instant', sampling: { ...one.sampling, seed: 8 } });
    const rows = comparisonRows([one, other]);
    const row = (name: string) => rows.find((candidate) => candidate.name === name);
    expect(row('Seed')).toEqual({ name: 'Seed', values: ['7', '8'], differs: true });
    expect(row('Mode')).toMatchObject({ values: ['Thinking', 'Instant'], differs: true });
    expect(row('Answer')).toMatchObject({
      values: ['-2.1 log10(mol/L)', '-3 log10(mol/L)'],
      differs: true,
    });
    expect(row('Model')).toMatchObject({ values: ['nano', 'nano'], differs: false });
    expect(row('Inputs')).toMatchObject({ differs: false });
  });
});
