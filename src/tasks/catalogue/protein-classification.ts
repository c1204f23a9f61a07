import { choiceForm } from '../answer-forms.ts';
import { proteins } from '../examples/proteins.ts';
import { GREEDY } from '../families/identity.ts';
import { rising } from '../families/metrics.ts';
import {
  LABEL_SET_METRICS,
  OPI_SAMPLING,
  proteinLabels,
  proteinText,
} from '../families/proteins.ts';
import {
  numberedLabelReader,
  openLabelReader,
  readEcNumbers,
  readLabelList,
} from '../readers/read-labels.ts';
import type { Task } from '../task.ts';

/** Function, domains and EC numbers of a protein. */
export const proteinFunctionTasks: readonly Task[] = [
  proteinText({
    id: 'protein-function',
    title: 'Protein Function',
    family: 'classification',
    source: 'Mol-Instructions',
    summary: 'Describes what a protein does, in which process, and where in the cell.',
    caveat:
      'The sentences are built from Gene Ontology terms, and a wrong term reads as smoothly as a right one.',
    synonyms: ['annotation', 'biological process', 'what does it do'],
    template:
      'Analyze the following amino acid sequence, and determine the function of the resulting protein, its subcellular localization, and any biological processes it may be part of: <protein>{protein}</protein>',
    decoding: GREEDY,
    metrics: rising('ROUGE-L', 'ROUGE-1', 'ROUGE-2'),
    examples: [proteins.histoneH4, proteins.cytochromeC, proteins.adenylateKinase],
  }),
  proteinText({
    id: 'domain-motif',
    title: 'Domain/Motif',
    family: 'classification',
    source: 'Mol-Instructions',
    summary: 'Names the domains and motifs in a protein.',
    caveat: 'It gives no positions and no E-value; a search in Pfam or InterPro gives both.',
    synonyms: ['Pfam', 'InterPro', 'EF-hand', 'PROSITE', 'signature'],
    template:
      'Please conduct a domain/motif search on the given protein sequence and provide your findings. The sequence is: <protein>{protein}</protein>',
    decoding: GREEDY,
    metrics: rising('ROUGE-L', 'ROUGE-1', 'ROUGE-2'),
    examples: [proteins.calmodulin, proteins.cyclophilinA, proteins.aquaporin1],
  }),
  proteinLabels({
    id: 'function-ec',
    title: 'Function-EC',
    source: 'Biology-Instructions',
    summary: 'Predicts the EC numbers of an enzyme.',
    caveat:
      'It gives EC numbers to any sequence, enzyme or not, and only 538 of them count in the evaluation.',
    synonyms: ['EC', 'EC number', 'enzyme class', 'catalysis', 'enzyme function'],
    template:
      "<protein>{protein}</protein> [EC Number Prediction Multilabel Classification] What are the donor and acceptor molecules in this enzyme's reaction?",
    answerKind: 'labels',
    readAnswer: readEcNumbers,
    verifiers: ['ec-number'],
    decoding: GREEDY,
    metrics: rising('Fmax'),
    examples: [proteins.lysozyme, proteins.dihydrofolateReductase, proteins.cyclophilinA],
  }),
];

const ecSets = [
  {
    id: 'ec-new-392',
    title: 'Numerical EC (New-392)',
    about: 'enzymes newly entered in Swiss-Prot',
    examples: [proteins.adenylateKinase, proteins.superoxideDismutase, proteins.lysozyme],
  },
  {
    id: 'ec-price-149',
    title: 'Numerical EC (Price-149)',
    about: 'enzymes often mislabelled by automatic annotation',
    examples: [proteins.dihydrofolateReductase, proteins.cyclophilinA, proteins.lysozyme],
  },
] as const;

const opiSets = [
  {
    set: 'CASPSimilarSeq',
    about: 'proteins similar to CASP targets',
    keywordPrompt:
      'Analyze the provided protein sequence and predict the UniProtKB keywords associated with it. <protein>{protein}</protein>',
    goPrompt: 'Predict the GO term based on the protein sequence. <protein>{protein}</protein>',
    examples: [proteins.superoxideDismutase, proteins.ubiquitin, proteins.thioredoxin],
  },
  {
    set: 'IDFilterSeq',
    about: 'proteins filtered by sequence identity',
    keywordPrompt:
      'Please list the UniProtKB keywords associated with the provided protein sequence. <protein>{protein}</protein>',
    goPrompt:
      'Given a protein sequence, predict the corresponding Gene Ontology term that describes its molecular function, biological process, and cellular component. <protein>{protein}</protein>',
    examples: [proteins.aquaporin1, proteins.histoneH4, proteins.cyclophilinA],
  },
  {
    set: 'UniProtSeq',
    about: 'proteins of UniProtKB/Swiss-Prot',
    keywordPrompt:
      'Analyze the given protein sequence and generate the relevant UniProtKB keywords. <protein>{protein}</protein>',
    goPrompt:
      'For a given protein sequence, identify the appropriate Gene Ontology term that corresponds to its molecular function, biological process, and cellular component. <protein>{protein}</protein>',
    examples: [proteins.interleukin2, proteins.calmodulin, proteins.proinsulin],
  },
] as const;

const LAST_FOLD = 1194;

/** Labels of OPI: location, fold, EC numbers, keywords, GO terms. */
export const proteinLabelTasks: readonly Task[] = [
  proteinLabels({
    id: 'subcellular-localization',
    title: 'Subcellular Localization',
    source: 'OPI',
    summary: 'Predicts in which part of a eukaryotic cell a protein is found.',
    caveat: 'It names one place, though many proteins are found in several.',
    synonyms: ['subcellular location', 'localisation', 'nucleus', 'membrane', 'DeepLoc'],
    template:
      "Through sequence analysis, forecast the protein's subcellular positioning in eukaryotic cells. <protein>{protein}</protein>",
    answerKind: 'label',
    readAnswer: openLabelReader('subcellular location'),
    decoding: OPI_SAMPLING,
    metrics: rising('Accuracy'),
    examples: [proteins.aquaporin1, proteins.histoneH4, proteins.calmodulin],
  }),
  proteinLabels({
    id: 'fold-type',
    title: 'Fold Type',
    source: 'OPI',
    summary: 'Predicts the fold of a protein as a number from 0 to 1194.',
    caveat:
      'The number counts folds within the data set and is no SCOP or CATH code; the paper prints no list of names.',
    synonyms: ['SCOP', 'CATH', 'fold recognition', 'remote homology', 'structural class'],
    template:
      'Please predict the folding type of the protein sequence, the prediction range is from 0 to 1194. <protein>{protein}</protein>',
    answerKind: 'label',
    readAnswer: numberedLabelReader('fold type', 0, LAST_FOLD),
    answerForm: choiceForm(Array.from({ length: LAST_FOLD + 1 }, (_, fold) => String(fold))),
    decoding: OPI_SAMPLING,
    metrics: rising('Accuracy'),
    examples: [proteins.haemoglobinBeta, proteins.ubiquitin, proteins.crambin],
  }),
  ...ecSets.map(({ about, ...identity }) =>
    proteinLabels({
      ...identity,
      source: 'OPI',
      summary: `Predicts the EC number of an enzyme; scored on ${about}.`,
      caveat:
        'It gives an EC number to any sequence, enzyme or not; check whether the last digit is supported by a relative.',
      synonyms: ['EC', 'EC number', 'enzyme class', 'CLEAN', 'enzyme function'],
      template: 'Return the EC number of the protein sequence. <protein>{protein}</protein>',
      answerKind: 'labels',
      readAnswer: readEcNumbers,
      verifiers: ['ec-number'],
      decoding: OPI_SAMPLING,
      metrics: LABEL_SET_METRICS,
    }),
  ),
  ...opiSets.map(({ set, about, keywordPrompt, examples }) =>
    proteinLabels({
      id: `keywords-${set.toLowerCase()}`,
      title: `Keywords (${set})`,
      source: 'OPI',
      summary: `Lists the UniProtKB keywords of a protein; scored on ${about}.`,
      caveat:
        'Some keywords, such as 3D-structure or Reference proteome, describe the entry and cannot follow from a sequence.',
      synonyms: ['UniProt keywords', 'annotation', 'tags', 'Swiss-Prot'],
      template: keywordPrompt,
      answerKind: 'labels',
      readAnswer: readLabelList,
      decoding: OPI_SAMPLING,
      metrics: LABEL_SET_METRICS,
      examples,
    }),
  ),
  ...opiSets.map(({ set, about, goPrompt, examples }) =>
    proteinLabels({
      id: `go-${set.toLowerCase()}`,
      title: `GO Terms (${set})`,
      source: 'OPI',
      summary: `Lists the Gene Ontology terms of a protein; scored on ${about}.`,
      caveat:
        'Terms come without evidence codes, and a term name that holds a comma is cut in two by the evaluation.',
      synonyms: ['GO', 'Gene Ontology', 'molecular function', 'cellular component'],
      template: goPrompt,
      answerKind: 'labels',
      readAnswer: readLabelList,
      decoding: OPI_SAMPLING,
      metrics: LABEL_SET_METRICS,
      examples,
    }),
  ),
];
