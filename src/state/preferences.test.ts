import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tasks } from '#tasks/registry.ts';
import { type PreferenceStorage, readPreferences, writePreferences } from './preferences.ts';
import { engineWriting, storeWith } from './workbench-store.fixture.ts';

function memory(text?: string): PreferenceStorage {
  let kept = text;
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

const open = (preferences: PreferenceStorage) => storeWith(engineWriting([]), { preferences });
const nothing = { favourites: [], recent: [], keptModel: undefined };

describe('preferences', () => {
  it('are there again when the page is opened again', () => {
    const storage = memory();
    const first = open(storage).getState();
    first.setFavourite('esol', true);
    first.setFavourite('bbbp', true);
    first.setFavourite('esol', false);
    first.noteOpened('lipo');
    expect(open(storage).getState().preferences).toEqual({
      favourites: ['bbbp'],
      recent: ['lipo'],
    });
  });

  it('keep the six tasks that were opened last, each once', () => {
    const store = open(memory());
    const ids = tasks.slice(0, 8).map(({ id }) => id);
    for (const id of [...ids, ids[6] ?? '']) store.getState().noteOpened(id);
    const latest = [6, 7, 5, 4, 3, 2].map((index) => ids[index]);
    expect(store.getState().preferences.recent).toEqual(latest);
  });

  it('do not undo what another tab changed', () => {
    const storage = memory();
    const [one, other] = [open(storage), open(storage)];
    other.getState().setFavourite('esol', true);
    one.getState().noteOpened('bbbp');
    expect(one.getState().preferences).toEqual({ favourites: ['esol'], recent: ['bbbp'] });
  });

  it('leave out tasks that are gone, and what is no id', () => {
    const stored = { version: 1, favourites: ['alchemy', 'esol', 7, 'esol'], recent: 'esol' };
    expect(readPreferences(memory(JSON.stringify(stored)))).toEqual({
      favourites: ['esol'],
      recent: [],
    });
  });

  it.each([undefined, '', '{', 'null', '[]', '{"version":3,"favourites":["esol"],"recent":[]}'])(
    'are empty when %j is stored',
    (text) => {
      expect(readPreferences(memory(text))).toEqual(nothing);
    },
  );

  it('of version 1, which knew no models, are all kept', () => {
    const old = { version: 1, favourites: ['esol'], recent: ['lipo', 'bbbp'] };
    const storage = memory(JSON.stringify(old));
    const read = readPreferences(storage);
    expect(read).toEqual({ ...nothing, favourites: ['esol'], recent: ['lipo', 'bbbp'] });
    writePreferences(storage, read);
    expect(readPreferences(storage)).toEqual(read);
  });

  it('of every version come back as they were written', () => {
    const ids = fc.subarray(['esol', 'bbbp', 'lipo']);
    const kept = fc.record({
      id: fc.string({ minLength: 1 }),
      label: fc.string(),
      loadEnded: fc.boolean(),
    });
    fc.assert(
      fc.property(ids, ids, fc.option(kept, { nil: undefined }), (favourites, recent, model) => {
        const storage = memory(JSON.stringify({ version: 1, favourites, recent }));
        expect(readPreferences(storage)).toEqual({ favourites, recent, keptModel: undefined });
        const now = { favourites, recent, keptModel: model };
        writePreferences(storage, now);
        expect(readPreferences(storage)).toEqual(now);
      }),
    );
  });

  it('forget a model whose entry is damaged, and nothing else', () => {
    const read = (keptModel: unknown) =>
      readPreferences(
        memory(JSON.stringify({ version: 2, favourites: ['esol'], recent: [], keptModel })),
      );
    for (const damaged of [7, [], {}, { id: '', label: 'x' }, { id: 'a' }, { id: 1, label: 'x' }]) {
      expect(read(damaged)).toEqual({ ...nothing, favourites: ['esol'] });
    }
    expect(read({ id: 'a', label: 'A', loadEnded: 'yes' }).keptModel).toEqual({
      id: 'a',
      label: 'A',
      loadEnded: false,
    });
  });

  it('are empty over any other content', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(1, 2), (one, other, version) => {
        const text = JSON.stringify({ version, favourites: one, recent: other });
        expect(readPreferences(memory(text))).toEqual(nothing);
        expect(readPreferences(memory(JSON.stringify(one)))).toEqual(nothing);
      }),
    );
  });
});
