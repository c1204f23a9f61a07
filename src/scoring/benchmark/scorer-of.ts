import { Failure } from '#base/failure.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import type { Scorer } from './scorer.ts';

type MakeScorer = (task: Task) => Scorer;

/** Tasks that are scored alike, by their ids, and where their scorer is. */
const scorers: readonly (readonly [ids: string, load: () => Promise<MakeScorer>])[] = [
  ['smiles-to-iupac', async () => (await import('./scorers/name-scorers.ts')).splitMatchScorer],
  [
    'smiles-to-formula iupac-to-formula',
    async () => (await import('./scorers/name-scorers.ts')).elementMatchScorer,
  ],
  ['molecule-captioning', async () => (await import('./scorers/text-scorers.ts')).captionScorer],
  [
    'molecular-description',
    async () => (await import('./scorers/text-scorers.ts')).descriptionScorer,
  ],
  [
    'protein-general-function protein-function domain-motif catalytic-activity',
    async () => (await import('./scorers/text-scorers.ts')).proteinTextScorer,
  ],
  [
    'protein-function-caspsimilarseq protein-function-idfilterseq protein-function-uniprotseq',
    async () => (await import('./scorers/text-scorers.ts')).functionTextScorer,
  ],
  ['open-question', async () => (await import('./scorers/text-scorers.ts')).openQuestionScorer],
  [
    'chemical-entity-recognition',
    async () => (await import('./scorers/set-scorers.ts')).entityScorer,
  ],
  [
    'chemical-protein-interaction chemical-disease-interaction',
    async () => (await import('./scorers/set-scorers.ts')).relationScorer,
  ],
  [
    `gsymbol2tissue gsymbol2cancer gname2cancer keywords-caspsimilarseq keywords-idfilterseq
    keywords-uniprotseq go-caspsimilarseq go-idfilterseq go-uniprotseq`,
    async () => (await import('./scorers/set-scorers.ts')).opiLabelScorer,
  ],
  ['ec-new-392 ec-price-149', async () => (await import('./scorers/set-scorers.ts')).opiEcScorer],
  [
    'subcellular-localization fold-type',
    async () => (await import('./scorers/label-scorers.ts')).wholeLabelScorer,
  ],
  ['ncrna-family', async () => (await import('./scorers/label-scorers.ts')).rnaFamilyScorer],
  ['true-false-question', async () => (await import('./scorers/label-scorers.ts')).threeWayScorer],
  [
    'multiple-choice-question',
    async () => (await import('./scorers/label-scorers.ts')).multipleChoiceScorer,
  ],
  ['function-ec', async () => (await import('./scorers/multi-label-scorers.ts')).ecScorer],
  [
    'rna-modification',
    async () => (await import('./scorers/multi-label-scorers.ts')).modificationScorer,
  ],
  ['esol lipo', async () => (await import('./scorers/number-scorers.ts')).solubilityScorer],
  [
    'physicochemical',
    async () => (await import('./scorers/number-scorers.ts')).orbitalEnergyScorer,
  ],
  [
    `mp-regression snumat-regression jarvis-dft jarvis-qetb gnome hmof cantor-hea qmof oqmd omdb`,
    async () => (await import('./scorers/property-scorers.ts')).materialNumberScorer,
  ],
  [
    'mp-classification snumat-classification',
    async () => (await import('./scorers/property-scorers.ts')).materialLabelScorer,
  ],
  [
    'fluorescence stability thermostability crispr-on-target',
    async () => (await import('./scorers/correlation-scorers.ts')).rankScorer,
  ],
  ['apa-isoform', async () => (await import('./scorers/correlation-scorers.ts')).isoformScorer],
  [
    'mean-ribosome-loading',
    async () => (await import('./scorers/correlation-scorers.ts')).loadingScorer,
  ],
  [
    'sirna-efficiency',
    async () => (await import('./scorers/correlation-scorers.ts')).silencingScorer,
  ],
  [
    'enhancer-activity',
    async () => (await import('./scorers/several-numbers-scorers.ts')).enhancerScorer,
  ],
  [
    'programmable-rna-switches',
    async () => (await import('./scorers/several-numbers-scorers.ts')).switchScorer,
  ],
  [
    'bbbp clintox hiv sider',
    async () => (await import('./scorers/verdict-scorers.ts')).smolVerdictScorer,
  ],
  [
    `solubility antibody-antigen rna-protein epigenetic-marks enhancer-promoter tf-mouse-0 tf-mouse-1
    tf-mouse-2 tf-mouse-3 tf-mouse-4`,
    async () => (await import('./scorers/verdict-scorers.ts')).biologyVerdictScorer,
  ],
  [
    `promoter-300-all promoter-300-notata promoter-300-tata promoter-core-all promoter-core-notata
    promoter-core-tata tf-human-0 tf-human-1 tf-human-2 tf-human-3 tf-human-4`,
    async () => (await import('./scorers/verdict-scorers.ts')).gueScorer,
  ],
  [
    'solubility-peer human-ppi yeast-ppi',
    async () => (await import('./scorers/verdict-scorers.ts')).peerScorer,
  ],
  [
    'stability-peer',
    async () => (await import('./scorers/verdict-scorers.ts')).peerStabilityScorer,
  ],
  [
    'iupac-to-smiles forward-synthesis retrosynthesis-smolinstruct molecule-generation',
    async () => (await import('./scorers/smol-molecule-scorer.ts')).smolMoleculeScorer,
  ],
  [
    `forward-reaction reagent-prediction retrosynthesis-mol-instructions
    description-guided-molecule-design`,
    async () =>
      (await import('./scorers/instruction-molecule-scorer.ts')).instructionMoleculeScorer,
  ],
  [
    'retrosynthesis-uspto-50k',
    async () => (await import('./scorers/ranked-molecule-scorer.ts')).rankedMoleculeScorer,
  ],
  [
    'unconditional-molecule',
    async () => (await import('./scorers/free-molecule-scorer.ts')).freeMoleculeScorer,
  ],
  [
    'function-guided-protein-design',
    async () => (await import('./scorers/protein-scorers.ts')).proteinDesignScorer,
  ],
  [
    'unconditional-protein',
    async () => (await import('./scorers/protein-scorers.ts')).freeProteinScorer,
  ],
  ['unconditional-rna', async () => (await import('./scorers/rna-scorer.ts')).freeRnaScorer],
  [
    'unconditional-material',
    async () => (await import('./scorers/material-scorers.ts')).freeMaterialScorer,
  ],
  [
    'composition-to-material',
    async () => (await import('./scorers/material-scorers.ts')).compositionScorer,
  ],
  [
    'bulk-modulus-to-material',
    async () => (await import('./scorers/material-scorers.ts')).bulkModulusScorer,
  ],
];

const loaders: ReadonlyMap<string, () => Promise<MakeScorer>> = new Map(
  scorers.flatMap(([ids, load]) => ids.split(/\s+/).map((id) => [id, load] as const)),
);

/** The scorer of one of the paper's tasks, loaded when it is asked for; any other id rejects. */
export async function scorerOf(taskId: string): Promise<Scorer> {
  const task = findTask(taskId);
  const load = loaders.get(taskId);
  if (!task || !load) {
    throw new Failure({
      code: 'no-scorer',
      message: `There is no scorer for the task "${taskId}".`,
      cure: 'Name one of the 103 tasks of the paper by its id, such as esol or forward-synthesis.',
    });
  }
  const makeScorer = await load();
  return makeScorer(task);
}
