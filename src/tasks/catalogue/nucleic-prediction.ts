import { windowOf } from '../examples/named-sequence.ts';
import { nucleicAcids } from '../examples/nucleic-acids.ts';
import { rising } from '../families/metrics.ts';
import {
  dnaField,
  rnaField,
  sequenceQuantities,
  sequenceQuantity,
  silencing,
} from '../families/nucleic-acids.ts';
import type { Task } from '../task.ts';

export const nucleicPredictionTasks: readonly Task[] = [
  sequenceQuantities({
    id: 'enhancer-activity',
    title: 'Enhancer Activity Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts how strongly a stretch of DNA drives two promoters in fly cells.',
    caveat:
      'Measured in Drosophila S2 cells outside the genome, so chromatin and other cell types play no part; the paper prints no unit.',
    synonyms: ['STARR-seq', 'DeepSTARR', 'enhancer', 'cis-regulatory element', 'Drosophila'],
    template:
      '<dna>{dna}</dna> [Regression: Enhancer activity prediction] Please provide an enhancer activity prediction for this sequence.',
    field: { ...dnaField, label: 'DNA sequence (249 bp)', usualLength: 249 },
    quantities: [
      { label: 'Housekeeping activity', shortName: 'HK', unit: 'log2 activity' },
      { label: 'Developmental activity', shortName: 'Dev', unit: 'log2 activity' },
    ],
    metrics: rising('PCC'),
    examples: [
      nucleicAcids.flyEnhancerOfThePaper,
      windowOf(nucleicAcids.cmvEnhancer, 1, 249),
      windowOf(nucleicAcids.hbbPromoter, 1, 249),
    ],
  }),
  sequenceQuantity({
    id: 'apa-isoform',
    title: 'APA Isoform Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts which share of transcripts ends at the proximal of two poly(A) sites.',
    caveat:
      'It was measured on reporters in one cell line, and alternative polyadenylation differs between tissues.',
    synonyms: ['polyadenylation', 'poly(A) signal', 'APA', 'APARENT', "3' UTR", 'AATAAA'],
    template:
      '<rna>{rna}</rna> [Isoform prediction] What is the likelihood that this sequence ends in a proximal isoform?',
    field: rnaField,
    quantity: {
      label: 'Proportion of the proximal isoform',
      range: { low: 0, high: 1, source: 'a proportion, by definition' },
    },
    metrics: rising('R2'),
    examples: [nucleicAcids.utrOfThePaper, nucleicAcids.bghPolyA, nucleicAcids.sv40PolyA],
  }),
  sequenceQuantity({
    id: 'mean-ribosome-loading',
    title: 'Mean Ribosome Loading Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts how many ribosomes a 5′ UTR loads onto its mRNA.',
    caveat:
      'It ranks 5′ UTRs of reporters; the paper does not print how the value is scaled, so do not read it as a count.',
    synonyms: ['MRL', "5' UTR", 'translation efficiency', 'ribosome load', 'polysome profiling'],
    template: '<rna>{rna}</rna> What ribosome loading rate is expected from the sequence?',
    field: { ...rnaField, label: "5' UTR sequence" },
    quantity: { label: 'Mean ribosome loading' },
    metrics: rising('R2'),
    examples: [nucleicAcids.fivePrimeUtrOfThePaper, nucleicAcids.hbb5Utr, nucleicAcids.vaccine5Utr],
  }),
  sequenceQuantities({
    id: 'programmable-rna-switches',
    title: 'Programmable RNA Switches',
    source: 'Biology-Instructions',
    summary: 'Predicts how strongly a toehold switch is on, off, and the contrast of both.',
    caveat:
      'The switch is judged with its trigger on the same strand, so it says nothing of other triggers or crosstalk.',
    synonyms: ['toehold switch', 'riboregulator', 'RNA sensor', 'synthetic biology', 'ON/OFF'],
    template:
      '<rna>{rna}</rna> [Programmable RNA switches prediction] How does the sequence influence the ON and OFF states of the RNA switch?',
    field: { ...rnaField, label: 'Switch sequence', usualLength: 148 },
    quantities: ['ON', 'OFF', 'ON/OFF'].map((label) => ({ label, shortName: label })),
    verifiers: ['on-off-ratio'],
    metrics: rising('R2'),
    examples: [nucleicAcids.switchOfThePaper, nucleicAcids.hbbSwitch, nucleicAcids.egfpSwitch],
  }),
  sequenceQuantity({
    id: 'crispr-on-target',
    title: 'CRISPR On-Target Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts how well a guide RNA with its PAM knocks out the gene it targets.',
    caveat: 'It says nothing about off-target cuts, and chromatin at the target is not seen.',
    synonyms: ['sgRNA', 'guide efficiency', 'Cas9', 'gRNA design', 'PAM', 'knockout', 'indel'],
    template: '<rna>{rna}</rna> What gene disruption success rate is associated with the sequence?',
    field: {
      ...rnaField,
      label: 'sgRNA sequence (23 nt)',
      hint: 'The 20 bases of the guide and the three of its PAM, such as TTCACTGCGCAGCCTGGCATTGG.',
      usualLength: 23,
    },
    quantity: { label: 'On-target knockout efficacy' },
    metrics: rising('Spearman'),
    examples: [nucleicAcids.guideOfThePaper, nucleicAcids.activeGuide, nucleicAcids.weakGuide],
  }),
  silencing({
    id: 'sirna-efficiency',
    title: 'siRNA Efficiency Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts how much of an mRNA is left after treatment with a modified siRNA.',
    caveat:
      'Dose, cell type and delivery are not asked; low values are good, below 30 % counts as effective.',
    synonyms: ['siRNA', 'RNAi', 'knockdown', 'gene silencing', 'oligonucleotide'],
    template:
      '<sirna>{sirna}</sirna> <rna>{rna}</rna> What is the likely mRNA remaining percentage after siRNA treatment?',
    quantity: { label: 'mRNA remaining after treatment', unit: '%' },
    examples: [
      {
        label: 'Vutrisiran against TTR',
        sirna: 'u Cf u u g Gf u u Af c a u g Af a Af u c c c a u c',
        target: nucleicAcids.ttrMessage,
        source: 'bases of the vutrisiran antisense strand; 2′-fluoro as commonly given',
      },
      {
        label: 'Patisiran against TTR',
        sirna: 'A U G G A A u A C U C U U G G U u A C dT dT',
        target: nucleicAcids.ttrMessage,
        source: 'published antisense strand of patisiran',
      },
      {
        label: 'Unmodified against EGFP',
        sirna: 'G A A C U U C A G G G U C A G C U U G C',
        target: nucleicAcids.egfpGene,
        source: 'complement of bases 122 to 141 of the gene',
      },
    ],
  }),
];
