import { type IDBPDatabase, openDB } from 'idb';
import type { z } from 'zod';
import { Failure } from '#base/failure.ts';
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
/** How long an older tab may keep the database from being opened. */
const BLOCKED_MS = 5000;

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
  private readonly name: string;
  private readonly blockedMs: number;
  private opened: Promise<IDBPDatabase> | undefined;

  /** Tests name a database of their own, and wait less. */
  constructor(name = NAME, blockedMs = BLOCKED_MS) {
    this.name = name;
    this.blockedMs = blockedMs;
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
    const database = await this.database();
    return parsedRows(fileRowSchema, await database.getAllFromIndex('files', 'id', id));
  }

  /** Of all models, whole or not, those included that this version of the page cannot read. */
  async ids(): Promise<ReadonlySet<string>> {
    const database = await this.database();
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
  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = undefined;
    (await opened?.catch(() => undefined))?.close();
  }

  private async one(store: StoreName, id: string): Promise<unknown> {
    return (await this.database()).get(store, id);
  }

  private async all(store: StoreName): Promise<readonly unknown[]> {
    return (await this.database()).getAll(store);
  }

  private async write(
    stores: StoreName[],
    change: (
      put: (store: StoreName, row: unknown) => void,
      remove: (store: StoreName, key: IDBValidKey) => void,
    ) => void,
  ): Promise<void> {
    const database = await this.database();
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const requests: Promise<unknown>[] = [];
    change(
      (store, row) => requests.push(transaction.objectStore(store).put(row)),
      (store, key) => requests.push(transaction.objectStore(store).delete(key)),
    );
    await Promise.all([...requests, transaction.done]);
  }

  private database(): Promise<IDBPDatabase> {
    if (!this.opened) {
      const opening = this.open();
      this.opened = opening;
      opening.catch(() => this.forgetConnection(opening));
    }
    return this.opened;
  }

  private async open(): Promise<IDBPDatabase> {
    let isLate = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        reject(blockedFailure());
      }, this.blockedMs);
    });
    const opening = openDB(this.name, UPGRADES.length, {
      upgrade: (database, oldVersion) => {
        for (const step of UPGRADES.slice(oldVersion)) step(database);
      },
      // A newer tab wants to upgrade: it may, and the next call here says to reload.
      blocking: () => void this.close(),
      terminated: () => {
        this.opened = undefined;
      },
    });
    opening.then((database) => isLate && database.close()).catch(() => undefined);
    try {
      return await Promise.race([opening, tooLong]);
    } catch (thrown) {
      throw openFailure(thrown);
    } finally {
      clearTimeout(timer);
    }
  }

  private forgetConnection(opening: Promise<IDBPDatabase>): void {
    if (this.opened === opening) this.opened = undefined;
  }
}

/** Rows that a later or broken version of this page wrote are left out. */
function parsedRows<T>(schema: z.ZodType<T>, found: readonly unknown[]): readonly T[] {
  return found.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

function blockedFailure(): Failure {
  return new Failure({
    code: 'library-blocked',
    message: 'Another tab with an older version of the workbench keeps the list of models open.',
    cure: 'Close or reload the other tabs of the workbench, then try again.',
  });
}

function openFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof DOMException && thrown.name === 'VersionError') {
    return new Failure({
      code: 'library-newer',
      message: 'A newer version of the workbench in another tab has changed the list of models.',
      cure: 'Reload this tab.',
    });
  }
  return new Failure({
    code: 'no-storage',
    message: `The list of models could not be opened: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    cure: 'Open the workbench in a current browser, not in a private window; if the disk is full, make room.',
  });
}
