import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { browserPlaces } from '#library/library-places.ts';
import { convertCalls } from './convert-calls.ts';
import type { ConvertProtocol } from './protocol.ts';

// Runs under a policy without any network: weights are read from files and from storage.
serve<ConvertProtocol>(self, convertCalls(browserPlaces()));
