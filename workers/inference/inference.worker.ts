import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { createInferenceService } from './inference-service.ts';
import type { InferenceProtocol } from './protocol.ts';

serve<InferenceProtocol>(self, createInferenceService());
