import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { foldCalls } from './fold-calls.ts';
import type { FoldProtocol } from './protocol.ts';

serve<FoldProtocol>(self, foldCalls());
