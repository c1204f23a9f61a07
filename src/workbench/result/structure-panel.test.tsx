import { describe, expect, it } from 'vitest';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { htmlOf, runOf, sampleOf } from '../workbench.fixture.tsx';
import { StructurePanel } from './StructurePanel.tsx';

function taskOf(id: string): Task {
  const task = findTask(id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

const forward = taskOf('forward-synthesis');
const values = { reactants: 'CO.CC(=O)O' };
const ester = sampleOf('</think><SMILES> COC(C)=O </SMILES>');
const panelOf = (task: Task, changes: Parameters<typeof htmlOf>[1] = {}) =>
  htmlOf(<StructurePanel task={task} />, changes);

describe('the structure panel', () => {
  it('shows a reaction above its molecules, one of them at a time', () => {
    const html = panelOf(forward, {
      drafts: { [forward.id]: values },
      runs: { [forward.id]: runOf(forward, ester, { values }) },
    });
    expect(html).toContain('Drawing the reaction');
    expect(html).toMatch(/Molecule<\/span>.*Reactants and reagents.*Answer/);
    expect(html.match(/Reading the molecule/g)).toHaveLength(1);
    expect(html).toContain('Answer of the model');
  });

  it('shows both sequences of a pair', () => {
    const pair = taskOf('antibody-antigen');
    const [example] = pair.examples;
    const html = panelOf(pair, { drafts: { [pair.id]: example?.values ?? {} } });
    for (const { label } of pair.fields) expect(html).toContain(`Input: ${label}`);
  });

  it('shows the different molecules of several replies, with the replies that wrote them', () => {
    const samples = [ester, sampleOf('</think><SMILES> CCO </SMILES>'), ester];
    const html = panelOf(forward, {
      drafts: { [forward.id]: values },
      runs: { [forward.id]: runOf(forward, '', { values, samples }) },
    });
    expect(html).toContain('The 2 different answers of this run');
    for (const name of ['Sample 1', 'Sample 2', 'Sample 3']) expect(html).toContain(name);
  });

  it('says what to enter where there is nothing to draw', () => {
    expect(panelOf(forward)).toContain('Enter a molecule to see it here.');
  });
});
