import type { Chemistry } from '#science/chemistry.ts';
import { scienceInNode } from '#tools/scores/science-in-node.ts';
import type { Toolkit } from './corruptions.ts';

/** RDKit in this process, as what the checks ask and as what corruptions need. */
export function startRdkit(): { readonly chemistry: Chemistry; readonly toolkit: Toolkit } {
  const { chemistry, rdkit } = scienceInNode();
  return {
    chemistry,
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
