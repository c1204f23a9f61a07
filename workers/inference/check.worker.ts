import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import type { CheckProtocol } from './check-protocol.ts';
import { findDamage } from './load/check-stored-files.ts';

serve<CheckProtocol>(self, { check: ({ files }, context) => findDamage(files, context) });
