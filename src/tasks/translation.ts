import { formulaOfMolecule } from './families.ts';
import type { Task } from './task.ts';

export const translationTasks: readonly Task[] = [
  formulaOfMolecule({
    id: 'smiles-to-formula',
    title: 'SMILES to Formula',
    summary: 'Counts the atoms of a molecule and writes its molecular formula.',
    caveat: 'A formula does not tell isomers apart, and stereochemistry leaves no trace in it.',
    synonyms: ['molecular formula', 'sum formula', 'elemental composition', 'Hill formula', 's2f'],
    prompt: (smiles) =>
      `Given the SMILES representation <SMILES> ${smiles} </SMILES>, what would be its molecular formula?`,
    publishedScores: {
      unit: 'percent',
      scireasoner8b: 96.39,
      scireasoner1_7b: 95.92,
      specialistLLM: 93.2,
      gemini25pro: 55.2,
      gptO3: 64.81,
      deepseekR1: 34.0,
      gptOss120b: 19.88,
      note: 'Gemini 2.5 Pro and GPT-o3 on a random sample of 1,000; specialist: LlaSMol-7B.',
    },
    examples: [
      { label: 'Aspirin', smiles: 'CC(=O)Oc1ccccc1C(=O)O' },
      { label: 'Caffeine', smiles: 'Cn1cnc2c1c(=O)n(C)c(=O)n2C' },
      { label: 'Ifosfamide', smiles: 'S=P1(N(CCCl)CCCl)NCCCO1' },
    ],
  }),
];
