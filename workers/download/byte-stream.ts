import { Interruption, type RetryTimes } from './interruption.ts';
import { type Asked, hostOf, judgeResponse } from './judge-response.ts';

/** How to reach the network; tests replace `fetch` and the times. */
export interface Network {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly times: RetryTimes;
  /**
   * `If-Range` makes browsers ask another origin's permission first, which large hosts refuse.
   * Where it is not sent, the answer's ETag is compared.
   */
  readonly mayAskIfRange: (url: string) => boolean;
}

export function browserNetwork(times: RetryTimes): Network {
  return {
    fetch: (url, init) => fetch(url, init),
    times,
    mayAskIfRange: (url) => new URL(url).origin === location.origin,
  };
}

/** A response's body from offset `start` on. */
export interface ByteStream {
  readonly start: number;
  /** Absent when the server has none that promises equal bytes. */
  readonly strongEtag: string | undefined;
  /** `undefined` at the end of the body, which says nothing about the end of the file. */
  read(): Promise<Uint8Array | undefined>;
  /** Ends the request; call it in any case. */
  close(): void;
}

/**
 * Asks for a file from byte `start` on. Nobody's cookies go along, and nothing comes from a cache.
 * Rejects as `judgeResponse` does, and with an `Interruption` when no byte came for too long.
 */
export async function openStream(
  network: Network,
  asked: Asked & { readonly etag?: string | undefined },
  signal: AbortSignal,
): Promise<ByteStream> {
  const watchdog = new Watchdog(network.times.idleMs, signal);
  try {
    const response = await watchdog.over(
      network.fetch(asked.url, requestOf(network, asked, watchdog.signal)),
      hostOf(asked.url),
    );
    const start = judgeResponse(response, asked);
    const reader = response.body?.getReader();
    const etag = response.headers.get('etag') ?? '';
    return {
      start,
      strongEtag: /^"[^"]+"$/.test(etag) ? etag : undefined,
      read: async () => {
        if (!reader) return undefined;
        const { done, value } = await watchdog.over(reader.read(), hostOf(asked.url));
        return done ? undefined : value;
      },
      close: () => watchdog.end(),
    };
  } catch (thrown) {
    watchdog.end();
    throw thrown;
  }
}

function requestOf(
  network: Network,
  { url, start, etag }: Asked & { readonly etag?: string | undefined },
  signal: AbortSignal,
): RequestInit {
  const headers: Record<string, string> = {};
  // A first request is plain: it works even where ranges do not.
  if (start > 0) headers['Range'] = `bytes=${start}-`;
  if (start > 0 && etag !== undefined && network.mayAskIfRange(url)) headers['If-Range'] = etag;
  return {
    headers,
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  };
}

/** Gives a request up when nothing comes for too long, or when the person does. */
class Watchdog {
  private readonly controller = new AbortController();
  private readonly idleMs: number;
  private readonly outer: AbortSignal;
  private readonly stop = () => this.controller.abort(this.outer.reason);

  constructor(idleMs: number, outer: AbortSignal) {
    this.idleMs = idleMs;
    this.outer = outer;
    outer.throwIfAborted();
    outer.addEventListener('abort', this.stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The promise's value; what goes wrong with a request is an `Interruption`. */
  async over<T>(step: Promise<T>, host: string): Promise<T> {
    let isIdle = false;
    const timer = setTimeout(() => {
      isIdle = true;
      this.controller.abort();
    }, this.idleMs);
    try {
      return await step;
    } catch (thrown) {
      this.outer.throwIfAborted();
      if (isIdle) throw new Interruption(`${host} sent nothing for ${this.idleMs / 1000} s`);
      throw new Interruption(`the connection to ${host} broke (${sayReason(thrown)})`);
    } finally {
      clearTimeout(timer);
    }
  }

  end(): void {
    this.outer.removeEventListener('abort', this.stop);
    this.controller.abort();
  }
}

function sayReason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
