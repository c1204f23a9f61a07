import { freeMolecule } from '../families/molecules.ts';
import type { Task } from '../task.ts';

export const moleculeGenerationTasks: readonly Task[] = [
  freeMolecule({
    id: 'unconditional-molecule',
    title: 'Unconditional Molecule Generation',
    source: 'SciReasoner evaluation code',
    summary: 'Makes up a molecule; every run with another seed gives another one.',
    caveat: 'Nothing says that the molecule can be made, is stable, or is new.',
    synonyms: ['de novo design', 'random molecule', 'generate', 'novel compound'],
    template: 'Generate a molecule with <SMILES>',
    decoding: { temperature: 0.95, topK: 50, topP: 0.95 },
    metrics: [
      { name: 'Validity', direction: 'up' },
      { name: 'Uniqueness', direction: 'up' },
    ],
  }),
];
