import { freeRna } from '../families/nucleic-acids.ts';
import type { Task } from '../task.ts';

export const unconditionalRna: Task = freeRna({
  id: 'unconditional-rna',
  title: 'Unconditional RNA Generation',
  source: 'SciReasoner evaluation code',
  summary: 'Makes up an RNA from nothing; the seed decides which one.',
  caveat:
    'Nothing says that it folds like a natural RNA; the published figure favours long sequences.',
  synonyms: ['de novo RNA', 'RNA design', 'random RNA', 'generate', 'novel RNA'],
  template: 'Please generate a novel RNA sequence. <rna>',
  decoding: { temperature: 1.8, topK: 80, topP: 1 },
  metrics: [
    { name: 'Average MFE', direction: 'down' },
    { name: 'Rfam family count', direction: 'up' },
  ],
});
