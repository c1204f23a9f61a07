import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Failure } from '#base/failure.ts';
import type { CallName, Params, Value } from '#base/rpc.ts';
import type { MoleculeBatches } from '#science/chemistry.ts';
import { foldRna } from '#science/rna/fold-rna.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { RdkitProtocol } from '#workers/science/protocol.ts';
import { rdkitCalls } from '#workers/science/rdkit-calls.ts';
import { rememberingBatches } from '#workers/scoring/remembering-batches.ts';

const require = createRequire(import.meta.url);

/** One call of the RDKit worker, in this process. */
export type AskRdkit = <N extends CallName<RdkitProtocol>>(
  name: N,
  params: Params<RdkitProtocol, N>,
) => Promise<Value<RdkitProtocol, N>>;

/**
 * The tools that scores and checks ask, without workers: RDKit and folding. RDKit starts with the
 * first question. Drawing, 3D and crystals reject, since no score needs them.
 */
export function scienceInNode(): ScienceTools & { readonly rdkit: AskRdkit } {
  const rdkit = rdkitInNode();
  return {
    rdkit,
    chemistry: {
      describeMolecule: (smiles) => rdkit('describe', { smiles }),
      readGraph: (smiles) => rdkit('readGraph', { smiles }),
      matchGroups: (smiles, patterns) => rdkit('matchGroups', { smiles, patterns }),
      writeMolfile: (smiles) => rdkit('writeMolfile', { smiles }),
      drawMolecule: notHere,
      drawReaction: notHere,
      embedMolecule: notHere,
      readMolecule: notHere,
      ...batchesInNode(rdkit),
    },
    folding: { foldRna: async (sequence) => foldRna(sequence) },
    crystallography: {
      findSymmetry: notHere,
      wyckoffPositions: notHere,
      symmetryOperations: notHere,
    },
  };
}

function rdkitInNode(): AskRdkit {
  const calls = rdkitCalls();
  const context = { signal: new AbortController().signal, report: () => undefined };
  let starting: Promise<unknown> | undefined;
  return async (name, params) => {
    starting ??= compileRdkit().then((module) => calls.start({ module }, context));
    await starting;
    return calls[name](params, context);
  };
}

function compileRdkit(): Promise<WebAssembly.Module> {
  const wasm = readFileSync(require.resolve('@rdkit/rdkit/RDKit_minimal.wasm'));
  return WebAssembly.compile(new Uint8Array(wasm));
}

/** Equal questions are asked once. */
function batchesInNode(rdkit: AskRdkit): MoleculeBatches {
  return rememberingBatches({
    canonicaliseMolecules: (smiles) => rdkit('canonicaliseEach', { smiles }),
    writeInchis: (smiles) => rdkit('writeInchiOfEach', { smiles }),
    compareMolecules: (pairs) => rdkit('compareEach', { pairs }),
    compareEnvironments: (pairs) => rdkit('compareEnvironmentsOfEach', { pairs }),
  });
}

function notHere(): Promise<never> {
  return Promise.reject(
    new Failure({
      code: 'not-in-node',
      message: 'This calculation runs in the browser only.',
      cure: 'Open the workbench (npm start) for pictures, 3D and crystals.',
    }),
  );
}
