import type { Locks } from './model-locks.ts';

/** Web Locks without a browser, and without waiting: what cannot be had at once is refused. */
export function memoryLocks(): Locks {
  const held: { readonly name: string; readonly mode: 'exclusive' | 'shared' }[] = [];
  return {
    request: async (name, { mode }, callback) => {
      const stands = held.some(
        (other) => other.name === name && (mode === 'exclusive' || other.mode === 'exclusive'),
      );
      if (stands) return callback(null);
      const lock = { name, mode };
      held.push(lock);
      try {
        return await callback(lock);
      } finally {
        held.splice(held.indexOf(lock), 1);
      }
    },
    query: async () => ({ held: [...held] }),
  };
}
