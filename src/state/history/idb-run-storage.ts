import '#library/zod-without-eval.ts';
import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import { z } from 'zod';
import { BLOCKED_MS, DatabaseConnection } from '#library/database-connection.ts';
import type { Locks } from '#library/model-locks.ts';
import { foldEntries } from './fold-entries.ts';
import { remarksSchema, rowSchema } from './row-schema.ts';
import type { RunChange } from './run-change.ts';
import type { RunRow } from './run-row.ts';
import {
  type KeptRun,
  type ListedRun,
  noRemarks,
  type RunRemarks,
  type RunStorage,
} from './run-storage.ts';
import { storageFailure } from './storage-failure.ts';

const NAME = 'run-history';

/** Step `n` brings a database of version `n` to version `n + 1`. A step never changes afterwards. */
const UPGRADES: readonly ((database: IDBPDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('entries', { keyPath: ['id', 'entry'] });
    const rows = database.createObjectStore('rows', { keyPath: 'id' });
    rows.createIndex('order', 'order', { unique: true });
    rows.createIndex('task', ['taskId', 'order']);
    database.createObjectStore('remarks', { keyPath: 'id' });
  },
];
const STORES = ['entries', 'rows', 'remarks'];

interface Surroundings {
  /** Undefined at addresses that have none: then any tab may write any run, and the journal notices. */
  readonly locks: Locks | undefined;
  /** Undefined where the browser has none. */
  readonly storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined;
  /** Tests name a database of their own. */
  readonly name?: string;
  readonly blockedMs?: number;
}

/** Runs in IndexedDB. Nothing but `erase` takes anything away. */
export class IdbRunStorage implements RunStorage {
  private readonly connection: DatabaseConnection;
  private readonly channelName: string;
  private readonly surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    const { name = NAME, blockedMs = BLOCKED_MS } = surroundings;
    this.surroundings = surroundings;
    this.channelName = name;
    this.connection = new DatabaseConnection({
      failureOf: storageFailure,
      name,
      blockedMs,
      upgrades: UPGRADES,
      holds: 'the history of runs',
      codes: 'history',
    });
  }

  async append(
    id: string,
    entry: number,
    change: RunChange,
    row: RunRow | undefined,
  ): Promise<void> {
    await this.connection.change(['entries', 'rows'], async (transaction) => {
      await transaction.objectStore('entries').add({ id, entry, change });
      if (!row) return;
      const rows = transaction.objectStore('rows');
      await rows.put({ ...row, order: await orderOf(rows, id) });
    });
    if (row) this.announce();
  }

  async read(id: string): Promise<KeptRun> {
    const entries = await this.connection.read((database) =>
      database.getAll('entries', IDBKeyRange.bound([id, 0], [id, Infinity])),
    );
    if (entries.length === 0) return { kind: 'missing' };
    const folded = foldEntries(entries.map((entry: unknown) => changeIn(entry)));
    if (folded.ok) {
      const isWritten = (await this.heldIds()).has(id);
      return { kind: 'run', run: folded.value, nextEntry: entries.length, isWritten };
    }
    const why = folded.error.kind;
    return {
      kind: 'unreadable',
      why,
      reason: folded.error.kind === 'damaged' ? folded.error.reason : '',
    };
  }

  async list(): Promise<readonly ListedRun[]> {
    const [rows, remarks] = await this.connection.read((database) =>
      Promise.all([database.getAllFromIndex('rows', 'order'), database.getAll('remarks')]),
    );
    const remarksById = new Map(
      remarks.flatMap((found: unknown) => {
        const parsed = remarksSchema.safeParse(found);
        return parsed.success ? [[parsed.data.id, parsed.data.remarks] as const] : [];
      }),
    );
    const written = await this.heldIds();
    return rows.reverse().flatMap((row: unknown) => listed(row, remarksById, written));
  }

  async latestOf(taskId: string): Promise<string | undefined> {
    return this.connection.read(async (database) => {
      const transaction = database.transaction(['rows', 'remarks']);
      const range = IDBKeyRange.bound([taskId, -Infinity], [taskId, Infinity]);
      let cursor = await transaction.objectStore('rows').index('task').openCursor(range, 'prev');
      while (cursor) {
        const id = String(cursor.primaryKey);
        const found = remarksSchema.safeParse(await transaction.objectStore('remarks').get(id));
        if (found.data?.remarks.deletedAtMs === undefined) return id;
        cursor = await cursor.continue();
      }
      return undefined;
    });
  }

  async remark(id: string, change: Partial<RunRemarks>): Promise<void> {
    await this.connection.change(['remarks'], async (transaction) => {
      const store = transaction.objectStore('remarks');
      const found = remarksSchema.safeParse(await store.get(id));
      await store.put({ id, remarks: { ...noRemarks, ...found.data?.remarks, ...change } });
    });
    this.announce();
  }

  async erase(ids?: readonly string[]): Promise<void> {
    await this.connection.change(STORES, async (transaction) => {
      const requests = STORES.flatMap((name) => {
        const store = transaction.objectStore(name);
        if (!ids) return [store.clear()];
        return ids.map((id) =>
          store.delete(name === 'entries' ? IDBKeyRange.bound([id, 0], [id, Infinity]) : id),
        );
      });
      await Promise.all(requests);
    });
    this.announce();
  }

  hold(id: string): Promise<(() => void) | undefined> {
    const { locks } = this.surroundings;
    if (!locks) return Promise.resolve(() => {});
    return new Promise((resolve, reject) => {
      const use = (lock: unknown) => {
        if (!lock) {
          resolve(undefined);
          return Promise.resolve();
        }
        return new Promise<void>((release) => resolve(release));
      };
      locks.request(lockName(id), { mode: 'exclusive', ifAvailable: true }, use).catch(reject);
    });
  }

  async isPersistent(): Promise<boolean> {
    return (await this.surroundings.storage?.persisted()) ?? false;
  }

  async persist(): Promise<boolean> {
    return (await this.surroundings.storage?.persist()) ?? false;
  }

  onChange(listener: () => void): () => void {
    const channel = new BroadcastChannel(this.channelName);
    channel.addEventListener('message', () => listener());
    return () => channel.close();
  }

  /** Lets go of the database; the next call opens it again. */
  close(): Promise<void> {
    return this.connection.close();
  }

  /** Of the runs that some tab is writing at this moment. */
  private async heldIds(): Promise<ReadonlySet<string>> {
    const held = (await this.surroundings.locks?.query())?.held ?? [];
    return new Set(held.flatMap(({ name }) => /^run:(.+)$/.exec(name ?? '')?.[1] ?? []));
  }

  private announce(): void {
    const channel = new BroadcastChannel(this.channelName);
    channel.postMessage('changed');
    channel.close();
  }
}

/** Newer runs have higher numbers, whatever the clock says. */
async function orderOf(
  rows: IDBPObjectStore<unknown, string[], 'rows', 'readwrite'>,
  id: string,
): Promise<number> {
  const before = orderSchema.safeParse(await rows.get(id));
  if (before.success) return before.data.order;
  const last = await rows.index('order').openKeyCursor(null, 'prev');
  return typeof last?.key === 'number' ? last.key + 1 : 0;
}

const orderSchema = z.looseObject({ order: z.number() });
const rowKeySchema = z.looseObject({ id: z.string(), order: z.number(), version: z.unknown() });

function changeIn(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'change' in entry
    ? entry.change
    : undefined;
}

/** What has not even an id and a place cannot be named in a list. */
function listed(
  row: unknown,
  remarksById: ReadonlyMap<string, RunRemarks>,
  written: ReadonlySet<string>,
): readonly ListedRun[] {
  const key = rowKeySchema.safeParse(row);
  if (!key.success) return [];
  const { id, order, version } = key.data;
  const remarks = remarksById.get(id) ?? noRemarks;
  const parsed = rowSchema.safeParse(row);
  if (parsed.success) {
    return [{ kind: 'run', ...parsed.data, order, remarks, isWritten: written.has(id) }];
  }
  const why = typeof version === 'number' && version > 1 ? 'newer' : 'damaged';
  return [{ kind: 'unreadable', id, order, why, remarks }];
}

function lockName(id: string): string {
  return `run:${id}`;
}
