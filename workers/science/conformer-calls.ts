import { Resources } from 'openchemlib';
import type { Handlers } from '#base/rpc-server.ts';
import { embedParts } from './embed-parts.ts';
import type { ConformerProtocol } from './protocol.ts';

/** What the conformer worker answers; `start` must come first. */
export function conformerCalls(): Handlers<ConformerProtocol> {
  return {
    start: async ({ resources }) => {
      Resources.register(resources);
      return undefined;
    },
    embed: async (params) => embedParts(params),
  };
}
