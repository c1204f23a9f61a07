import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import type { Run } from '../run.ts';
import { finished, runWith, storageNamed, tokenAt, writtenOn } from './history.fixture.ts';
import type { IdbRunStorage } from './idb-run-storage.ts';
import { changeBetween } from './run-change.ts';
import { rowOf } from './run-row.ts';

let name = '';
let storage: IdbRunStorage;
beforeEach(() => {
  name = `history-${Math.random()}`;
  storage = storageNamed(name);
});
afterEach(() => storage.close());

/** Keeps what becomes of a run, an entry for each state. */
async function keep(...states: readonly Run[]): Promise<void> {
  for (const [entry, run] of states.entries()) {
    const change = changeBetween(states[entry - 1], run);
    if (change) await storage.append(run.id, entry, change, rowOf(run));
  }
}

async function kept(id = 'a') {
  const read = await storage.read(id);
  return read.kind === 'run' ? read.run : read;
}

describe('a kept run', () => {
  it('comes back as it was, token by token', async () => {
    const begun = runWith();
    const written = writtenOn(begun, 40);
    const more = writtenOn(written, 25);
    const ended: Run = { ...more, phase: finished, renderedPrompt: '<user>…' };
    await keep(begun, written, more, ended);
    expect(await kept()).toEqual(ended);
    expect(await storage.read('a')).toMatchObject({ nextEntry: 4, isWritten: false });
  });

  it('whose page ended while it was written is interrupted, with what had been written', async () => {
    const written = writtenOn(runWith(), 40);
    await keep(runWith(), written);
    expect(await kept()).toEqual({ ...written, phase: { phase: 'interrupted' } });
  });

  it('keeps replies side by side, their ends, verdicts and votes', async () => {
    const sample = writtenOn(runWith(), 3).samples[0]!;
    const run = runWith({
      samples: [
        { ...sample, tokens: [{ ...tokenAt(0), given: true }], text: `x${tokenAt(0).text}` },
        {
          ...sample,
          thoughtEnd: { tokenIndex: 2, why: 'answer-now' },
          summary: {
            finish: 'ended',
            tokenCount: 3,
            thoughtTokenCount: 2,
            choices: [{ option: 'Yes', probability: 0.7 }],
          },
          score: -0.25,
          checks: {
            phase: 'done',
            verdicts: [
              { check: 'SMILES', status: 'passes', detail: 'It can be read.', atoms: [1] },
            ],
          },
        },
      ],
      shownSample: 1,
      vote: {
        phase: 'counted',
        vote: {
          groups: [
            {
              answer: { kind: 'number', value: -2.1, label: 'Solubility', unit: 'log10(mol/L)' },
              samples: [1],
              share: 1,
              weightedShare: 1,
            },
          ],
          unreadable: [0],
        },
      },
      interruptions: [
        {
          failure: { code: 'gpu-lost', message: 'Lost.', cure: 'Wait.', facts: { at: 3 } },
          keptTokenCount: 3,
          continuedWith: { backend: 'wasm', flavour: 'cpu-int8' },
        },
      ],
      phase: finished,
    });
    await keep(run);
    expect(await kept()).toEqual(run);
  });

  it('whose beams are being searched begins again, and keeps its candidates once they are found', async () => {
    const beams = { width: 2, candidateCount: 2, lengthPenalty: 1 };
    const begun = runWith({ decoding: { ...runWith().decoding, beams } });
    const leading = writtenOn(begun, 5);
    await keep(begun, leading);
    expect(await kept()).toMatchObject({ samples: [{ tokens: [], text: '' }] });
    const [sample] = writtenOn(begun, 2).samples;
    const ended: Run = {
      ...leading,
      samples: [sample!, { ...sample!, score: -1 }],
      phase: finished,
    };
    await storage.append('a', 2, changeBetween(leading, ended)!, rowOf(ended));
    expect(await kept()).toEqual(ended);
  });

  it('of version 2 is read as one that was written here', async () => {
    const { origin: _, parent: __, replyStart: ___, ...old } = runWith({ phase: finished });
    const change = changeBetween(undefined, runWith({ phase: finished }))!;
    const { samples: ____, ...fields } = { ...old, version: 2 };
    await storage.append('a', 0, { ...change, fields: fields as never }, undefined);
    expect(await kept()).toEqual(runWith({ phase: finished }));
  });
});

describe('what this version cannot read', () => {
  it('is listed as newer, and stays as it is', async () => {
    const change = changeBetween(undefined, runWith())!;
    const fields = { ...change.fields, version: 4 as never, newThing: { a: 1 } };
    const row = { ...rowOf(runWith()), version: 2 as never };
    await storage.append('a', 0, { ...change, fields }, row);
    expect(await storage.read('a')).toMatchObject({ kind: 'unreadable', why: 'newer' });
    expect(await storage.list()).toMatchObject([{ kind: 'unreadable', id: 'a', why: 'newer' }]);
    const database = await openDB(name);
    expect(await database.get('entries', ['a', 0])).toMatchObject({
      change: { fields: { version: 4, newThing: { a: 1 } } },
    });
    database.close();
  });

  it.each([
    ['a missing field', { prompt: undefined }],
    ['a number that is a text', { maxTokens: '500' }],
    ['a reply that is not there', { shownSample: 3 }],
  ])('says what is wrong with %s', async (_, fields) => {
    await keep(runWith());
    await storage.append('a', 1, { fields: fields as never, samples: undefined }, undefined);
    expect(await storage.read('a')).toMatchObject({
      kind: 'unreadable',
      why: 'damaged',
      reason: expect.stringMatching(/\w/),
    });
    expect(await storage.list()).toHaveLength(1);
  });

  it('finds columns that do not belong together', async () => {
    const change = changeBetween(undefined, writtenOn(runWith(), 3))!;
    const [sample] = change.samples!;
    const tokens = { ...sample!.tokens, texts: ['one'] };
    await storage.append('a', 0, { ...change, samples: [{ ...sample!, tokens }] }, undefined);
    expect(await storage.read('a')).toMatchObject({ why: 'damaged' });
  });
});

describe('the list', () => {
  it('has the newest first, whatever the clock says, and keeps the place of a run that goes on', async () => {
    await keep(runWith({ id: 'first', startedAt: '2036-01-01T00:00:00Z' }));
    await keep(runWith({ id: 'second', startedAt: '2016-01-01T00:00:00Z' }));
    const first = runWith({ id: 'first' });
    const ended: Run = { ...first, phase: finished };
    await storage.append('first', 1, changeBetween(first, ended)!, rowOf(ended));
    const list = await storage.list();
    expect(list.map(({ id }) => id)).toEqual(['second', 'first']);
    expect(list[1]).toMatchObject({ phase: 'finished', inputs: 'CCO', model: 'tiny' });
  });

  it('says which runs are being written', async () => {
    const locks = memoryLocks();
    const here = storageNamed(name, locks);
    await keep(runWith());
    const release = await here.hold('a');
    expect(await storageNamed(name, locks).list()).toMatchObject([{ isWritten: true }]);
    expect(await here.hold('a')).toBeUndefined();
    release?.();
    await vi.waitFor(async () => expect(await here.list()).toMatchObject([{ isWritten: false }]));
    await here.close();
  });

  it('holds remarks, which change one by one', async () => {
    await keep(runWith());
    await storage.remark('a', { note: 'odd' });
    await storage.remark('a', { isStarred: true });
    expect(await storage.list()).toMatchObject([{ remarks: { note: 'odd', isStarred: true } }]);
  });

  it('names the newest run of a task that is not deleted', async () => {
    for (const id of ['1', '2', '3']) await keep(runWith({ id }));
    await keep(runWith({ id: 'other', taskId: 'smiles-to-formula' }));
    await storage.remark('3', { deletedAtMs: 5 });
    expect(await storage.latestOf('esol')).toBe('2');
    expect(await storage.latestOf('none')).toBeUndefined();
  });
});

describe('erasing', () => {
  it('takes runs off the disk with all that belongs to them', async () => {
    await keep(runWith({ id: '1' }));
    await keep(runWith({ id: '2' }));
    await storage.remark('1', { note: 'x' });
    await storage.erase(['1']);
    expect(await storage.read('1')).toEqual({ kind: 'missing' });
    expect((await storage.list()).map(({ id }) => id)).toEqual(['2']);
    await storage.erase();
    expect(await storage.list()).toEqual([]);
  });
});

describe('two tabs', () => {
  it('cannot write the same entry of a run', async () => {
    await keep(runWith());
    const change = changeBetween(runWith(), writtenOn(runWith(), 2))!;
    await storage.append('a', 1, change, undefined);
    const other = storageNamed(name);
    await expect(other.append('a', 1, change, undefined)).rejects.toMatchObject({
      code: 'run-taken',
    });
    expect(await kept()).toMatchObject({ samples: [{ tokens: [{ id: 0 }, { id: 1 }] }] });
    await other.close();
  });

  it('of which one is newer leave the other with a reason', async () => {
    await keep(runWith());
    const newer = await openDB(name, 2);
    await expect(storage.list()).rejects.toMatchObject({ code: 'history-newer' });
    newer.close();
  });

  it('hear of each other’s runs', async () => {
    const heard = vi.fn();
    const stop = storageNamed(name).onChange(heard);
    await keep(runWith());
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    stop();
  });
});
