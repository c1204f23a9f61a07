import { moleculeQuestion } from './families.ts';
import type { Task } from './task.ts';

export const classificationTasks: readonly Task[] = [
  moleculeQuestion({
    id: 'bbbp',
    title: 'BBBP (blood-brain barrier permeability)',
    summary: 'Predicts whether a compound crosses the blood-brain barrier.',
    caveat:
      'It tells neither how much crosses nor how fast, and does not know of active transport.',
    synonyms: ['blood-brain barrier', 'BBB', 'brain penetration', 'CNS drug', 'permeability'],
    prompt: (smiles) =>
      `Is blood-brain barrier permeability (BBBP) a property of <SMILES> ${smiles} </SMILES>?`,
    meaning: {
      yes: 'predicted to cross the blood-brain barrier',
      no: 'predicted not to cross the blood-brain barrier',
    },
    publishedScores: {
      unit: 'percent',
      scireasoner8b: 82.74,
      scireasoner1_7b: 79.7,
      specialistLLM: 75.1,
      gemini25pro: 71.57,
      gptO3: 78.68,
      deepseekR1: 59.9,
      gptOss120b: 46.7,
      note: 'Specialist: LlaSMol-7B.',
    },
    examples: [
      { label: 'Diazepam', smiles: 'CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21' },
      { label: 'Dopamine', smiles: 'NCCc1ccc(O)c(O)c1' },
      { label: 'Nicotine', smiles: 'CN1CCCC1c1cccnc1' },
    ],
  }),
];
