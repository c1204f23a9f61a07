import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import type { Chemistry } from '#science/chemistry.ts';
import { runWith } from '#state/history/history.fixture.ts';
import type { Run } from '#state/run.ts';
import { chemistry, crystallography } from '#state/workbench-store.fixture.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { writeReport } from './report.ts';
import { writeRunTable } from './run-table.ts';
import { takeAwayFiles } from './take-away-files.ts';

function taskOf(id: string): Task {
  const task = findTask(id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

/** A finished run of one reply with this text. */
function runOf(taskId: string, text: string, change: Partial<Run> = {}): Run {
  const run = runWith({ taskId, phase: { phase: 'stopped' }, ...change });
  return { ...run, samples: run.samples.map((sample) => ({ ...sample, text })) };
}

const flatChemistry: Chemistry = {
  ...chemistry,
  embedMolecule: () => Promise.resolve(err({ message: 'No shape.', cure: '' })),
  writeMolfile: () => Promise.resolve(ok('\n\n\n  0  0\nM  END\n')),
};

const tools = { chemistry: flatChemistry, crystallography };

describe('a report', () => {
  const task = taskOf('smiles-to-formula');
  const reply = '<think>a ``` fence and <img src=x></think> <MOLFORMULA> CH4 </MOLFORMULA>';

  it('has inputs, answer, thought and settings, each in its section', () => {
    const report = writeReport(task, runOf(task.id, reply, { values: { smiles: 'C' } }), undefined);
    const headings = report.split('\n').filter((line) => line.startsWith('#'));
    expect(headings).toEqual([
      `# ${task.title}`,
      '## Input: Molecule (SMILES)',
      '## Answer',
      '## Checks',
      '## Thought',
      '## Settings',
      '### Prompt as the model read it',
    ]);
    expect(report).toContain('```text\nCH4\n```');
  });

  it('keeps what a model wrote in fences that it cannot close', () => {
    const report = writeReport(task, runOf(task.id, reply), undefined);
    expect(report).toContain('````text\na ``` fence and <img src=x>\n````');
  });

  it('says that an imported run was not produced here', () => {
    const origin = {
      kind: 'imported',
      importedAt: '2026-01-01T00:00:00Z',
      file: 'x.json',
    } as const;
    expect(writeReport(task, runOf(task.id, reply, { origin }), undefined)).toContain(
      'was not produced here',
    );
  });

  it('says why there is no answer', () => {
    const report = writeReport(task, runOf(task.id, '<think>cut'), undefined);
    expect(report).toContain('The reply holds no answer that can be read: The reply ended inside');
  });

  it('shows its picture by a data address', () => {
    const picture = { address: 'data:image/png;base64,AA', label: 'A [molecule]' };
    expect(writeReport(task, runOf(task.id, reply), picture)).toContain(
      '![A \\[molecule\\]](data:image/png;base64,AA)',
    );
  });
});

describe('a table', () => {
  it('has a row for each reply, and runs no formula', () => {
    const task = taskOf('iupac-to-smiles');
    const text = '<SMILES> CCO </SMILES>';
    const [header = '', row = '', ...rest] = writeRunTable(
      task,
      runOf(task.id, text, { values: { iupac: '=ethanol' } }),
    ).split('\r\n');
    expect(rest).toEqual(['']);
    expect(header.startsWith('task,iupac,reply,answer,')).toBe(true);
    expect(row.startsWith("iupac-to-smiles,'=ethanol,1,CCO,,,,,")).toBe(true);
  });
});

describe('the files of a run', () => {
  const idsFor = (taskId: string, text: string) =>
    takeAwayFiles(taskOf(taskId), runOf(taskId, text), tools).map(({ id }) => id);

  it.each([
    ['iupac-to-smiles', '<SMILES> CCO </SMILES>', ['run', 'report', 'table', 'smiles', 'sdf']],
    ['unconditional-protein', '<protein> MKT </protein>', ['run', 'report', 'table', 'fasta']],
    [
      'composition-to-material',
      '<material> Na Cl <sg> <sg225> </material>',
      ['run', 'report', 'table', 'cif'],
    ],
    ['esol', '<NUMBER> -2 </NUMBER>', ['run', 'report', 'table']],
  ])('of %s are those of its answer', (taskId, text, ids) => {
    expect(idsFor(taskId, text)).toEqual(ids);
  });

  it('have a flat structure where there is no shape, and say so', async () => {
    const task = taskOf('iupac-to-smiles');
    const run = runOf(task.id, '<SMILES> CCO </SMILES>');
    const sdf = takeAwayFiles(task, run, tools).find(({ id }) => id === 'sdf');
    expect(await sdf?.write()).toContain('Drawn in the plane: No shape.');
  });
});
