import { digestSha256 } from './digest-sha256.ts';

/**
 * The name under which a file of a model folder is stored. It follows from the path alone, so that
 * no list has to survive a crash, and holds nothing that a person or a manifest wrote: storage
 * takes `__proto__`, NUL and `CON` for names.
 */
export async function storedFileName(path: string): Promise<string> {
  return `f${(await digestSha256(new TextEncoder().encode(path))).slice(0, 32)}`;
}
