import { moleculeQuestion } from '../families/molecules.ts';
import type { Task } from '../task.ts';

export const moleculeClassificationTasks: readonly Task[] = [
  moleculeQuestion({
    id: 'bbbp',
    title: 'BBBP (blood-brain barrier permeability)',
    source: 'SMolInstruct',
    summary: 'Predicts whether a compound crosses the blood-brain barrier.',
    caveat:
      'It tells neither how much crosses nor how fast, and does not know of active transport.',
    synonyms: ['blood-brain barrier', 'BBB', 'brain penetration', 'CNS drug', 'permeability'],
    template:
      'Is blood-brain barrier permeability (BBBP) a property of <SMILES> {smiles} </SMILES>?',
    meaning: {
      yes: 'predicted to cross the blood-brain barrier',
      no: 'predicted not to cross the blood-brain barrier',
    },
    examples: [
      { label: 'Diazepam', smiles: 'CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21' },
      { label: 'Dopamine', smiles: 'NCCc1ccc(O)c(O)c1' },
      { label: 'Nicotine', smiles: 'CN1CCCC1c1cccnc1' },
    ],
  }),
];
