import { describe, expect, it } from 'vitest';
import { findTask } from '#tasks/registry.ts';
import { htmlOf } from '../workbench.fixture.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import type { PasteSource } from './usePasteSource.ts';

function dialogOf(source: PasteSource, taskId = 'esol'): string {
  return htmlOf(
    <PasteDialog
      source={source}
      isDragging={false}
      currentTask={findTask(taskId)}
      onText={() => {}}
      onFiles={() => {}}
      onClose={() => {}}
    />,
  );
}

const typed = (text: string): PasteSource => ({ phase: 'ready', text, otherFiles: 0 });

describe('the paste box', () => {
  it('is empty at first and says nothing', () => {
    expect(dialogOf(typed(''))).not.toContain('Understood');
  });

  it('offers the open task first', () => {
    const html = dialogOf(typed('CCO'));
    expect(html).toContain('Understood as <strong>SMILES</strong>');
    const [open, other] = ['Fill into this task: Molecule (SMILES)', 'SMILES to IUPAC'];
    expect(html.indexOf(open)).toBeGreaterThan(0);
    expect(html.indexOf(other)).toBeGreaterThan(html.indexOf(open));
  });

  it('does not offer the open task what it cannot take', () => {
    const html = dialogOf(typed('TP53'));
    expect(html).not.toContain('Fill into this task');
    expect(html).toContain('2 tasks take this.');
  });

  it('names the field where a task has two of the kind', () => {
    const html = dialogOf(typed('>P1 hook\nMKTAYIAKQRQISFVKSHFSRQ'), 'human-ppi');
    expect(html).toContain('P1 hook');
    expect(html).toContain('22 residues');
    expect(html.match(/Fill into this task/g)).toHaveLength(2);
  });

  it('says why something is not usable, with its place', () => {
    const html = dialogOf(typed('CC(C)(C'));
    expect(html).toContain('SMILES, not usable');
    expect(html).toContain('The branch at character 6 is never closed.');
    expect(html).toContain('<mark>(</mark>');
  });

  it('names a long file in place of its text', () => {
    const text = `>long\n${'ACGT'.repeat(2000)}\n>more\n${'ACGT'.repeat(4000)}`;
    const html = dialogOf({ phase: 'ready', text, fileName: 'a.fasta', otherFiles: 1 });
    expect(html).toContain('<strong>a.fasta</strong> has 24,013 characters.');
    expect(html).toContain('8,000 bases');
    expect(html).toContain('Only a.fasta, the first of the files, is read.');
    expect(html).not.toContain('<textarea');
  });

  it('says why a file is refused', () => {
    const error = { message: 'The file is empty.', cure: 'Open another one.' };
    const html = dialogOf({ phase: 'refused', fileName: 'a.cif', error });
    expect(html).toContain('a.cif is not read. The file is empty. Open another one.');
  });
});
