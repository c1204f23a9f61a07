import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { lookupCalls } from './lookup-calls.ts';
import type { LookupProtocol } from './protocol.ts';

// It starts only when a person pressed Fetch, and its policy lets it reach the two archives alone.
serve<LookupProtocol>(
  self,
  lookupCalls({ fetch: (url, init) => fetch(url, init), timeLimitMs: 30_000 }),
);
