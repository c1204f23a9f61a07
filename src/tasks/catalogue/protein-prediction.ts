import { proteins } from '../examples/proteins.ts';
import { proteinQuantity } from '../families/proteins.ts';
import type { Task } from '../task.ts';

export const proteinPredictionTasks: readonly Task[] = [
  proteinQuantity({
    id: 'fluorescence',
    title: 'Fluorescence Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts how brightly a mutant of green fluorescent protein glows.',
    caveat:
      'It holds for variants of avGFP in one assay, and tells neither colour nor how fast the protein matures.',
    synonyms: ['GFP', 'avGFP', 'brightness', 'fitness', 'mutant effect', 'deep mutational scan'],
    template:
      '<protein>{protein}</protein> [Fluorescence Prediction Regression] What is the anticipated fitness of this green fluorescent protein mutant?',
    label: 'GFP variant sequence',
    quantity: {
      label: 'Log fluorescence intensity',
      unit: 'log10 intensity',
      range: {
        low: 1.283,
        high: 4.123,
        source: '51,714 variants of avGFP (Sarkisyan et al. 2016)',
      },
    },
    examples: [proteins.gfp, proteins.gfpDark, proteins.gfpOfThePaper],
  }),
  proteinQuantity({
    id: 'stability',
    title: 'Stability Prediction (Biology-Instructions)',
    source: 'Biology-Instructions',
    summary: 'Predicts how well a small protein withstands digestion by proteases.',
    caveat:
      'The score ranks small, mostly designed proteins; it is neither a folding energy nor a melting point.',
    synonyms: ['protein stability', 'protease resistance', 'mini-protein'],
    template:
      '<protein>{protein}</protein> What is the expected stability score for this sequence?',
    quantity: { label: 'Stability score' },
    examples: [proteins.designedProtein, proteins.villinHeadpiece, proteins.crambin],
  }),
  proteinQuantity({
    id: 'thermostability',
    title: 'Thermostability Prediction',
    source: 'Biology-Instructions',
    summary: 'Predicts the temperature at which a protein melts in human cells.',
    caveat:
      'The paper prints no unit, degrees Celsius are inferred; buffer, ligands and partners shift the real value.',
    synonyms: ['Tm', 'melting temperature', 'melting point', 'thermal stability', 'Meltome'],
    template:
      '<protein>{protein}</protein> The task evaluates protein thermostability using mass spectrometry to measure melting points in human cells. How is the thermostability of this protein assessed?',
    quantity: { label: 'Thermostability (melting point)', unit: '°C' },
    examples: [proteins.superoxideDismutase, proteins.cyclophilinA, proteins.calmodulin],
  }),
];
