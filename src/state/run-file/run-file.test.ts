import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../run.ts';
import { engineWriting, storeWith } from '../workbench-store.fixture.ts';
import { readRunFile, writeRunFile } from './run-file.ts';

const TASK = 'smiles-to-formula';
const ARRIVAL = { file: 'aspirin.run.json', importedAt: '2026-11-24T08:00:00Z', id: 'new' };

async function finishedRun(): Promise<Run> {
  const store = storeWith(engineWriting(['so', '</think>\n\n', '<MOLFORMULA> CH4 </MOLFORMULA>']));
  await store.getState().loadModel();
  store.getState().editField(TASK, 'smiles', 'C');
  await store.getState().startRun(TASK);
  const run = store.getState().runs[TASK];
  if (!run) throw new Error('there is no run');
  return run;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readRunFile(bytesOf(text), ARRIVAL);

/** The file of a run with a part replaced. */
async function fileWith(change: Record<string, unknown>): Promise<string> {
  const file = JSON.parse(writeRunFile(await finishedRun()));
  return JSON.stringify({ ...file, run: { ...file.run, ...change } });
}

describe('a run file', () => {
  it('brings a run back as an imported one whose checks are still to be made', async () => {
    const run = await finishedRun();
    const result = read(writeRunFile(run));
    expect(result).toEqual({
      ok: true,
      value: {
        ...run,
        id: 'new',
        origin: { kind: 'imported', importedAt: ARRIVAL.importedAt, file: ARRIVAL.file },
        samples: run.samples.map((sample) => ({ ...sample, checks: { phase: 'waiting' } })),
      },
    });
  });

  it('of a run that was being written is that of an interrupted one', async () => {
    const result = read(await fileWith({ phase: { phase: 'decoding' } }));
    expect(result.ok && result.value.phase).toEqual({ phase: 'interrupted' });
  });

  it('of version 2 is read', async () => {
    const { version, origin, replyStart, parent, ...old } = await finishedRun();
    const text = JSON.stringify({ format: 'scireasoner-run', run: { ...old, version: 2 } });
    expect(read(text)).toMatchObject({ ok: true, value: { version: 3, prompt: old.prompt } });
    expect([version, origin.kind, replyStart, parent]).toEqual([3, 'here', undefined, undefined]);
  });

  it.each([
    ['', 'is not a run file: it is empty'],
    ['{', 'is not a run file: it is not JSON'],
    ['{"format":"other","run":{}}', 'is not a run file: it does not say'],
    ['[]', 'is not a run file'],
    ['{"format":"scireasoner-run","run":{"version":3}}', 'a run file with a fault'],
  ])('%j is refused with the reason', (text, reason) => {
    const result = read(text);
    expect(!result.ok && result.error.message).toContain(reason);
  });

  it('of a newer version is refused with what to do', async () => {
    const result = read(await fileWith({ version: 4 }));
    expect(!result.ok && result.error).toMatchObject({
      message: expect.stringContaining('version 4'),
      cure: expect.stringContaining('newest version'),
    });
  });

  it.each([
    [{ taskId: 'alchemy' }, 'no task “alchemy”'],
    [{ values: { smiles: 'C', stone: 'red' } }, 'no field “stone”'],
    [{ shownSample: 3 }, 'reply 4 is to be shown'],
    [{ samples: [] }, 'samples'],
    [{ maxTokens: 'many' }, 'maxTokens'],
  ])('with %j is refused with the place', async (change, reason) => {
    const result = read(await fileWith(change));
    expect(!result.ok && result.error.message).toContain(reason);
  });

  it('whose text is not what its tokens spell is refused', async () => {
    const { samples } = await finishedRun();
    const forged = samples.map((sample) => ({
      ...sample,
      text: sample.text.replace('CH4', 'CO2'),
    }));
    const result = read(await fileWith({ samples: forged }));
    expect(!result.ok && result.error.message).toContain('reply 1 is not what its tokens spell');
  });

  it('cut or changed anywhere is read or refused, and nothing else', async () => {
    const text = writeRunFile(await finishedRun());
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, put) => {
        const result = read(text.slice(0, at) + put + text.slice(at + 1));
        expect(result.ok || result.error.message.includes(ARRIVAL.file)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
