import { moleculeProperty } from '../families/molecules.ts';
import type { Task } from '../task.ts';

export const moleculePredictionTasks: readonly Task[] = [
  moleculeProperty({
    id: 'esol',
    title: 'ESOL (aqueous solubility)',
    source: 'SMolInstruct',
    summary: 'Predicts how much of a compound dissolves in water, as the logarithm of mol/L.',
    caveat:
      'It knows neither pH, temperature, salt form nor polymorph, all of which move the real value.',
    synonyms: ['logS', 'log S', 'water solubility', 'Delaney', 'dissolution'],
    template: 'How soluble is <SMILES> {smiles} </SMILES> ?',
    quantity: {
      label: 'log10 of the solubility',
      unit: 'log10(mol/L)',
      range: { low: -11.6, high: 1.58, source: '1,128 measurements of the ESOL set' },
    },
    examples: [
      { label: 'Isopropyl chloride', smiles: 'CC(C)Cl' },
      { label: 'Paracetamol', smiles: 'CC(=O)Nc1ccc(O)cc1' },
      { label: 'Anthracene', smiles: 'c1ccc2cc3ccccc3cc2c1' },
    ],
  }),
];
