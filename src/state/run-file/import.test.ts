import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { storageNamed } from '../history/history.fixture.ts';
import { engineWriting, storeWith } from '../workbench-store.fixture.ts';
import { writeRunFile } from './run-file.ts';

const TASK = 'smiles-to-formula';
const REPLY = ['so', '</think>\n\n', '<MOLFORMULA> CH4 </MOLFORMULA>'];

async function fileOfRun(): Promise<File> {
  const store = storeWith(engineWriting(REPLY));
  await store.getState().loadModel();
  store.getState().editField(TASK, 'smiles', 'C');
  await store.getState().startRun(TASK);
  const run = store.getState().runs[TASK];
  if (!run) throw new Error('there is no run');
  return new File([writeRunFile(run)], 'methane.run.json');
}

describe('importing a run', () => {
  it('shows it with its inputs, without a model', async () => {
    const store = storeWith(engineWriting([]));
    expect(await store.getState().importRun(await fileOfRun())).toEqual({ ok: true, value: TASK });
    const { runs, drafts } = store.getState();
    expect(runs[TASK]?.origin).toMatchObject({ kind: 'imported', file: 'methane.run.json' });
    expect(drafts[TASK]).toEqual({ smiles: 'C' });
  });

  it('keeps it in the history', async () => {
    const store = storeWith(engineWriting([]), { runStorage: storageNamed('imports') });
    await store.getState().importRun(await fileOfRun());
    await store.getState().readHistory();
    const { history, runs } = store.getState();
    expect(history.phase === 'known' && history.runs.map(({ id }) => id)).toEqual([runs[TASK]?.id]);
  });

  it('names what is wrong, and takes nothing in', async () => {
    const store = storeWith(engineWriting([]));
    const result = await store.getState().importRun(new File(['{}'], 'other.json'));
    expect(!result.ok && result.error.message).toContain('“other.json” is not a run file');
    expect(store.getState().runs).toEqual({});
  });

  it('says so when the file cannot be read any more', async () => {
    const store = storeWith(engineWriting([]));
    const gone = {
      name: 'gone.run.json',
      arrayBuffer: () => Promise.reject(new Error('NotFound')),
    };
    const result = await store.getState().importRun(gone);
    expect(!result.ok && result.error.message).toBe('“gone.run.json” cannot be read: NotFound');
  });
});
