import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { conformerCalls } from './conformer-calls.ts';
import type { ConformerProtocol } from './protocol.ts';

serve<ConformerProtocol>(self, conformerCalls());
