import { moleculeProperty } from './families.ts';
import type { Task } from './task.ts';

export const predictionTasks: readonly Task[] = [
  moleculeProperty({
    id: 'esol',
    title: 'ESOL (aqueous solubility)',
    summary: 'Predicts how much of a compound dissolves in water, as the logarithm of mol/L.',
    caveat:
      'It knows neither pH, temperature, salt form nor polymorph, all of which move the real value.',
    synonyms: ['logS', 'log S', 'water solubility', 'Delaney', 'dissolution'],
    prompt: (smiles) => `How soluble is <SMILES> ${smiles} </SMILES> ?`,
    quantity: 'log10 of the solubility',
    unit: 'log10(mol/L)',
    verifiers: ['solubility-in-measured-range'],
    publishedScores: {
      unit: 'log10(mol/L)',
      scireasoner8b: 1.08,
      scireasoner1_7b: 1.21,
      specialistLLM: 1.04,
      gemini25pro: 1.28,
      gptO3: 1.58,
      deepseekR1: 1.48,
      gptOss120b: 3.45,
      note: 'Specialist: LlaSMol-7B.',
    },
    examples: [
      { label: 'Isopropyl chloride', smiles: 'CC(C)Cl' },
      { label: 'Paracetamol', smiles: 'CC(=O)Nc1ccc(O)cc1' },
      { label: 'Anthracene', smiles: 'c1ccc2cc3ccccc3cc2c1' },
    ],
  }),
];
