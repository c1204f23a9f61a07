import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CallName, Params, Progress, Protocol, Value } from '#base/rpc.ts';
import type { CallContext, Handlers } from '#base/rpc-server.ts';
import { conformerCalls } from './conformer-calls.ts';
import { indigoCalls } from './indigo-calls.ts';
import type { ConformerProtocol, IndigoProtocol, RdkitProtocol } from './protocol.ts';
import { rdkitCalls } from './rdkit-calls.ts';

const require = createRequire(import.meta.url);

/** The two toolkits without their workers, started, as plain asynchronous functions. */
export async function startToolkits() {
  const wasm = readFileSync(require.resolve('@rdkit/rdkit/RDKit_minimal.wasm'));
  const rdkit = rdkitCalls();
  await call(rdkit, 'start', { module: await WebAssembly.compile(wasm) });
  const conformers = conformerCalls();
  const folder = new URL('../../node_modules/openchemlib/dist/', import.meta.url);
  const resources = readFileSync(new URL('resources.json', folder), 'utf8');
  await call(conformers, 'start', { resources });
  return {
    rdkit: <N extends CallName<RdkitProtocol>>(name: N, params: Params<RdkitProtocol, N>) =>
      call(rdkit, name, params),
    embed: (params: Params<ConformerProtocol, 'embed'>) => call(conformers, 'embed', params),
  };
}

/** Indigo without its worker, started. */
export async function startIndigo() {
  const folder = new URL('../../node_modules/indigo-ketcher/', import.meta.url);
  const wasm = readFileSync(new URL('indigo-ketcher-norender-1.40.0.wasm', folder));
  const indigo = indigoCalls();
  await call(indigo, 'start', { module: await WebAssembly.compile(wasm) });
  return (params: Params<IndigoProtocol, 'readInchi'>) => call(indigo, 'readInchi', params);
}

function call<P extends Protocol<P>, N extends CallName<P>>(
  handlers: Handlers<P>,
  name: N,
  params: Params<P, N>,
): Promise<Value<P, N>> {
  const context: CallContext<Progress<P, N>> = {
    signal: new AbortController().signal,
    report: () => undefined,
  };
  return handlers[name](params, context);
}
