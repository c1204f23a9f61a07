import { geneClassificationTasks } from './catalogue/gene-classification.ts';
import { materialClassificationTasks } from './catalogue/material-classification.ts';
import { materialGenerationTasks } from './catalogue/material-generation.ts';
import { materialPredictionTasks } from './catalogue/material-prediction.ts';
import { moleculeClassificationTasks } from './catalogue/molecule-classification.ts';
import { moleculeGenerationTasks, unconditionalMolecule } from './catalogue/molecule-generation.ts';
import { moleculePredictionTasks } from './catalogue/molecule-prediction.ts';
import { moleculeTranslationTasks } from './catalogue/molecule-translation.ts';
import { regulatoryDnaTasks, rnaClassificationTasks } from './catalogue/nucleic-classification.ts';
import { unconditionalRna } from './catalogue/nucleic-generation.ts';
import { nucleicPredictionTasks } from './catalogue/nucleic-prediction.ts';
import { proteinFunctionTasks, proteinLabelTasks } from './catalogue/protein-classification.ts';
import { proteinGenerationTasks, unconditionalProtein } from './catalogue/protein-generation.ts';
import { proteinPredictionTasks } from './catalogue/protein-prediction.ts';
import { peerTasks, proteinBindingTasks } from './catalogue/protein-question.ts';
import { proteinTranslationTasks } from './catalogue/protein-translation.ts';
import { textExtractionTasks } from './catalogue/text-extraction.ts';
import { freeQuestion } from './free-question.ts';
import type { Task } from './task.ts';

/** Every task, in the order of the picker: by family, then as the paper lists them. */
export const tasks: readonly Task[] = [
  ...moleculeTranslationTasks,
  ...proteinTranslationTasks,
  ...textExtractionTasks,
  ...moleculePredictionTasks,
  ...materialPredictionTasks,
  ...proteinPredictionTasks,
  ...nucleicPredictionTasks,
  ...moleculeClassificationTasks,
  ...materialClassificationTasks,
  ...geneClassificationTasks,
  ...proteinBindingTasks,
  ...regulatoryDnaTasks,
  ...peerTasks,
  ...proteinFunctionTasks,
  ...rnaClassificationTasks,
  ...proteinLabelTasks,
  unconditionalMolecule,
  unconditionalProtein,
  unconditionalRna,
  ...materialGenerationTasks,
  ...moleculeGenerationTasks,
  ...proteinGenerationTasks,
];

const tasksById: ReadonlyMap<string, Task> = new Map(
  [...tasks, freeQuestion].map((task) => [task.id, task]),
);

/** The task of an id; the free question is one of them, though it is not in the list. */
export function findTask(id: string): Task | undefined {
  return tasksById.get(id);
}
