import { answerSentenceForm, numberForm, yesNoForm } from '../answer-forms.ts';
import { nucleicAcids } from '../examples/nucleic-acids.ts';
import { proteins } from '../examples/proteins.ts';
import { GREEDY } from '../families/identity.ts';
import { rising } from '../families/metrics.ts';
import { rnaField } from '../families/nucleic-acids.ts';
import { PEER_METRICS, proteinField, proteinPair, proteinQuestion } from '../families/proteins.ts';
import { twoSequences } from '../families/sequences.ts';
import {
  biologySentenceReader,
  proteinSentenceReader,
  thresholdReader,
} from '../readers/read-boolean.ts';
import { defineTask, type Task } from '../task.ts';

const solubilityMeaning = { yes: 'predicted to be soluble', no: 'predicted to be insoluble' };
const interactionMeaning = { yes: 'predicted to interact', no: 'predicted not to interact' };

const aboutSolubility = {
  summary: 'Predicts whether a protein stays soluble when Escherichia coli makes it.',
  caveat: 'Strain, temperature, tags and buffer are not asked, and each can reverse the answer.',
  synonyms: ['soluble expression', 'inclusion bodies', 'aggregation', 'E. coli'],
  examples: [proteins.thioredoxin, proteins.aquaporin1, proteins.coldShockProtein],
} as const;

/** Solubility and binding as Biology-Instructions asks for them. */
export const proteinBindingTasks: readonly Task[] = [
  proteinQuestion({
    id: 'solubility',
    title: 'Solubility Classification (Biology-Instructions)',
    source: 'Biology-Instructions',
    ...aboutSolubility,
    template:
      '<protein>{protein}</protein> This task predicts if a protein is likely to be soluble or insoluble. Can this protein be expected to be soluble?',
    readAnswer: biologySentenceReader(solubilityMeaning),
    answerForm: yesNoForm,
    metrics: rising('Accuracy'),
  }),
  defineTask({
    id: 'antibody-antigen',
    title: 'Antibody-Antigen Interaction',
    family: 'classification',
    discipline: 'protein',
    source: 'Biology-Instructions',
    summary: 'Predicts whether an antibody binds an antigen.',
    caveat:
      'It gives neither affinity nor epitope, and means little for antigens unlike those of the training data.',
    synonyms: ['antibody', 'antigen', 'Fv', 'VH VL', 'neutralisation', 'binding', 'epitope'],
    template:
      'Ab-Ag interaction detection: Any binding between <protein>{antibody}</protein> and <protein>{antigen}</protein>?',
    ...twoSequences(
      {
        ...proteinField,
        name: 'antibody',
        label: 'Antibody (heavy chain, then X, then light chain, then X)',
        hint: 'Variable domains in one-letter code; X stands after each of the two.',
      },
      { ...proteinField, name: 'antigen', label: 'Antigen' },
      [
        { label: 'D1.3 and lysozyme', first: proteins.antibodyD13, second: proteins.lysozyme },
        {
          label: 'Trastuzumab and lysozyme',
          first: proteins.trastuzumab,
          second: proteins.lysozyme,
        },
        {
          label: 'HIV antibody and interleukin-2',
          first: proteins.antibodyOfThePaper,
          second: proteins.interleukin2,
        },
      ],
    ),
    readAnswer: biologySentenceReader({
      yes: 'predicted to bind',
      no: 'predicted not to bind',
    }),
    answerForm: yesNoForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    verifiers: [],
    metrics: rising('MCC'),
  }),
  defineTask({
    id: 'rna-protein',
    title: 'RNA-Protein Interaction',
    family: 'classification',
    discipline: 'nucleic-acid',
    source: 'Biology-Instructions',
    summary: 'Predicts whether a non-coding RNA and a protein interact.',
    caveat: 'It gives neither the binding site nor the affinity.',
    synonyms: ['RNA-binding protein', 'RBP', 'ncRNA', 'RNP', 'RPI', 'CLIP'],
    template:
      'I need to know if <rna>{rna}</rna> has any functional or structural interaction with <protein>{protein}</protein>.',
    ...twoSequences({ ...rnaField, label: 'ncRNA sequence' }, proteinField, [
      {
        label: 'MS2 hairpin and coat protein',
        first: nucleicAcids.ms2Hairpin,
        second: proteins.ms2Coat,
      },
      {
        label: 'HIV-1 SL3 and nucleocapsid',
        first: nucleicAcids.packagingHairpin,
        second: proteins.nucleocapsid,
      },
      {
        label: '4.5S RNA and SRP protein',
        first: nucleicAcids.srpRna,
        second: proteins.srpFfh,
      },
    ]),
    readAnswer: biologySentenceReader(interactionMeaning),
    answerForm: yesNoForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    verifiers: [],
    metrics: rising('MCC'),
  }),
];

/** The four sets of PEER. */
export const peerTasks: readonly Task[] = [
  proteinQuestion({
    id: 'solubility-peer',
    title: 'Solubility Classification (PEER)',
    source: 'PEER',
    ...aboutSolubility,
    template: '<protein>{protein}</protein> Is this sequence associated with a soluble protein?',
    readAnswer: proteinSentenceReader(solubilityMeaning),
    answerForm: answerSentenceForm,
    metrics: PEER_METRICS,
  }),
  proteinQuestion({
    id: 'stability-peer',
    title: 'Stability Classification (PEER)',
    source: 'PEER',
    summary: 'Predicts whether a small protein has a stability score above 1.',
    caveat:
      'The paper prints no prompt for this set; ours is that of the regression, whose score is cut at 1.',
    synonyms: ['protein stability', 'protease resistance', 'mini-protein'],
    template:
      '<protein>{protein}</protein> What is the expected stability score for this sequence?',
    readAnswer: thresholdReader({ yes: 'predicted to be stable', no: 'predicted unstable' }, 1),
    answerForm: numberForm(),
    metrics: PEER_METRICS,
    examples: [proteins.designedProtein, proteins.villinHeadpiece, proteins.trpCage],
  }),
  proteinPair({
    id: 'human-ppi',
    title: 'Human PPI',
    source: 'PEER',
    summary: 'Predicts whether two human proteins form a stable complex.',
    caveat:
      'Two sequences do not tell whether both proteins meet in one cell, and a test set of 237 pairs is small.',
    synonyms: ['PPI', 'protein-protein interaction', 'complex', 'binding partner', 'interactome'],
    template:
      "Based on their primary structures, is an interaction between <protein>{proteinA}</protein> and <protein>{proteinB}</protein> plausible in a human cell? Please answer 'Yes' if there is a stable physical association between two proteins and 'No' if not.",
    labels: ['First protein', 'Second protein'],
    meaning: interactionMeaning,
    examples: [
      { label: 'Histones H3 and H4', first: proteins.histoneH3, second: proteins.histoneH4 },
      {
        label: 'SOD1 with itself',
        first: proteins.superoxideDismutase,
        second: proteins.superoxideDismutase,
      },
      {
        label: 'Aquaporin-1 and interleukin-2',
        first: proteins.aquaporin1,
        second: proteins.interleukin2,
      },
    ],
  }),
  proteinPair({
    id: 'yeast-ppi',
    title: 'Yeast PPI',
    source: 'PEER',
    summary: 'Predicts whether two yeast proteins form a stable complex.',
    caveat:
      'The pairs called negative in such sets are mostly random ones, so a no is weaker than a yes.',
    synonyms: ['PPI', 'protein-protein interaction', 'yeast two-hybrid', 'complex', 'interactome'],
    template:
      "Based on the primary amino acid chains, is there evidence for a stable physical association between yeast protein A (<protein>{proteinA}</protein>) and yeast protein B (<protein>{proteinB}</protein>)? Please answer 'Yes' if there is a stable physical association between two proteins and 'No' if not.",
    labels: ['Yeast protein A', 'Yeast protein B'],
    meaning: interactionMeaning,
    examples: [
      { label: 'MMS2 and UBC13', first: proteins.mms2, second: proteins.ubc13 },
      { label: 'UBC13 and SPT4', first: proteins.ubc13, second: proteins.spt4 },
      {
        label: 'Cytochrome c and calmodulin',
        first: proteins.cytochromeC,
        second: proteins.yeastCalmodulin,
      },
    ],
  }),
];
