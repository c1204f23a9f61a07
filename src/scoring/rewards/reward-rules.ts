import {
  type ErrorScale,
  type ScalesByProperty,
  scaleOfTask,
  scalesOfProperties,
} from './error-scales.ts';

/** How the share or the error of one row becomes a reward, in the three groups of the paper. */
export type RewardRule =
  /** exp(−error / width). */
  | { readonly group: 'distance'; readonly by: 'error'; readonly scale: ErrorScale }
  | { readonly group: 'distance'; readonly by: 'property'; readonly scales: ScalesByProperty }
  /** The row's share of the metric, as it is. */
  | { readonly group: 'matching' | 'tool'; readonly by: 'share' }
  /** 1 for the structure that was asked for, else half of how near the answer comes. */
  | { readonly group: 'tool'; readonly by: 'structure' }
  /** Validity, times the share of what was asked for where something was. */
  | { readonly group: 'tool'; readonly by: 'validity' }
  /** 1 − exp(energy / width): the lower the energy, the better. */
  | { readonly group: 'tool'; readonly by: 'energy'; readonly scale: ErrorScale };

// The paper names the groups and prints no list; this one follows what each scorer compares: numbers,
// texts and classes, or what a chemistry, folding or validity program says.

const matchingTasks = `
  smiles-to-iupac smiles-to-formula iupac-to-formula molecular-description molecule-captioning
  protein-function-caspsimilarseq protein-function-idfilterseq protein-function-uniprotseq
  protein-general-function chemical-entity-recognition chemical-protein-interaction
  chemical-disease-interaction multiple-choice-question true-false-question open-question
  bbbp clintox hiv sider mp-classification snumat-classification gsymbol2tissue gsymbol2cancer
  gname2cancer solubility antibody-antigen rna-protein epigenetic-marks tf-mouse-0 tf-mouse-1
  tf-mouse-2 tf-mouse-3 tf-mouse-4 enhancer-promoter promoter-300-all promoter-300-notata
  promoter-300-tata promoter-core-all promoter-core-notata promoter-core-tata tf-human-0 tf-human-1
  tf-human-2 tf-human-3 tf-human-4 solubility-peer stability-peer human-ppi yeast-ppi
  protein-function domain-motif function-ec ncrna-family rna-modification subcellular-localization
  fold-type ec-new-392 ec-price-149 keywords-caspsimilarseq keywords-idfilterseq
  keywords-uniprotseq go-caspsimilarseq go-idfilterseq go-uniprotseq catalytic-activity
`;

const structureTasks = `
  iupac-to-smiles forward-synthesis forward-reaction reagent-prediction
  retrosynthesis-mol-instructions retrosynthesis-uspto-50k retrosynthesis-smolinstruct
  molecule-generation description-guided-molecule-design
`;

const validityTasks = `
  unconditional-molecule unconditional-protein unconditional-material composition-to-material
  bulk-modulus-to-material
`;

/** Rules of the paper's 103 tasks, by task id. */
export const rewardRules: ReadonlyMap<string, RewardRule> = new Map<string, RewardRule>([
  ...Object.entries(scaleOfTask).map(([id, scale]) => {
    return [id, { group: 'distance', by: 'error', scale }] as const;
  }),
  ...Object.entries(scalesOfProperties).map(([id, scales]) => {
    return [id, { group: 'distance', by: 'property', scales }] as const;
  }),
  ...idsIn(matchingTasks).map((id) => [id, { group: 'matching', by: 'share' }] as const),
  ...idsIn(structureTasks).map((id) => [id, { group: 'tool', by: 'structure' }] as const),
  ...idsIn(validityTasks).map((id) => [id, { group: 'tool', by: 'validity' }] as const),
  ['function-guided-protein-design', { group: 'tool', by: 'share' }],
  [
    'unconditional-rna',
    {
      group: 'tool',
      by: 'energy',
      scale: {
        width: 100,
        unit: 'kcal/mol',
        source: 'chosen: half the mean of −200 kcal/mol that the paper prints',
      },
    },
  ],
]);

function idsIn(list: string): string[] {
  return list.trim().split(/\s+/);
}
