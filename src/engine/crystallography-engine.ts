import type { Crystallography } from '#science/crystallography.ts';

/** moyo in a worker that starts with its first call. */
export function createCrystallography(): Crystallography {
  const refuse = () => Promise.reject(new Error('There is no crystallography worker yet.'));
  return { findSymmetry: refuse, wyckoffPositions: refuse };
}
