import type { IDBPDatabase } from 'idb';
import type { z } from 'zod';
import { BLOCKED_MS, DatabaseConnection } from './database-connection.ts';
import {
  type FileRow,
  fileRowSchema,
  type ModelRow,
  modelRowSchema,
  selfTestSchema,
  type UnfinishedRow,
  unfinishedRowSchema,
} from './library-rows.ts';
import type { SelfTestResult } from './self-test.ts';

const NAME = 'model-library';

/** Step `n` brings a database of version `n` to version `n + 1`. A step never changes afterwards. */
const UPGRADES: readonly ((database: IDBPDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('models', { keyPath: 'id' });
    database.createObjectStore('unfinished', { keyPath: 'id' });
    const files = database.createObjectStore('files', { keyPath: ['id', 'path'] });
    files.createIndex('id', 'id');
    const test = ['manifestSha256', 'flavour', 'adapter', 'runtime'];
    database.createObjectStore('selfTests', { keyPath: test });
  },
];

type StoreName = 'models' | 'unfinished' | 'files' | 'selfTests';

/**
 * What the library holds, in IndexedDB. Each change is one transaction that is on the disk when
 * the call resolves. Rejects with `library-blocked`, `library-newer` or `no-storage`.
 */
export class LibraryIndex {
  private readonly connection: DatabaseConnection;

  /** Tests name a database of their own, and wait less. */
  constructor(name = NAME, blockedMs = BLOCKED_MS) {
    this.connection = new DatabaseConnection({
      name,
      blockedMs,
      upgrades: UPGRADES,
      holds: 'the list of models',
      codes: 'library',
    });
  }

  async models(): Promise<readonly ModelRow[]> {
    return parsedRows(modelRowSchema, await this.all('models'));
  }

  async model(id: string): Promise<ModelRow | undefined> {
    return (await parsedRows(modelRowSchema, [await this.one('models', id)]))[0];
  }

  async unfinished(): Promise<readonly UnfinishedRow[]> {
    return parsedRows(unfinishedRowSchema, await this.all('unfinished'));
  }

  async unfinishedModel(id: string): Promise<UnfinishedRow | undefined> {
    return (await parsedRows(unfinishedRowSchema, [await this.one('unfinished', id)]))[0];
  }

  async files(id: string): Promise<readonly FileRow[]> {
    const database = await this.connection.database();
    return parsedRows(fileRowSchema, await database.getAllFromIndex('files', 'id', id));
  }

  /** Of all models, whole or not, those included that this version of the page cannot read. */
  async ids(): Promise<ReadonlySet<string>> {
    const database = await this.connection.database();
    const keys = [
      ...(await database.getAllKeys('models')),
      ...(await database.getAllKeys('unfinished')),
    ];
    return new Set(keys.map(String));
  }

  async putUnfinished(row: UnfinishedRow): Promise<void> {
    await this.write(['unfinished'], (put) => put('unfinished', row));
  }

  async putFile(row: FileRow): Promise<void> {
    await this.write(['files'], (put) => put('files', row));
  }

  /** The model becomes whole: it appears, and what was noted of its arrival goes. */
  async commit(row: ModelRow): Promise<void> {
    const files = await this.files(row.id);
    await this.write(['models', 'unfinished', 'files'], (put, remove) => {
      put('models', row);
      remove('unfinished', row.id);
      for (const { id, path } of files) remove('files', [id, path]);
    });
  }

  /** Forgets a model, whole or not. */
  async forget(id: string): Promise<void> {
    const files = await this.files(id);
    await this.write(['models', 'unfinished', 'files'], (_, remove) => {
      remove('models', id);
      remove('unfinished', id);
      for (const file of files) remove('files', [file.id, file.path]);
    });
  }

  async forgetFile(id: string, path: string): Promise<void> {
    await this.write(['files'], (_, remove) => remove('files', [id, path]));
  }

  async putSelfTest(result: SelfTestResult): Promise<void> {
    await this.write(['selfTests'], (put) => put('selfTests', result));
  }

  async selfTests(): Promise<readonly SelfTestResult[]> {
    return parsedRows(selfTestSchema, await this.all('selfTests'));
  }

  /** Lets go of the database; the next call opens it again. */
  close(): Promise<void> {
    return this.connection.close();
  }

  private async one(store: StoreName, id: string): Promise<unknown> {
    return (await this.connection.database()).get(store, id);
  }

  private async all(store: StoreName): Promise<readonly unknown[]> {
    return (await this.connection.database()).getAll(store);
  }

  private async write(
    stores: StoreName[],
    change: (
      put: (store: StoreName, row: unknown) => void,
      remove: (store: StoreName, key: IDBValidKey) => void,
    ) => void,
  ): Promise<void> {
    await this.connection.change(stores, async (transaction) => {
      const requests: Promise<unknown>[] = [];
      change(
        (store, row) => requests.push(transaction.objectStore(store).put(row)),
        (store, key) => requests.push(transaction.objectStore(store).delete(key)),
      );
      await Promise.all(requests);
    });
  }
}

/** Rows that a later or broken version of this page wrote are left out. */
function parsedRows<T>(schema: z.ZodType<T>, found: readonly unknown[]): readonly T[] {
  return found.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
