import type { Token } from '#workers/inference/protocol.ts';

/** Fewer than 20 store changes a second keep the screen smooth at any decoding speed. */
const FLUSH_INTERVAL_MS = 60;

export interface TokenStream {
  push(token: Token): void;
  /** Hands over what is still held back. */
  flush(): void;
}

/** Collects tokens and hands them over in batches, the first one at once. */
export function collectTokens(
  handOver: (tokens: readonly Token[], text: string) => void,
): TokenStream {
  let held: Token[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    if (held.length === 0) return;
    const tokens = held;
    held = [];
    handOver(tokens, tokens.map((token) => token.text).join(''));
  }

  function flushRepeatedly(): void {
    timer = held.length > 0 ? setTimeout(flushRepeatedly, FLUSH_INTERVAL_MS) : undefined;
    flush();
  }

  return {
    push: (token) => {
      held.push(token);
      if (timer === undefined) flushRepeatedly();
    },
    flush: () => {
      clearTimeout(timer);
      timer = undefined;
      flush();
    },
  };
}
