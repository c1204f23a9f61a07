import type { Quantity } from '../answer.ts';
import { taggedBooleanForm, taggedNumberForm } from '../answer-forms.ts';
import type { NamedCompound, NamedMolecule } from '../examples/molecules.ts';
import { booleanReader, type YesNoMeaning } from '../readers/read-boolean.ts';
import { taggedNumberReader } from '../readers/read-number.ts';
import { defineTask, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';
import { rising } from './metrics.ts';

/** The one molecule that a task is about. */
export const moleculeField = {
  kind: 'smiles',
  name: 'smiles',
  label: 'Molecule (SMILES)',
  hint: 'One molecule as SMILES, such as CC(=O)Oc1ccccc1C(=O)O for aspirin.',
} as const;

/** How SMolInstruct scores yes and no. */
export const YES_NO_METRICS = rising('Accuracy', 'F1', 'MCC', 'ROC-AUC');

type Translation = Identity &
  Pick<Task, 'readAnswer' | 'answerForm' | 'answerKind' | 'metrics' | 'verifiers'> & {
    readonly template: string;
  };

/** Translation of a molecule into a name, a formula or prose. */
export function moleculeTranslation(
  spec: Translation & { readonly examples: readonly NamedMolecule[] },
): Task {
  return defineTask({
    ...spec,
    family: 'translation',
    discipline: 'molecule',
    fields: [moleculeField],
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    examples: moleculeExamples(spec.examples),
  });
}

/** Translation of a systematic name into a SMILES or a formula. */
export function nameTranslation(
  spec: Translation & Pick<Task, 'structure'> & { readonly examples: readonly NamedCompound[] },
): Task {
  return defineTask({
    ...spec,
    family: 'translation',
    discipline: 'molecule',
    fields: [
      {
        kind: 'iupac',
        name: 'iupac',
        label: 'IUPAC name',
        hint: 'One systematic name in English, such as 2-acetyloxybenzoic acid for aspirin.',
      },
    ],
    decoding: GREEDY,
    examples: spec.examples.map(({ label, iupac }) => ({ label, values: { iupac } })),
  });
}

/** A measured quantity of one molecule. */
export function moleculeProperty(
  spec: Identity & {
    readonly template: string;
    readonly quantity: Quantity;
    readonly examples: readonly NamedMolecule[];
  },
): Task {
  const { quantity, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'prediction',
    discipline: 'molecule',
    fields: [moleculeField],
    readAnswer: taggedNumberReader(quantity),
    answerForm: taggedNumberForm(quantity),
    answerKind: 'number',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    verifiers: quantity.range ? ['number-in-published-range'] : [],
    metrics: [{ name: 'RMSE', direction: 'down' }],
    examples: moleculeExamples(spec.examples),
  });
}

/** A yes-or-no question about one molecule. */
export function moleculeQuestion(
  spec: Identity & {
    readonly template: string;
    readonly meaning: YesNoMeaning;
    readonly examples: readonly NamedMolecule[];
  },
): Task {
  const { meaning, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'classification',
    discipline: 'molecule',
    fields: [moleculeField],
    readAnswer: booleanReader(meaning),
    answerForm: taggedBooleanForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    verifiers: [],
    metrics: YES_NO_METRICS,
    examples: moleculeExamples(spec.examples),
  });
}

function moleculeExamples(examples: readonly NamedMolecule[]) {
  return examples.map(({ label, smiles }) => ({ label, values: { smiles } }));
}
