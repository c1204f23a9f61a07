import { labelForm, yesNoForm } from '../answer-forms.ts';
import { windowOf } from '../examples/named-sequence.ts';
import { nucleicAcids } from '../examples/nucleic-acids.ts';
import { GREEDY } from '../families/identity.ts';
import { rising } from '../families/metrics.ts';
import {
  dnaField,
  dnaQuestion,
  gueQuestion,
  rnaField,
  rnaLabels,
} from '../families/nucleic-acids.ts';
import { twoSequences } from '../families/sequences.ts';
import type { Option } from '../field.ts';
import { biologySentenceReader } from '../readers/read-boolean.ts';
import { closedLabelReader, closedLabelsReader } from '../readers/read-labels.ts';
import { defineTask, type Task } from '../task.ts';

const sets = [0, 1, 2, 3, 4] as const;

const bindingMeaning = {
  yes: 'transcription factor binding site predicted',
  no: 'no transcription factor binding site predicted',
};

const aboutBinding = {
  caveat: 'The paper does not name the factor of a set, and a yes does not say where it binds.',
  synonyms: ['TFBS', 'ChIP-seq', 'transcription factor', 'binding site', 'ENCODE'],
} as const;

const mouseTasks = sets.map((set) =>
  dnaQuestion({
    id: `tf-mouse-${set}`,
    title: `TF-Mouse ${set}`,
    source: 'Biology-Instructions',
    summary: `Predicts whether a transcription factor binds a stretch of mouse DNA (set ${set}).`,
    ...aboutBinding,
    template:
      '<dna>{dna}</dna>: I need a detailed review of transcription factor binding sites in this DNA sequence.',
    field: { ...dnaField, label: 'DNA sequence (about 100 bp)', usualLength: 101 },
    meaning: bindingMeaning,
    examples: [
      nucleicAcids.mouseDnaOfThePaper,
      windowOf(nucleicAcids.mouseHbbPromoter, 150, 101),
      windowOf(nucleicAcids.mouseAlbPromoter, 150, 101),
    ],
  }),
);

const humanTasks = sets.map((set) =>
  gueQuestion({
    id: `tf-human-${set}`,
    title: `TF-Human ${set}`,
    source: 'GUE',
    summary: `Predicts whether a transcription factor binds a stretch of human DNA (set ${set}).`,
    ...aboutBinding,
    template:
      '<dna>{dna}</dna>: Assist me in locating transcription factor binding sites in this DNA sequence.',
    field: { ...dnaField, label: 'DNA sequence (101 bp)', usualLength: 101 },
    meaning: bindingMeaning,
    examples: [
      nucleicAcids.humanDnaOfThePaper,
      windowOf(nucleicAcids.hbbPromoter, 150, 101),
      windowOf(nucleicAcids.insPromoter, 150, 101),
    ],
  }),
);

const promoterSets = [
  {
    set: 'all',
    about: 'with or without a TATA box',
    synonyms: ['human promoter', 'EPDnew'],
    long: [nucleicAcids.hbbPromoter, nucleicAcids.promoterOfThePaper, nucleicAcids.egfpGene],
    short: [nucleicAcids.hbbPromoter, nucleicAcids.corePromoterOfThePaper, nucleicAcids.egfpGene],
  },
  {
    set: 'notata',
    about: 'without a TATA box',
    synonyms: ['TATA-less'],
    long: [nucleicAcids.promoterOfThePaper, nucleicAcids.egfpGene, nucleicAcids.cmvEnhancer],
    short: [nucleicAcids.corePromoterOfThePaper, nucleicAcids.egfpGene, nucleicAcids.cmvEnhancer],
  },
  {
    set: 'tata',
    about: 'with a TATA box',
    synonyms: ['TATA box', 'TBP'],
    long: [nucleicAcids.hbbPromoter, nucleicAcids.insPromoter, nucleicAcids.albPromoter],
    short: [nucleicAcids.hbbPromoter, nucleicAcids.insPromoter, nucleicAcids.albPromoter],
  },
] as const;

const promoterTasks = promoterSets.map(({ set, about, synonyms, long }) =>
  gueQuestion({
    id: `promoter-300-${set}`,
    title: `Promoter-300 (${set})`,
    source: 'GUE',
    summary: `Predicts whether 300 bases of human DNA hold a promoter, ${about}.`,
    caveat:
      'It does not say where transcription starts, how strong the promoter is, or in which cells it works.',
    synonyms: ['promoter', 'promoter detection', 'transcription start site', 'TSS', ...synonyms],
    template: '<dna>{dna}</dna>: Could you determine if this sequence contains a promoter?',
    field: { ...dnaField, label: 'DNA sequence (300 bp)', usualLength: 300 },
    meaning: { yes: 'promoter predicted', no: 'no promoter predicted' },
    examples: long.map((whole) =>
      whole.sequence.length === 300 ? whole : windowOf(whole, 1, 300),
    ),
  }),
);

/** Where the core promoter begins in an EPDnew sequence with the start site at base 250. */
const CORE_START = 216;

const coreTasks = promoterSets.map(({ set, about, synonyms, short }) =>
  gueQuestion({
    id: `promoter-core-${set}`,
    title: `Promoter-core (${set})`,
    source: 'GUE',
    summary: `Predicts whether 70 bases around a start site are a human core promoter, ${about}.`,
    caveat:
      'Seventy bases leave out the elements upstream that decide when and where a gene is read.',
    synonyms: ['core promoter', 'promoter', 'initiator', 'transcription start', ...synonyms],
    template: '<dna>{dna}</dna> Does this sequence function as a core promoter?',
    field: { ...dnaField, label: 'DNA sequence (70 bp)', usualLength: 70 },
    meaning: { yes: 'core promoter predicted', no: 'no core promoter predicted' },
    examples: short.map((whole) =>
      whole.sequence.length === 70 ? whole : windowOf(whole, CORE_START, 70),
    ),
  }),
);

/** DNA that regulates, in yes-or-no questions. */
export const regulatoryDnaTasks: readonly Task[] = [
  dnaQuestion({
    id: 'epigenetic-marks',
    title: 'Epigenetic Marks Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts whether the histones on a stretch of yeast DNA carry epigenetic marks.',
    caveat: 'It does not say which mark, and marks change with the state of the cell.',
    synonyms: [
      'histone marks',
      'H3K4me3',
      'acetylation',
      'chromatin',
      'EMP',
      'histone methylation',
    ],
    template:
      "<dna>{dna}</dna> [Classification: epigenetic marks prediction] I need help with an Epigenetic Mark Prediction task. Here's the sequence:",
    field: dnaField,
    meaning: { yes: 'epigenetic marks predicted', no: 'no epigenetic marks predicted' },
    examples: [
      windowOf(nucleicAcids.gal1Gal10, 1, 500, 'Yeast GAL10 side'),
      windowOf(nucleicAcids.gal1Gal10, 156, 500, 'Yeast GAL1 side'),
      windowOf(nucleicAcids.tdh3, 1, 500, 'Yeast TDH3 promoter'),
    ],
  }),
  ...mouseTasks,
  defineTask({
    id: 'enhancer-promoter',
    title: 'Enhancer-Promoter Interaction',
    family: 'classification',
    discipline: 'nucleic-acid',
    source: 'Biology-Instructions',
    summary: 'Predicts whether an enhancer and a promoter act on each other.',
    caveat:
      'Distance, chromatin and cell type matter but are not asked, and the published MCC is only 0.14 (8B).',
    synonyms: ['EPI', 'chromatin loop', 'Hi-C', 'enhancer target gene', 'looping'],
    template:
      'Analyze the interaction potential between <dna>{sequenceA}</dna> and <dna>{sequenceB}</dna>.',
    ...twoSequences(
      { ...dnaField, name: 'sequenceA', label: 'First region (enhancer or promoter)' },
      { ...dnaField, name: 'sequenceB', label: 'Second region' },
      [
        {
          label: 'CMV enhancer and promoter',
          first: nucleicAcids.cmvEnhancer,
          second: nucleicAcids.cmvPromoter,
        },
        {
          label: 'SV40 enhancer and promoter',
          first: nucleicAcids.sv40Enhancer,
          second: nucleicAcids.sv40Promoter,
        },
        {
          label: 'CMV enhancer, insulin promoter',
          first: nucleicAcids.cmvEnhancer,
          second: nucleicAcids.insPromoter,
        },
      ],
    ),
    readAnswer: biologySentenceReader({
      yes: 'predicted to interact',
      no: 'predicted not to interact',
    }),
    answerForm: yesNoForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    verifiers: [],
    metrics: rising('MCC'),
  }),
  ...promoterTasks,
  ...coreTasks,
  ...humanTasks,
];

const rnaFamilies: readonly Option[] = [
  { value: '5S_rRNA', label: '5S ribosomal RNA' },
  { value: '5_8S_rRNA', label: '5.8S ribosomal RNA' },
  { value: 'tRNA', label: 'transfer RNA' },
  { value: 'ribozyme', label: 'ribozyme' },
  { value: 'CD-box', label: 'C/D box small nucleolar RNA' },
  { value: 'miRNA', label: 'microRNA' },
  { value: 'Intron_gpI', label: 'group I intron' },
  { value: 'Intron_gpII', label: 'group II intron' },
  { value: 'HACA-box', label: 'H/ACA box small nucleolar RNA' },
  { value: 'riboswitch', label: 'riboswitch' },
  { value: 'IRES', label: 'internal ribosome entry site' },
  { value: 'leader', label: 'leader of a bacterial operon' },
  { value: 'scaRNA', label: 'small Cajal body RNA' },
];

/** What kind of RNA it is, and which marks it carries. */
export const rnaClassificationTasks: readonly Task[] = [
  rnaLabels({
    id: 'ncrna-family',
    title: 'Non-coding RNA Function Classification',
    source: 'Biology-Instructions',
    summary: 'Tells to which of 13 classes a non-coding RNA belongs.',
    caveat: 'It always picks one of the 13 classes, even for an mRNA or a random sequence.',
    synonyms: ['ncRNA', 'Rfam', 'RNA family', 'tRNA', 'rRNA', 'riboswitch', 'miRNA', 'snoRNA'],
    template:
      '<rna>{rna}</rna> How would you classify this sequence within non-coding RNA classes?',
    field: rnaField,
    answerKind: 'label',
    readAnswer: closedLabelReader(rnaFamilies),
    answerForm: labelForm(rnaFamilies),
    metrics: rising('Accuracy'),
    examples: [nucleicAcids.yeastTrnaPhe, nucleicAcids.rrna5_8S, nucleicAcids.tppRiboswitch],
  }),
  rnaLabels({
    id: 'rna-modification',
    title: 'RNA Modification Prediction',
    source: 'Biology-Instructions',
    summary: 'Tells which of 12 chemical modifications an RNA carries.',
    caveat:
      'It does not say at which base, and it learnt from windows centred on the base in question.',
    synonyms: ['m6A', 'pseudouridine', 'm5C', 'epitranscriptome', 'A-to-I editing', 'inosine'],
    template:
      "<rna>{rna}</rna> What does the sequence indicate about its potential RNA modifications?Please choose from the following options:['Am', 'Cm', 'Gm', 'Um', 'm1A', 'm5C', 'm5U', 'm6A', 'm6Am', 'm7G', 'Psi', 'AtoI', 'none']",
    field: { ...rnaField, label: 'RNA sequence (101 nt)', usualLength: 101 },
    answerKind: 'labels',
    readAnswer: closedLabelsReader([
      { value: 'Am', label: '2′-O-methyladenosine' },
      { value: 'Cm', label: '2′-O-methylcytidine' },
      { value: 'Gm', label: '2′-O-methylguanosine' },
      { value: 'Um', label: '2′-O-methyluridine' },
      { value: 'm1A', label: 'N1-methyladenosine' },
      { value: 'm5C', label: '5-methylcytidine' },
      { value: 'm5U', label: '5-methyluridine' },
      { value: 'm6A', label: 'N6-methyladenosine' },
      { value: 'm6Am', label: 'N6,2′-O-dimethyladenosine' },
      { value: 'm7G', label: '7-methylguanosine' },
      { value: 'Psi', label: 'pseudouridine' },
      { value: 'AtoI', label: 'adenosine-to-inosine editing' },
      { value: 'none', label: 'no modification' },
    ]),
    metrics: rising('AUC'),
    examples: [
      nucleicAcids.modifiedRnaOfThePaper,
      windowOf(nucleicAcids.rrna5_8S, 1, 101),
      windowOf(nucleicAcids.rrna5S, 1, 101),
    ],
  }),
];
