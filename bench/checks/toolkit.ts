import type { Chemistry } from '#science/chemistry.ts';
import { startToolkits } from '#workers/science/rdkit.fixture.ts';
import type { Toolkit } from './corruptions.ts';

/** RDKit in this process, as what the checks ask and as what corruptions need. */
export async function startRdkit(): Promise<{ chemistry: Chemistry; toolkit: Toolkit }> {
  const { rdkit } = await startToolkits();
  const unused = () => Promise.reject(new Error('This measurement asks for no such thing.'));
  return {
    chemistry: {
      describeMolecule: (smiles) => rdkit('describe', { smiles }),
      readGraph: (smiles) => rdkit('readGraph', { smiles }),
      matchGroups: (smiles, patterns) => rdkit('matchGroups', { smiles, patterns }),
      writeMolfile: (smiles) => rdkit('writeMolfile', { smiles }),
      drawMolecule: unused,
      drawReaction: unused,
      embedMolecule: unused,
      readMolecule: unused,
      canonicaliseMolecules: unused,
      writeInchis: unused,
      compareMolecules: unused,
    },
    toolkit: {
      toMolfile: async (smiles) => {
        const molfile = await rdkit('writeMolfile', { smiles });
        return molfile.ok ? molfile.value : undefined;
      },
      fromMolfile: async (molfile) => {
        const facts = await rdkit('describeMolfile', { molfile });
        return facts.ok ? facts.value.canonicalSmiles : undefined;
      },
    },
  };
}
