import type { BuildFile } from './build-files.ts';

/** Where a file comes from, and how it is to be served. */
export interface FileSource {
  /** Absolute. */
  readonly url: string;
  readonly file: BuildFile;
  /** Put over what the server sends, so that hosts without headers are guarded as well. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Fetches a file, and rejects with an `Error` that names it unless the server sent every byte that
 * was built.
 */
export async function fetchChecked(source: FileSource, signal: AbortSignal): Promise<Response> {
  const { url, file } = source;
  // What the page has just loaded is in the browser's own cache; a bad copy there must not stay.
  const isHashed = /^(assets|workers)\//.test(file.path);
  const modes: readonly RequestCache[] = [isHashed ? 'default' : 'no-cache', 'reload'];
  let reason = '';
  for (const cache of modes) {
    const response = await fetch(url, { cache, signal, priority: 'low' });
    const bytes = await response.arrayBuffer();
    if (response.status !== 200) reason = `the server answered ${response.status}`;
    else if (bytes.byteLength !== file.bytes)
      reason = `${bytes.byteLength} of ${file.bytes} bytes came`;
    else if ((await sha256(bytes)) !== file.sha256) reason = 'other bytes came than were built';
    else return servedAs(source, response.headers, bytes);
  }
  throw new Error(`${file.path}: ${reason}.`);
}

/** A copy that another build left, if it is the same file. */
export async function reuseChecked(
  source: FileSource,
  copy: Response | undefined,
): Promise<Response | undefined> {
  if (!copy) return undefined;
  const bytes = await copy.arrayBuffer();
  const isSame = (await sha256(bytes)) === source.file.sha256;
  return isSame ? servedAs(source, copy.headers, bytes) : undefined;
}

// These speak of the transfer, or make the cache ask which request the answer was for.
const leftOut = ['content-encoding', 'transfer-encoding', 'vary', 'accept-ranges', 'age'];

function servedAs(source: FileSource, sent: Headers, bytes: ArrayBuffer): Response {
  const headers = new Headers(sent);
  for (const name of leftOut) headers.delete(name);
  for (const [name, value] of Object.entries(source.headers)) headers.set(name, value);
  headers.set('Content-Length', String(bytes.byteLength));
  return new Response(bytes, { headers });
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
