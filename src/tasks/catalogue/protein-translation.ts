import { proteins } from '../examples/proteins.ts';
import { GREEDY } from '../families/identity.ts';
import { rising } from '../families/metrics.ts';
import { OPI_SAMPLING, proteinText } from '../families/proteins.ts';
import type { Task } from '../task.ts';

const opiSets = [
  {
    set: 'CASPSimilarSeq',
    about: 'proteins similar to CASP targets',
    template:
      'Predict the general functional description of the protein sequence. <protein>{protein}</protein>',
    examples: [proteins.superoxideDismutase, proteins.ubiquitin, proteins.thioredoxin],
  },
  {
    set: 'IDFilterSeq',
    about: 'proteins filtered by sequence identity',
    template:
      'Predict the functional description of the protein sequence below. <protein>{protein}</protein>',
    examples: [proteins.aquaporin1, proteins.histoneH4, proteins.cyclophilinA],
  },
  {
    set: 'UniProtSeq',
    about: 'proteins of UniProtKB/Swiss-Prot',
    template:
      'Predict the general functional description of the protein sequence. <protein>{protein}</protein>',
    examples: [proteins.interleukin2, proteins.calmodulin, proteins.proinsulin],
  },
] as const;

export const proteinTranslationTasks: readonly Task[] = [
  ...opiSets.map(({ set, about, template, examples }) =>
    proteinText({
      id: `protein-function-${set.toLowerCase()}`,
      title: `Protein Functional Translation (${set})`,
      family: 'translation',
      source: 'OPI',
      summary: `Describes what a protein does, in the words of UniProt; scored on ${about}.`,
      caveat:
        'A fluent description is no evidence: a protein with few known relatives gets one all the same.',
      synonyms: ['annotation', 'protein function', 'what does it do', 'UniProt function'],
      template,
      decoding: OPI_SAMPLING,
      metrics: rising('ROUGE-L'),
      examples,
    }),
  ),
  proteinText({
    id: 'protein-general-function',
    title: 'Protein Functional Translation (Mol-Instructions, general function)',
    family: 'translation',
    source: 'Mol-Instructions',
    summary: 'Gives a short overview of a protein: its activity, partners and place in the cell.',
    caveat: 'It does not say which part of the overview rests on homology and which is guessed.',
    synonyms: [
      'annotation',
      'protein function',
      'protein description',
      'what does it do',
      'attributes',
    ],
    template:
      'Examine the given protein sequence and share a brief overview of its attributes: <protein>{protein}</protein>',
    decoding: GREEDY,
    metrics: rising('ROUGE-L', 'ROUGE-1', 'ROUGE-2', 'ROUGE-Lsum'),
    examples: [proteins.adenylateKinase, proteins.dihydrofolateReductase, proteins.calmodulin],
  }),
];
