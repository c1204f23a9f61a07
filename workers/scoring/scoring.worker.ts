import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import type { ScoringProtocol } from './protocol.ts';
import { scoringCalls } from './scoring-calls.ts';

serve<ScoringProtocol>(self, scoringCalls());
