import { Failure } from '#base/failure.ts';

/** What a tab does with a model while it holds the model's lock. */
export type ModelUse =
  | 'checking'
  | 'converting'
  | 'downloading'
  | 'exporting'
  | 'importing'
  | 'loaded'
  | 'removing'
  | 'repairing'
  /** A checkpoint that is read by a conversion. */
  | 'source';

/** The part of `navigator.locks` that is used; tests have one of their own. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly mode: 'exclusive' | 'shared'; readonly ifAvailable: boolean },
    callback: (lock: unknown) => Promise<T>,
  ): Promise<T>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

/** Whoever writes or removes a model is alone with it; those who only read it share. */
const EXCLUSIVE: ReadonlySet<ModelUse> = new Set([
  'converting',
  'downloading',
  'importing',
  'removing',
  'repairing',
]);

/**
 * Holds the lock of a model, in all tabs of this browser, while `action` runs. Rejects at once with
 * `busy-elsewhere` when another use of it stands in the way.
 */
export function withModelLock<T>(
  id: string,
  use: ModelUse,
  action: () => Promise<T>,
  locks: Locks = navigator.locks,
): Promise<T> {
  const mode = EXCLUSIVE.has(use) ? 'exclusive' : 'shared';
  return locks.request(lockName(id), { mode, ifAvailable: true }, async (lock) => {
    if (!lock) throw busyElsewhere(id, await usesOf(id, locks));
    // A second lock, so that another tab can tell what this one is doing.
    const sign = { mode: 'shared', ifAvailable: false } as const;
    return locks.request(`${lockName(id)} ${use}`, sign, action);
  });
}

/** Holds the shared lock of a model until the returned function is called. */
export function holdModelLock(
  id: string,
  use: 'loaded',
  locks: Locks = navigator.locks,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = () => new Promise<void>((release) => resolve(release));
    withModelLock(id, use, held, locks).catch(reject);
  });
}

/** Ids of the models that some tab is using or changing at this moment. */
export async function lockedModels(locks: Locks = navigator.locks): Promise<ReadonlySet<string>> {
  const { held = [] } = await locks.query();
  const names = held.flatMap(({ name }) => /^model:(\S+)$/.exec(name ?? '')?.[1] ?? []);
  return new Set(names);
}

function lockName(id: string): string {
  return `model:${id}`;
}

async function usesOf(id: string, locks: Locks): Promise<readonly string[]> {
  const { held = [] } = await locks.query();
  const sign = `${lockName(id)} `;
  return held.flatMap(({ name }) => (name?.startsWith(sign) ? name.slice(sign.length) : []));
}

const IN_WORDS: Readonly<Record<ModelUse, string>> = {
  checking: 'is being checked',
  converting: 'is being converted',
  downloading: 'is being downloaded',
  exporting: 'is being exported',
  importing: 'is being imported',
  loaded: 'is loaded',
  removing: 'is being removed',
  repairing: 'is being repaired',
  source: 'is the source of a conversion that runs',
};

function busyElsewhere(id: string, uses: readonly string[]): Failure {
  const known = uses.flatMap((use) => Object.entries(IN_WORDS).filter(([key]) => key === use));
  const [[use, words] = ['unknown', 'is in use']] = known;
  return new Failure({
    code: 'busy-elsewhere',
    message: `This model ${words} in this or another tab of the workbench.`,
    cure:
      use === 'loaded'
        ? 'Load another model there, or close that tab, then try again.'
        : 'Wait until that is done, or stop it there, then try again.',
    facts: { id, use },
  });
}
