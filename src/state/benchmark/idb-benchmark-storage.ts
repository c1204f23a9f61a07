import '#library/zod-without-eval.ts';
import type { IDBPDatabase } from 'idb';
import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { BLOCKED_MS, DatabaseConnection } from '#library/database-connection.ts';
import type { Locks } from '#library/model-locks.ts';
import type { BenchmarkQuestion, BenchmarkRecord, KeptBenchmark } from './benchmark-state.ts';
import type {
  BenchmarkNotes,
  BenchmarkStorage,
  IndexedReply,
  StoredBenchmark,
} from './benchmark-storage.ts';
import { headerSchema, questionSchema, replySchema } from './stored-schemas.ts';

const NAME = 'benchmarks';

/** Step `n` brings a database of version `n` to version `n + 1`. A step never changes afterwards. */
const UPGRADES: readonly ((database: IDBPDatabase) => void)[] = [
  (database) => {
    const headers = database.createObjectStore('headers', { keyPath: 'id' });
    headers.createIndex('startedAt', 'startedAt');
    database.createObjectStore('questions', { keyPath: ['id', 'index'] });
    database.createObjectStore('replies', { keyPath: ['id', 'index'] });
    // Apart from the replies, so that a list reads none of them.
    database
      .createObjectStore('ends', { keyPath: ['id', 'index'] })
      .createIndex('kind', ['id', 'kind']);
  },
];
/** Between two parts the page can draw; 100,000 rows in one piece keep it from that for half a second. */
const ROWS_AT_ONCE = 2000;
const STORES = ['headers', 'questions', 'replies', 'ends'];

interface Surroundings {
  /** Undefined at addresses that have none: then any tab may run any benchmark. */
  readonly locks: Locks | undefined;
  /** Tests name a database of their own. */
  readonly name?: string;
}

/** Benchmarks in IndexedDB: a header, the questions and the replies of each. */
export class IdbBenchmarkStorage implements BenchmarkStorage {
  private readonly connection: DatabaseConnection;
  private readonly locks: Locks | undefined;

  constructor({ locks, name = NAME }: Surroundings) {
    this.locks = locks;
    this.connection = new DatabaseConnection({
      failureOf: benchmarkFailure,
      name,
      blockedMs: BLOCKED_MS,
      upgrades: UPGRADES,
      holds: 'the benchmarks',
      codes: 'benchmarks',
    });
  }

  begin(record: BenchmarkRecord, questions: readonly BenchmarkQuestion[]): Promise<void> {
    const { id, startedAt } = record;
    return this.connection.change(['headers', 'questions'], async (transaction) => {
      const store = transaction.objectStore('questions');
      const notes: BenchmarkNotes = { isStopped: false, headline: undefined };
      await Promise.all([
        transaction.objectStore('headers').add({ id, startedAt, record, notes }),
        ...questions.map((question) => store.add({ id, index: question.index, question })),
      ]);
    });
  }

  keep(id: string, replies: readonly IndexedReply[]): Promise<void> {
    return this.connection.change(['replies', 'ends'], async (transaction) => {
      const [texts, ends] = [transaction.objectStore('replies'), transaction.objectStore('ends')];
      await Promise.all(
        replies.flatMap(({ index, reply }) => [
          texts.put({ id, index, reply }),
          ends.put({ id, index, kind: reply.kind }),
        ]),
      );
    });
  }

  note(id: string, notes: Partial<BenchmarkNotes>): Promise<void> {
    return this.connection.change(['headers'], async (transaction) => {
      const store = transaction.objectStore('headers');
      const found = headerSchema.safeParse(await store.get(id));
      if (!found.success) return;
      await store.put({ ...found.data, notes: { ...found.data.notes, ...notes } });
    });
  }

  async read(id: string): Promise<StoredBenchmark | undefined> {
    const header = await this.connection.read((database) => database.get('headers', id));
    if (header === undefined) return undefined;
    const { record, notes } = parsed(headerSchema, header, id);
    const questions = await this.readRows('questions', questionSchema, id);
    const replies = await this.readRows('replies', replySchema, id);
    return { record, notes, questions: questions.map(({ question }) => question), replies };
  }

  private async readRows<Row extends { readonly index: number }>(
    store: 'questions' | 'replies',
    schema: z.ZodType<Row>,
    id: string,
  ): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let from = 0; ; from = (rows.at(-1)?.index ?? from) + 1) {
      const range = IDBKeyRange.bound([id, from], [id, Infinity]);
      const found = await this.connection.read((database) =>
        database.getAll(store, range, ROWS_AT_ONCE),
      );
      for (const row of parsed(z.array(schema), found, id)) rows.push(row);
      if (found.length < ROWS_AT_ONCE) return rows;
    }
  }

  list(): Promise<readonly KeptBenchmark[]> {
    return this.connection.read(async (database) => {
      const headers = await database.getAllFromIndex('headers', 'startedAt');
      const listed = headers.reverse().flatMap((header: unknown) => {
        const found = headerSchema.safeParse(header);
        return found.success ? [found.data] : [];
      });
      return Promise.all(
        listed.map(async ({ id, record, notes }) => {
          const count = (kind: string) => database.countFromIndex('ends', 'kind', [id, kind]);
          const [answered, failed] = await Promise.all([count('replied'), count('failed')]);
          return { record, answered, failed, ...notes };
        }),
      );
    });
  }

  erase(id: string): Promise<void> {
    return this.connection.change(STORES, async (transaction) => {
      const rows = IDBKeyRange.bound([id, 0], [id, Infinity]);
      await Promise.all(
        STORES.map((name) => transaction.objectStore(name).delete(name === 'headers' ? id : rows)),
      );
    });
  }

  hold(id: string): Promise<(() => Promise<void>) | undefined> {
    const { locks } = this;
    if (!locks) return Promise.resolve(() => Promise.resolve());
    return new Promise((resolve, reject) => {
      const use = (lock: unknown) => {
        if (!lock) {
          resolve(undefined);
          return Promise.resolve();
        }
        return new Promise<void>((letGo) => {
          resolve(() => {
            letGo();
            return released;
          });
        });
      };
      const options = { mode: 'exclusive', ifAvailable: true } as const;
      const released = locks.request(`benchmark:${id}`, options, use);
      released.catch(reject);
    });
  }

  /** Lets go of the database; the next call opens it again. */
  close(): Promise<void> {
    return this.connection.close();
  }
}

function parsed<T>(schema: z.ZodType<T>, stored: unknown, id: string): T {
  const found = schema.safeParse(stored);
  if (found.success) return found.data;
  const place = found.error.issues[0];
  throw new Failure({
    code: 'damaged-benchmark',
    message: `The benchmark ${id} cannot be read: ${place?.path.join('.') ?? ''} ${place?.message ?? ''}`,
    cure: 'Reload the page, which may be older than the benchmark; if that does not help, delete it and run it again.',
  });
}

function benchmarkFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const name = thrown instanceof Error ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (name === 'QuotaExceededError') {
    return new Failure({
      code: 'benchmarks-full',
      message: 'The browser’s storage for this page is full, so replies are no longer kept.',
      cure: 'Delete benchmarks, runs or models, or make room on the disk; then resume.',
    });
  }
  return new Failure({
    code: 'benchmarks-failed',
    message: `The benchmarks could not be read or written: ${message === '' ? name : message}`,
    cure: 'Resume to try again. If it happens again, export what you have before you close this page.',
  });
}
