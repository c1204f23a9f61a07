import type { Folding } from '#science/folding.ts';

/** Folding in a worker that starts with its first call. */
export function createFolding(): Folding {
  return { foldRna: () => Promise.reject(new Error('There is no folding worker yet.')) };
}
