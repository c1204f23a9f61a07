import { formulaOfMolecule } from '../families/molecules.ts';
import type { Task } from '../task.ts';

export const moleculeTranslationTasks: readonly Task[] = [
  formulaOfMolecule({
    id: 'smiles-to-formula',
    title: 'SMILES to Formula',
    source: 'SMolInstruct',
    summary: 'Counts the atoms of a molecule and writes its molecular formula.',
    caveat: 'A formula does not tell isomers apart, and stereochemistry leaves no trace in it.',
    synonyms: ['molecular formula', 'sum formula', 'elemental composition', 'Hill formula', 's2f'],
    template:
      'Given the SMILES representation <SMILES> {smiles} </SMILES>, what would be its molecular formula?',
    examples: [
      { label: 'Aspirin', smiles: 'CC(=O)Oc1ccccc1C(=O)O' },
      { label: 'Caffeine', smiles: 'Cn1cnc2c1c(=O)n(C)c(=O)n2C' },
      { label: 'Ifosfamide', smiles: 'S=P1(N(CCCl)CCCl)NCCCO1' },
    ],
  }),
];
