import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LibraryIndex } from './library-index.ts';
import type { ModelRow, UnfinishedRow } from './library-rows.ts';

const model: ModelRow = {
  id: 'a',
  label: 'A model',
  origin: { kind: 'imported', from: 'folder' },
  manifestText: '{}',
  manifestSha256: '00',
  addedAt: '2026-01-01T00:00:00Z',
};
const arriving: UnfinishedRow = {
  id: 'a',
  label: 'A model',
  origin: { kind: 'downloaded', from: 'https://example.org/a/' },
  content: 'model',
  totalBytes: 10,
  startedAt: '2026-01-01T00:00:00Z',
};
const file = { id: 'a', path: 'x.bin', bytes: 10, identity: 'sha256', chunks: ['00'] };

let name = '';
let index: LibraryIndex;
beforeEach(() => {
  name = `library-${Math.random()}`;
  index = new LibraryIndex(name, 200);
});
afterEach(() => index.close());

describe('the index of the library', () => {
  test('a model that becomes whole appears, and what was noted of its arrival goes', async () => {
    await index.putUnfinished(arriving);
    await index.putFile(file);
    expect(await index.unfinished()).toEqual([arriving]);
    expect(await index.files('a')).toEqual([file]);
    await index.commit(model);
    expect(await index.models()).toEqual([model]);
    expect(await index.unfinished()).toEqual([]);
    expect(await index.files('a')).toEqual([]);
  });

  test('forgets a model with all that belongs to it and nothing else', async () => {
    await index.putUnfinished(arriving);
    await index.putUnfinished({ ...arriving, id: 'b' });
    await index.putFile(file);
    await index.putFile({ ...file, id: 'b' });
    await index.forget('a');
    expect(await index.unfinished()).toEqual([{ ...arriving, id: 'b' }]);
    expect(await index.files('a')).toEqual([]);
    expect(await index.files('b')).toHaveLength(1);
  });

  test('leaves out what it cannot read, but knows that it is there', async () => {
    await index.putUnfinished(arriving);
    const database = await openDB(name);
    await database.put('models', { id: 'later', shape: 'of a later version' });
    database.close();
    expect(await index.models()).toEqual([]);
    expect(await index.ids()).toEqual(new Set(['a', 'later']));
  });

  test('opens again after another tab has asked for the database', async () => {
    await index.putUnfinished(arriving);
    await index.close();
    expect(await index.unfinished()).toEqual([arriving]);
  });

  test('says to reload when a newer version has changed the database', async () => {
    (await openDB(name, 99)).close();
    await expect(index.models()).rejects.toMatchObject({ code: 'library-newer' });
  });

  test('gives way to a newer version, and says so afterwards', async () => {
    await index.putUnfinished(arriving);
    (await openDB(name, 99)).close();
    await expect(index.models()).rejects.toMatchObject({ code: 'library-newer' });
  });

  test('does not wait for ever for a tab that keeps an older database open', async () => {
    // There is no older version yet; a deletion that waits blocks in the same way.
    const holder = await openDB(`${name}-held`, 1);
    const waiting = indexedDB.deleteDatabase(`${name}-held`);
    const late = new LibraryIndex(`${name}-held`, 200);
    await expect(late.models()).rejects.toMatchObject({ code: 'library-blocked' });
    holder.close();
    await new Promise((resolve) => waiting.addEventListener('success', resolve));
    expect(await late.models()).toEqual([]);
    await late.close();
  });
});
