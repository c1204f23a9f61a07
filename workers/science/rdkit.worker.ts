import { serve } from '#base/rpc-server.ts';
import type { RdkitProtocol } from './protocol.ts';
import { rdkitCalls } from './rdkit-calls.ts';

// Runs under a policy of its own: `unsafe-eval` for RDKit's bindings, and no network at all.
serve<RdkitProtocol>(self, rdkitCalls());
