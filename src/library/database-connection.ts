import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { Failure } from '#base/failure.ts';

/** How long an older tab may keep a database from being opened. */
export const BLOCKED_MS = 5000;

export interface DatabaseDescription {
  readonly name: string;
  /** What it holds, for people: `the list of models`. */
  readonly holds: string;
  /** Failures are named `<codes>-blocked` and `<codes>-newer`. */
  readonly codes: string;
  /** Step `n` brings a database of version `n` to version `n + 1`. A step never changes afterwards. */
  readonly upgrades: readonly ((database: IDBPDatabase) => void)[];
  readonly blockedMs: number;
  /** What a failure of reading or writing is told as; else it is rejected with as it is. */
  readonly failureOf?: (thrown: unknown) => Failure;
}

/** A transaction over some stores of a database that may change them. */
export type Writing = IDBPTransaction<unknown, string[], 'readwrite'>;

/**
 * One database in IndexedDB, opened when it is first asked for and again after it was lost. Rejects
 * with `<codes>-blocked`, `<codes>-newer` or `no-storage`.
 */
export class DatabaseConnection {
  private readonly description: DatabaseDescription;
  private opened: Promise<IDBPDatabase> | undefined;

  constructor(description: DatabaseDescription) {
    this.description = description;
  }

  database(): Promise<IDBPDatabase> {
    if (!this.opened) {
      const opening = this.open();
      this.opened = opening;
      opening.catch(() => {
        if (this.opened === opening) this.opened = undefined;
      });
    }
    return this.opened;
  }

  read<T>(action: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    return this.told(async () => action(await this.database()));
  }

  /**
   * One transaction: all of it is on the disk when this resolves, or nothing. Rejects with what
   * `action` threw, or with why the disk refused.
   */
  change(
    stores: readonly string[],
    action: (transaction: Writing) => Promise<void>,
  ): Promise<void> {
    return this.told(() => this.changeOnce(stores, action));
  }

  private async changeOnce(
    stores: readonly string[],
    action: (transaction: Writing) => Promise<void>,
  ): Promise<void> {
    const database = await this.database();
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
    // Whichever request fails first, it is what is told.
    transaction.done.catch(() => undefined);
    try {
      await action(transaction);
    } catch (thrown) {
      // Requests that succeeded before would be committed else.
      abort(transaction);
      throw thrown;
    }
    await transaction.done;
  }

  /** Lets go of the database; the next call opens it again. */
  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = undefined;
    (await opened?.catch(() => undefined))?.close();
  }

  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw this.description.failureOf?.(thrown) ?? thrown;
    }
  }

  private async open(): Promise<IDBPDatabase> {
    const { name, upgrades, blockedMs } = this.description;
    let isLate = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        reject(this.blockedFailure());
      }, blockedMs);
    });
    try {
      const opening = openDB(name, upgrades.length, {
        upgrade: (database, oldVersion) => {
          for (const step of upgrades.slice(oldVersion)) step(database);
        },
        // A newer tab wants to upgrade: it may, and the next call here says to reload.
        blocking: () => void this.close(),
        terminated: () => {
          this.opened = undefined;
        },
      });
      opening.then((database) => isLate && database.close()).catch(() => undefined);
      return await Promise.race([opening, tooLong]);
    } catch (thrown) {
      throw this.openFailure(thrown);
    } finally {
      clearTimeout(timer);
    }
  }

  private blockedFailure(): Failure {
    const { codes, holds } = this.description;
    return new Failure({
      code: `${codes}-blocked`,
      message: `Another tab with an older version of the workbench keeps ${holds} open.`,
      cure: 'Close or reload the other tabs of the workbench, then try again.',
    });
  }

  private openFailure(thrown: unknown): Failure {
    const { codes, holds } = this.description;
    if (thrown instanceof Failure) return thrown;
    if (thrown instanceof DOMException && thrown.name === 'VersionError') {
      return new Failure({
        code: `${codes}-newer`,
        message: `A newer version of the workbench in another tab has changed ${holds}.`,
        cure: 'Reload this tab.',
      });
    }
    const sentence = holds.charAt(0).toUpperCase() + holds.slice(1);
    return new Failure({
      code: 'no-storage',
      message: `${sentence} could not be opened: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      cure: 'Open the workbench in a current browser, not in a private window; if the disk is full, make room.',
    });
  }
}

/** What a failed request has ended already throws when it is ended again. */
function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It is over, and nothing of it is kept.
  }
}
