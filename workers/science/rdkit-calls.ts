import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Handlers } from '#base/rpc-server.ts';
import type { DrawingOptions } from '#science/chemistry.ts';
import type { MoleculeDrawing } from '#science/molecule-drawing.ts';
import { checkGeometry } from './check-geometry.ts';
import { describeMolecule } from './describe-molecule.ts';
import { drawMolecule } from './draw-molecule.ts';
import { drawApart, drawReaction } from './draw-reaction.ts';
import { matchGroups } from './match-groups.ts';
import { planEmbedding } from './plan-embedding.ts';
import type { RdkitProtocol } from './protocol.ts';
import { RdkitSession } from './rdkit-session.ts';
import { readGraph } from './read-graph.ts';
import {
  canonicaliseEach,
  compareEach,
  compareEnvironmentsOfEach,
  writeInchiOfEach,
} from './score-molecules.ts';
import { started } from './started.ts';
import { usualTautomer } from './usual-tautomer.ts';
import { rdkitOrder, writtenOrder } from './written-order.ts';

const UNREADABLE_MOLFILE = {
  message: 'RDKit does not read this molfile.',
  cure: 'Check that it is whole, from its three header lines to “M  END”, and that no atom has too many bonds.',
};

/** What the RDKit worker answers; `start` must come first. */
export function rdkitCalls(): Handlers<RdkitProtocol> {
  let session: RdkitSession | undefined;

  const running = () => started(session, 'RDKit');

  return {
    start: async ({ module }) => {
      session = await RdkitSession.start(module);
      return session.version;
    },
    describe: async ({ smiles }) =>
      running().withSmiles(smiles, (molecule, rdkit) => ok(describeMolecule(molecule, rdkit))),
    describeMolfile: async ({ molfile }) =>
      running().withMolblock(molfile, (molecule, rdkit) =>
        molecule ? ok(describeMolecule(molecule, rdkit)) : err(UNREADABLE_MOLFILE),
      ),
    usualTautomer: async ({ smiles }) =>
      running().withSmiles(smiles, (molecule, rdkit) => ok(usualTautomer(molecule, rdkit))),
    draw: async ({ smiles, options }) =>
      options.height === undefined
        ? drawApart(running(), smiles, options)
        : drawAt(running(), smiles, { ...options, height: options.height }),
    drawReaction: async ({ sides, options }) => drawReaction(running(), sides, options),
    writeMolfile: async ({ smiles }) =>
      running().withSmiles(smiles, (molecule) => ok(molecule.get_v2Kmolblock())),
    readGraph: async ({ smiles }) =>
      running().withSmiles(smiles, (molecule) => ok(readGraph(molecule, smiles))),
    matchGroups: async ({ smiles, patterns }) =>
      running().withSmiles(smiles, (molecule, rdkit) =>
        ok(matchGroups(molecule, rdkit, patterns, writtenOrder(molecule, smiles))),
      ),
    planEmbedding: async ({ smiles }) =>
      running().withSmiles(smiles, (molecule, rdkit) => planEmbedding(molecule, rdkit, smiles)),
    checkGeometry: async ({ smiles, molblock }) =>
      running().withMolblock(molblock, (found, rdkit) => {
        const meant = rdkit.get_mol(smiles);
        try {
          return ok(found && meant ? checkGeometry(found, meant) : 'other-molecule');
        } finally {
          meant?.delete();
        }
      }),
    canonicaliseEach: async ({ smiles }) => canonicaliseEach(running(), smiles),
    writeInchiOfEach: async ({ smiles }) => writeInchiOfEach(running(), smiles),
    compareEach: async ({ pairs }) => compareEach(running(), pairs),
    compareEnvironmentsOfEach: async ({ pairs }) => compareEnvironmentsOfEach(running(), pairs),
  };
}

/** One picture of a fixed size. */
function drawAt(
  session: RdkitSession,
  smiles: string,
  options: Required<DrawingOptions>,
): Promise<Result<MoleculeDrawing, InputError>> {
  return session.withSmiles(smiles, (molecule) => {
    const drawing = drawMolecule(molecule, options);
    const order = rdkitOrder(molecule, smiles);
    return ok({ ...drawing, atoms: order.map((index) => drawing.atoms[index ?? -1]) });
  });
}
