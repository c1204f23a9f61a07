import { freeMolecule } from './families.ts';
import type { Task } from './task.ts';

export const generationTasks: readonly Task[] = [
  freeMolecule({
    id: 'unconditional-molecule',
    title: 'Unconditional Molecule Generation',
    summary: 'Makes up a molecule; every run with another seed gives another one.',
    caveat: 'Nothing says that the molecule can be made, is stable, or is new.',
    synonyms: ['de novo design', 'random molecule', 'generate', 'novel compound'],
    prompt: 'Generate a molecule with <SMILES>',
    decoding: { temperature: 0.95, topK: 50, topP: 0.95 },
    metrics: [
      { name: 'Validity', direction: 'up' },
      { name: 'Uniqueness', direction: 'up' },
    ],
    publishedScores: {
      unit: 'fraction',
      scireasoner8b: 0.971,
      scireasoner1_7b: 0.864,
      specialistLLM: 0.968,
      gemini25pro: 0.568,
      gptO3: 0.715,
      deepseekR1: 0.698,
      gptOss120b: 0.952,
      note: 'Specialist: NatureLM-8B.',
    },
  }),
];
