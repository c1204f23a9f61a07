import { describe, expect, it } from 'vitest';
import { type ListedRun, noRemarks, type RunRemarks } from '#state/history/run-storage.ts';
import { filterRuns, noFilter, tasksOf } from './filter-runs.ts';
import { sayEnd, sayMoment, sayVerdicts } from './say-run.ts';

type Readable = Extract<ListedRun, { kind: 'run' }>;

function listedRun(change: Partial<Readable> & { readonly note?: string } = {}): Readable {
  const { note = '', ...rest } = change;
  const remarks: RunRemarks = { ...noRemarks, note };
  return {
    kind: 'run',
    version: 1,
    id: 'a',
    order: 0,
    taskId: 'esol',
    startedAt: '2026-11-23T10:00:00.000Z',
    inputs: 'CCO',
    answer: '-2.1 log10(mol/L)',
    model: 'nano',
    mode: 'thinking',
    phase: 'finished',
    tokenCount: 120,
    sampleCount: 1,
    elapsedMs: 900,
    verdicts: { passes: 1, fails: 0, slips: 0, notCheckable: 0 },
    isImported: false,
    parentId: undefined,
    isWritten: false,
    remarks,
    ...rest,
  };
}

const unreadable: ListedRun = {
  kind: 'unreadable',
  id: 'x',
  order: 9,
  why: 'newer',
  remarks: noRemarks,
};
const counts = { passes: 0, fails: 0, slips: 0, notCheckable: 0 };
const idsOf = (runs: readonly ListedRun[]) => runs.map(({ id }) => id);

describe('the filter of the history', () => {
  const runs: readonly ListedRun[] = [
    unreadable,
    listedRun({ id: 'ethanol', note: 'Ask Maria' }),
    listedRun({ id: 'benzene', inputs: 'c1ccccc1', verdicts: { ...counts, fails: 1 } }),
    listedRun({ id: 'formula', taskId: 'smiles-to-formula', answer: 'C2H6O', verdicts: counts }),
    listedRun({ id: 'starred', verdicts: { ...counts, passes: 2, slips: 1 } }),
  ].map((run) =>
    run.id === 'starred' ? { ...run, remarks: { ...run.remarks, isStarred: true } } : run,
  );

  it.each([
    [{}, ['x', 'ethanol', 'benzene', 'formula', 'starred']],
    [{ words: 'maria' }, ['ethanol']],
    [{ words: 'FORMULA c2h6o' }, ['formula']],
    [{ words: 'formula benzene' }, []],
    [{ words: 'esol c1cc' }, ['benzene']],
    [{ taskId: 'smiles-to-formula' }, ['formula']],
    [{ verdict: 'passes' }, ['ethanol']],
    [{ verdict: 'fails' }, ['benzene', 'starred']],
    [{ verdict: 'unchecked' }, ['formula']],
    [{ starredOnly: true }, ['starred']],
    [{ words: 'nano', verdict: 'fails', starredOnly: true }, ['starred']],
  ] as const)('%j leaves %j', (filter, ids) => {
    expect(idsOf(filterRuns(runs, { ...noFilter, ...filter }))).toEqual(ids);
  });

  it('offers the tasks that have runs, with their number', () => {
    expect(tasksOf(runs)).toEqual([
      { id: 'esol', title: 'ESOL (aqueous solubility)', count: 3 },
      { id: 'smiles-to-formula', title: 'SMILES to Formula', count: 1 },
    ]);
    expect(tasksOf([listedRun({ taskId: 'gone' })])).toEqual([
      { id: 'gone', title: 'gone', count: 1 },
    ]);
  });

  it('takes 5,000 runs at each key', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      listedRun({ id: String(at), inputs: `C${'C'.repeat(at % 100)}`, answer: 'x'.repeat(200) }),
    );
    expect(filterRuns(many, { ...noFilter, words: 'ccccc nano' }).length).toBe(4800);
  });
});

describe('the words for a kept run', () => {
  it('say its verdicts', () => {
    expect(sayVerdicts(counts)).toBe('Not checked');
    expect(sayVerdicts({ passes: 1, fails: 2, slips: 1, notCheckable: 3 })).toBe(
      '1 check passes, 2 fail, 1 slip in the thought or input, 3 not checkable',
    );
  });

  it('say how it ended, where it did not finish', () => {
    expect(sayEnd(listedRun())).toBeUndefined();
    expect(sayEnd(listedRun({ phase: 'decoding' }))).toBe('Interrupted');
    expect(sayEnd(listedRun({ phase: 'decoding', isWritten: true }))).toBe('Being written');
    expect(sayEnd(listedRun({ phase: 'stopped' }))).toBe('Stopped');
    expect(sayEnd(listedRun({ phase: 'failed' }))).toBe('Failed');
  });

  it('say when it began, in the person’s own time', () => {
    const moment = new Date(2026, 10, 3, 9, 5);
    expect(sayMoment(moment.toISOString())).toBe('2026-11-03 09:05');
    expect(sayMoment('yesterday')).toBe('yesterday');
  });
});
