import { Failure } from '#base/failure.ts';

/** How to reach the archives; tests replace both. */
export interface ArchiveNetwork {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** For a whole answer, body included. */
  readonly timeLimitMs: number;
}

/**
 * The text at an address of an archive, in one try: no cookies, no referrer, no redirect, at most so
 * many bytes. Rejects with a `Failure`, or with the reason of the signal.
 */
export async function fetchArchiveText(
  network: ArchiveNetwork,
  url: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const timeLimit = AbortSignal.timeout(network.timeLimitMs);
  try {
    const response = await network.fetch(url, {
      signal: AbortSignal.any([signal, timeLimit]),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    judge(response, url);
    return await boundedText(response, url, mostBytes, AbortSignal.any([signal, timeLimit]));
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    signal.throwIfAborted();
    throw unreachable(url, timeLimit.aborted ? network.timeLimitMs : undefined);
  }
}

function judge(response: Response, url: string): void {
  const host = new URL(url).host;
  const name = url.slice(url.lastIndexOf('/') + 1);
  if (response.status === 404 || response.status === 410) {
    throw new Failure({
      code: 'not-found',
      message: `${host} has nothing for ${name} (${response.status}).`,
      cure: 'Check the id for a typing error. Not every protein has an entry there.',
    });
  }
  if (!response.ok) {
    throw new Failure({
      code: 'unexpected-status',
      message: `${host} answered ${response.status} for ${name}.`,
      cure: 'Try again in a few minutes, or download the file in the usual way and open it here.',
    });
  }
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
    throw new Failure({
      code: 'not-a-file',
      message: `${host} sent a web page instead of ${name}.`,
      cure: 'A network that asks you to log in does this: open any page, log in, and try again.',
    });
  }
}

async function boundedText(
  response: Response,
  url: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const stop = () => void reader.cancel(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes += piece.value.length;
      if (bytes > mostBytes) throw tooLarge(url, mostBytes);
      text += decoder.decode(piece.value, { stream: true });
    }
    // A cancelled body ends as a whole one does.
    signal.throwIfAborted();
    return text + decoder.decode();
  } finally {
    signal.removeEventListener('abort', stop);
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(url: string, mostBytes: number): Failure {
  return new Failure({
    code: 'too-large',
    message: `${new URL(url).host} sends more than the ${mostBytes.toLocaleString('en')} bytes that are read here.`,
    cure: 'Download the file in the usual way, take one chain out of it, and open that here.',
  });
}

function unreachable(url: string, waitedMs: number | undefined): Failure {
  const { host } = new URL(url);
  const said =
    waitedMs === undefined
      ? `${host} could not be reached, or sent the request elsewhere.`
      : `${host} did not answer in ${waitedMs / 1000} seconds.`;
  return new Failure({
    code: 'host-unreachable',
    message: said,
    cure: 'See whether this computer is online. Everything else works without; a file that you have can be opened here.',
  });
}
