import { proteins } from '../examples/proteins.ts';
import { GREEDY } from '../families/identity.ts';
import { rising } from '../families/metrics.ts';
import { freeProtein, proteinText, proteinToOrder } from '../families/proteins.ts';
import type { Task } from '../task.ts';

export const unconditionalProtein: Task = freeProtein({
  id: 'unconditional-protein',
  title: 'Unconditional Protein Generation',
  source: 'SciReasoner evaluation code',
  summary: 'Makes up a protein from nothing; the seed decides which one.',
  caveat: 'Nothing says that it folds, can be expressed, or is new: search it in UniProt first.',
  synonyms: ['de novo protein', 'protein design', 'random protein', 'generate', 'novel protein'],
  template: 'Generate a protein sequence with <protein> </protein>.',
  decoding: { temperature: 0.9, topK: 50, topP: 0.9 },
  metrics: rising('Validity', 'Average length', 'Diversity', 'Average pLDDT'),
});

export const proteinGenerationTasks: readonly Task[] = [
  proteinToOrder({
    id: 'function-guided-protein-design',
    title: 'Function-guided Protein Design',
    source: 'Mol-Instructions',
    summary: 'Writes a protein sequence that should fulfil written requirements.',
    caveat:
      'The published score is the best single sample of the test set, not the mean; nothing here says that the design folds or works.',
    synonyms: [
      'protein design',
      'de novo protein',
      'enzyme design',
      'text to protein',
      'inverse design',
    ],
    template:
      'Synthesize a protein sequence with the appropriate folding and stability properties for the desired function. {requirements}',
    examples: [
      {
        label: 'Glycine cleavage',
        requirements:
          '1. The protein should be able to modulate glycine decarboxylation via glycine cleavage system in a way that leads to a desirable outcome.',
      },
      {
        label: 'Adenylate kinase',
        requirements:
          '1. The protein should show adenylate kinase activity.\n2. The protein must bind ATP and AMP.\n3. The protein should be found in the cytoplasm.',
      },
      {
        label: 'Ribosomal protein',
        requirements:
          '1. The protein should be a structural constituent of the ribosome.\n2. The protein must bind rRNA.',
      },
    ],
  }),
  proteinText({
    id: 'catalytic-activity',
    title: 'Catalytic Activity Prediction',
    family: 'generation',
    source: 'Mol-Instructions',
    summary: 'Writes the reaction that an enzyme catalyses, in the words of UniProt and Rhea.',
    caveat:
      'It writes a reaction for any sequence, enzyme or not, and gives neither rates nor conditions.',
    synonyms: ['enzyme reaction', 'catalysis', 'Rhea', 'substrate'],
    template:
      "Please evaluate the following protein sequence and provide an explanation of the enzyme's catalytic activity, including the chemical reaction it facilitates: <protein>{protein}</protein>",
    decoding: GREEDY,
    metrics: rising('ROUGE-L', 'ROUGE-1', 'ROUGE-2'),
    examples: [
      proteins.adenylateKinase,
      proteins.superoxideDismutase,
      proteins.dihydrofolateReductase,
    ],
  }),
];
