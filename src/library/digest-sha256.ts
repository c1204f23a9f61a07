import { Failure } from '#base/failure.ts';

/** SHA-256 of bytes that are in memory, in lower-case hexadecimal. Throws `insecure-context`. */
export async function digestSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return digestHex('SHA-256', bytes);
}

/** The name that git gives to a file of these bytes; servers of repositories tell it as `oid`. */
export async function digestGitBlob(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(header.length + bytes.length);
  whole.set(header);
  whole.set(bytes, header.length);
  return digestHex('SHA-1', whole);
}

async function digestHex(algorithm: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.isSecureContext && globalThis.crypto?.subtle === undefined) {
    throw new Failure({
      code: 'insecure-context',
      message:
        'This page was opened over plain http from another machine, where browsers offer no SHA-256 and no WebGPU.',
      cure: 'Open the workbench over https, or on the machine itself as http://localhost.',
    });
  }
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
