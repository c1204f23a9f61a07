import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseConnection } from './database-connection.ts';

let connection: DatabaseConnection;
beforeEach(() => {
  connection = new DatabaseConnection({
    name: `changes-${Math.random()}`,
    holds: 'the list of things',
    codes: 'things',
    upgrades: [(database) => database.createObjectStore('things')],
    blockedMs: 1000,
  });
});
afterEach(() => connection.close());

const kept = async () => (await connection.database()).getAll('things');

describe('a change of a database', () => {
  it('is kept whole', async () => {
    await connection.change(['things'], async (transaction) => {
      await transaction.objectStore('things').put('a', 1);
      await transaction.objectStore('things').put('b', 2);
    });
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('leaves nothing where its action throws behind what it wrote, and tells why', async () => {
    const change = connection.change(['things'], async (transaction) => {
      await transaction.objectStore('things').put('a', 1);
      throw new Error('the second value is no value');
    });
    await expect(change).rejects.toThrow('the second value is no value');
    expect(await kept()).toEqual([]);
  });

  it('leaves nothing where one of its requests is refused', async () => {
    const change = connection.change(['things'], async (transaction) => {
      const store = transaction.objectStore('things');
      await Promise.all([store.add('a', 1), store.add('b', 1)]);
    });
    await expect(change).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await kept()).toEqual([]);
  });
});
