import { Failure } from '#base/failure.ts';
import type { RandomAccess } from './folder.ts';

/** Throws `unreadable-file` when the disk fails or the file became shorter meanwhile. */
export async function readBytes(
  { name, bytes }: { readonly name: string; readonly bytes: RandomAccess },
  offset: number,
  length: number,
): Promise<Uint8Array> {
  try {
    return await bytes.read(offset, length);
  } catch (thrown) {
    throw new Failure({
      code: 'unreadable-file',
      message: `${name} cannot be read from byte ${offset} on: ${thrown instanceof Error ? thrown.message : thrown}`,
      cure: 'Check that the disk is still there and that nothing else writes to the folder, then try again.',
      facts: { file: name, offset },
    });
  }
}
