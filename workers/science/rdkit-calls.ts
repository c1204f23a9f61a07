import { Failure } from '#base/failure.ts';
import { ok } from '#base/result.ts';
import type { Handlers } from '#base/rpc-server.ts';
import { checkGeometry } from './check-geometry.ts';
import { describeMolecule } from './describe-molecule.ts';
import { drawMolecule } from './draw-molecule.ts';
import { planEmbedding } from './plan-embedding.ts';
import type { RdkitProtocol } from './protocol.ts';
import { RdkitSession } from './rdkit-session.ts';

/** What the RDKit worker answers; `start` must come first. */
export function rdkitCalls(): Handlers<RdkitProtocol> {
  let session: RdkitSession | undefined;

  function started(): RdkitSession {
    if (session) return session;
    throw new Failure({
      code: 'chemistry-not-started',
      message: 'RDKit was asked before it was started.',
      cure: 'Reload the page.',
    });
  }

  return {
    start: async ({ module }) => {
      session = await RdkitSession.start(module);
      return session.version;
    },
    describe: async ({ smiles }) =>
      started().withSmiles(smiles, (molecule, rdkit) => ok(describeMolecule(molecule, rdkit))),
    draw: async ({ smiles, options }) =>
      started().withSmiles(smiles, (molecule) => ok(drawMolecule(molecule, options))),
    planEmbedding: async ({ smiles }) =>
      started().withSmiles(smiles, (molecule, rdkit) => planEmbedding(molecule, rdkit, smiles)),
    checkGeometry: async ({ smiles, molblock }) =>
      started().withMolblock(molblock, (found, rdkit) => {
        const meant = rdkit.get_mol(smiles);
        try {
          return ok(found && meant ? checkGeometry(found, meant) : 'other-molecule');
        } finally {
          meant?.delete();
        }
      }),
  };
}
