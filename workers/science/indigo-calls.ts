import startIndigo, { type Indigo } from 'indigo-ketcher/binaryWasmNoRender';
import { err, ok } from '#base/result.ts';
import type { Handlers } from '#base/rpc-server.ts';
import { clip } from '#science/input-error.ts';
import { wasmInstantiation } from './instantiate-wasm.ts';
import type { IndigoProtocol } from './protocol.ts';
import { started } from './started.ts';

/** What the Indigo worker answers; `start` must come first. */
export function indigoCalls(): Handlers<IndigoProtocol> {
  let indigo: Indigo | undefined;

  return {
    start: async ({ module }) => {
      indigo = await new Promise<Indigo>((resolve, reject) => {
        startIndigo(wasmInstantiation(module, reject)).then(resolve, reject);
      });
      return indigo.version();
    },
    // Only text that is an InChI may come here: Indigo reads other words as queries.
    readInchi: async ({ inchi }) => {
      const running = started(indigo, 'Indigo');
      const options = new running.MapStringString();
      try {
        const [smiles = ''] = running.convert(inchi, 'smiles', options).split(' ');
        return ok(smiles);
      } catch {
        return err({
          message: `Indigo does not read the InChI “${clip(inchi, 200)}”.`,
          cure: 'Check that the whole InChI is there, from “InChI=” to its last layer.',
        });
      } finally {
        options.delete();
      }
    },
  };
}
