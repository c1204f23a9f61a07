import { Failure } from '#base/failure.ts';
import type { LibraryPlaces } from './library-places.ts';
import { parseManifest } from './manifest.ts';
import { sayBytes } from './say-bytes.ts';

/** Thrown by a write for which the browser gives no room; `storageFull` gives it numbers. */
export class OutOfSpace extends Error {
  override readonly name = 'OutOfSpace';
}

interface Need {
  /** Of the model that is being stored. */
  readonly id: string;
  readonly label: string;
  /** What the whole model takes. */
  readonly totalBytes: number;
  /** What of it is not stored yet. */
  readonly missingBytes: number;
}

/**
 * Rejects with `storage-full` when the browser's estimate has no room for what is missing. The
 * estimate may be too kind: writes must be checked all the same.
 */
export async function requireSpace(places: LibraryPlaces, need: Need): Promise<void> {
  const { quota, usage = 0 } = await places.estimate().catch((): StorageEstimate => ({}));
  if (quota === undefined || quota - usage >= need.missingBytes) return;
  const free = Math.max(0, quota - usage);
  const lack = need.missingBytes - free;
  throw new Failure({
    code: 'storage-full',
    message: `"${need.label}" still needs ${sayBytes(need.missingBytes)}, and the browser has room for ${sayBytes(free)}: ${sayBytes(lack)} are missing.`,
    cure: await roomCure(places, need.id),
    facts: { missingBytes: lack, neededBytes: need.missingBytes },
  });
}

/** Gives numbers to `OutOfSpace`; everything else is returned as it was. */
export async function explainSpace(
  places: LibraryPlaces,
  thrown: unknown,
  need: Need,
): Promise<unknown> {
  if (!(thrown instanceof OutOfSpace)) return thrown;
  return new Failure({
    code: 'storage-full',
    message: `The browser's storage is full: ${sayBytes(need.missingBytes)} of the ${sayBytes(need.totalBytes)} of "${need.label}" are not stored yet.`,
    cure: await roomCure(places, need.id),
    facts: { missingBytes: need.missingBytes, neededBytes: need.missingBytes },
  });
}

/** What could be deleted, the largest first. */
async function roomCure(places: LibraryPlaces, exceptId: string): Promise<string> {
  const rows = await places.index.models().catch(() => []);
  const others = rows
    .filter(({ id }) => id !== exceptId)
    .map(({ label, manifestText }) => ({ label, bytes: manifestBytes(manifestText) }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 3)
    .map(({ label, bytes }) => `"${label}" (${sayBytes(bytes)})`);
  if (others.length === 0) return 'Make room on the disk, then try again.';
  return `Remove ${others.join(' or ')} from this browser, or make room on the disk; then try again.`;
}

function manifestBytes(text: string): number {
  try {
    return parseManifest(text).files.reduce((sum, file) => sum + file.bytes, 0);
  } catch {
    return 0;
  }
}
