import { serve } from '#base/rpc-server.ts';
import { indigoCalls } from './indigo-calls.ts';
import type { IndigoProtocol } from './protocol.ts';

// Runs under the policy of RDKit's worker, for the same reason: its bindings call `new Function`.
serve<IndigoProtocol>(self, indigoCalls());
