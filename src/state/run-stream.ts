import type { Token } from '#workers/inference/protocol.ts';

/** Fewer than 20 store changes a second keep the screen smooth at any decoding speed. */
const FLUSH_INTERVAL_MS = 60;

/** New tokens by the index of their sample. */
export type TokensBySample = ReadonlyMap<number, readonly Token[]>;

export interface TokenStream {
  push(sample: number, token: Token): void;
  /** Hands over what is still held back. */
  flush(): void;
}

/** Collects the tokens of all samples and hands them over in batches, the first one at once. */
export function collectTokens(handOver: (tokens: TokensBySample) => void): TokenStream {
  let held = new Map<number, Token[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    if (held.size === 0) return;
    const tokens = held;
    held = new Map();
    handOver(tokens);
  }

  function flushRepeatedly(): void {
    timer = held.size > 0 ? setTimeout(flushRepeatedly, FLUSH_INTERVAL_MS) : undefined;
    flush();
  }

  return {
    push: (sample, token) => {
      const tokens = held.get(sample);
      if (tokens) tokens.push(token);
      else held.set(sample, [token]);
      if (timer === undefined) flushRepeatedly();
    },
    flush: () => {
      clearTimeout(timer);
      timer = undefined;
      flush();
    },
  };
}
