import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import { isRunning, type Run } from '../run.ts';
import { failing, finished, runWith, storageNamed, writtenOn } from './history.fixture.ts';
import type { IdbRunStorage } from './idb-run-storage.ts';
import { RunJournal } from './run-journal.ts';
import type { RunKeeping } from './run-storage.ts';

let storage: IdbRunStorage;
beforeEach(() => {
  storage = storageNamed(`journal-${Math.random()}`);
});
afterEach(async () => {
  vi.useRealTimers();
  await storage.close();
});

const full = () =>
  new Failure({ code: 'history-full', message: 'The storage is full.', cure: 'Make room.' });

async function kept(id = 'a'): Promise<Run | undefined> {
  const read = await storage.read(id);
  return read.kind === 'run' ? read.run : undefined;
}

/** What a run becomes: begun, written token by token, ended, checked. */
function lifeOf(tokens: number): readonly Run[] {
  const begun = runWith();
  const states: Run[] = [begun, { ...begun, renderedPrompt: '<user>', promptTokenCount: 9 }];
  for (let at = 0; at < tokens; at++) states.push(writtenOn(states.at(-1)!, 1));
  const ended: Run = { ...states.at(-1)!, phase: finished };
  const checks = {
    phase: 'done',
    verdicts: [{ check: 'Range', status: 'fails', reason: 'Too low.' }],
  } as const;
  return [...states, ended, { ...ended, samples: ended.samples.map((s) => ({ ...s, checks })) }];
}

describe('the journal', () => {
  it('has a new run on the disk before it begins to be written', async () => {
    const journal = new RunJournal(storage, () => {});
    await journal.begin(runWith());
    expect(await kept()).toMatchObject({
      phase: { phase: 'interrupted' },
      prompt: 'How soluble is CCO?',
    });
  });

  it('writes an entry as soon as 32 tokens wait, and none for fewer', async () => {
    const append = vi.spyOn(storage, 'append');
    const journal = new RunJournal(storage, () => {});
    const begun = runWith();
    await journal.begin(begun);
    const some = writtenOn(begun, 31);
    journal.note(some);
    expect(append).toHaveBeenCalledTimes(1);
    const more = writtenOn(some, 1);
    journal.note(more);
    expect(append).toHaveBeenCalledTimes(2);
    await vi.waitFor(async () => expect((await kept())?.samples).toEqual(more.samples));
  });

  it('lets nothing wait longer than a second', async () => {
    const append = vi.spyOn(storage, 'append');
    const journal = new RunJournal(storage, () => {});
    const begun = runWith();
    await journal.begin(begun);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const some = writtenOn(begun, 3);
    journal.note(some);
    vi.advanceTimersByTime(999);
    expect(append).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(append).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
    await vi.waitFor(async () => expect((await kept())?.samples).toEqual(some.samples));
  });

  it('ends with the run as it ended, checks included, and lets other tabs have it', async () => {
    const journal = new RunJournal(storage, () => {});
    const states = lifeOf(100);
    await journal.begin(states[0]!);
    expect(await storage.hold('a')).toBeUndefined();
    for (const run of states) journal.note(run);
    await journal.flush();
    expect(await kept()).toEqual(states.at(-1));
    expect(await storage.list()).toMatchObject([
      { phase: 'finished', verdicts: { passes: 0, fails: 1, slips: 0, notCheckable: 0 } },
    ]);
    await vi.waitFor(async () => expect(await storage.hold('a')).toBeDefined());
  });

  it('ignores runs that it was not told to keep', async () => {
    const journal = new RunJournal(storage, () => {});
    journal.note(runWith({ phase: finished }));
    await journal.flush();
    expect(await storage.list()).toEqual([]);
  });

  it('goes on behind the entries of a run that another page began', async () => {
    const begun = runWith();
    const first = new RunJournal(storage, () => {});
    await first.begin(begun);
    first.note(writtenOn(begun, 40));
    await first.flush();
    first.forget(['a']);
    const read = await storage.read('a');
    if (read.kind !== 'run') throw new Error('a run that was kept');
    const second = new RunJournal(storage, () => {});
    expect(await second.resume(read.run, read.nextEntry)).toBe(true);
    const more = writtenOn(read.run, 10);
    second.note(more);
    second.note({ ...more, phase: finished });
    await second.flush();
    expect(await kept()).toEqual({ ...more, phase: finished });
  });

  it('leaves a run alone that another tab writes', async () => {
    const journal = new RunJournal(storage, () => {});
    await journal.begin(runWith());
    const other = new RunJournal(storage, () => {});
    expect(await other.resume(runWith(), 1)).toBe(false);
    expect(other.knows('a')).toBe(false);
  });
});

describe('a storage that fails', () => {
  it('is told of, with how many runs are not kept, and again once it works', async () => {
    let isFull = true;
    const told: RunKeeping[] = [];
    const journal = new RunJournal(
      failing(storage, () => {
        if (isFull) throw full();
      }),
      (keeping) => told.push(keeping),
    );
    const begun = runWith();
    await journal.begin(begun);
    expect(told.at(-1)).toMatchObject({
      phase: 'failing',
      runCount: 1,
      failure: { code: 'history-full' },
    });
    const written = writtenOn(begun, 200);
    journal.note(written);
    isFull = false;
    await journal.flush();
    expect(told.at(-1)).toEqual({ phase: 'kept' });
    expect((await kept())?.samples).toEqual(written.samples);
  });

  it.each([1, 3, Infinity])(
    'tears nothing, whichever of its writes fails, %d times in a row',
    async (lasting) => {
      let failures = 0;
      for (let nth = 1; ; nth++) {
        const failed = await liveThrough(`${nth}`, { nth, lasting });
        failures += failed;
        if (failed === 0) break;
        expect(nth).toBeLessThan(100);
      }
      expect(failures).toBeGreaterThan(5);
    },
  );

  it('keeps the later runs apart from one that could not be kept', async () => {
    const journal = new RunJournal(
      failing(storage, () => {}),
      () => {},
    );
    await journal.begin(runWith({ id: '1', phase: finished }));
    await journal.begin(runWith({ id: '2', phase: finished }));
    expect((await storage.list()).map(({ id }) => id)).toEqual(['2', '1']);
    expect(journal.knows('1')).toBe(false);
    expect(isRunning((await kept('2'))!)).toBe(false);
  });
});

interface Fault {
  /** The first write of the database that fails, counted from 1. */
  readonly nth: number;
  /** How many fail from there on. */
  readonly lasting: number;
}

/** Keeps a run whose writes fail as planned, looks at what is left, and returns how many failed. */
async function liveThrough(id: string, fault: Fault): Promise<number> {
  const states = lifeOf(150).map((run) => ({ ...run, id }));
  const last = states.at(-1)!;
  const failed = plant(fault);
  const journal = new RunJournal(storage, () => {});
  await journal.begin(states[0]!);
  for (const [at, run] of states.entries()) {
    journal.note(run);
    if (at % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await journal.flush();
  if (fault.lasting < Infinity) for (let again = 0; again < 4; again++) await journal.flush();
  vi.restoreAllMocks();
  const left = await kept(id);
  if (fault.lasting < Infinity || failed() === 0) expect(left).toEqual(last);
  else expectBeginning(left, last, fault.nth > 2);
  journal.forget([id]);
  return failed();
}

/** Fails writes inside their transactions, the line of the list as well as the entry. */
function plant({ nth, lasting }: Fault): () => number {
  let writes = 0;
  for (const method of ['add', 'put'] as const) {
    const write = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      writes++;
      if (writes >= nth && writes < nth + lasting) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      return write.apply(this, given);
    });
  }
  return () => Math.max(0, Math.min(writes - nth + 1, lasting));
}

/** What was kept before the writes failed is a beginning of the run; its first entry is two writes. */
function expectBeginning(left: Run | undefined, last: Run, isBegun: boolean): void {
  expect(left !== undefined).toBe(isBegun);
  const tokens = left?.samples[0]?.tokens ?? [];
  expect(tokens).toEqual(last.samples[0]!.tokens.slice(0, tokens.length));
}
