import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { crystalCalls } from './crystal-calls.ts';
import type { CrystalProtocol } from './protocol.ts';

serve<CrystalProtocol>(self, crystalCalls());
