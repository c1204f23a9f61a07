import type { Quantity } from '../answer.ts';
import { booleanReader, type YesNoMeaning } from '../readers/read-boolean.ts';
import { readFormula } from '../readers/read-formula.ts';
import { taggedNumberReader } from '../readers/read-number.ts';
import { readNewSmiles } from '../readers/read-smiles.ts';
import { type Decoding, defineTask, type Metric, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';

interface NamedSmiles {
  readonly label: string;
  readonly smiles: string;
}

const moleculeField = {
  kind: 'smiles',
  name: 'smiles',
  label: 'Molecule (SMILES)',
  hint: 'One molecule as SMILES, such as CC(=O)Oc1ccccc1C(=O)O for aspirin.',
} as const;

const shownMolecule = { from: 'field', name: 'smiles' } as const;

function moleculeExamples(examples: readonly NamedSmiles[]) {
  return examples.map(({ label, smiles }) => ({ label, values: { smiles } }));
}

/** Translation of a SMILES into a molecular formula. */
export function formulaOfMolecule(
  spec: Identity & { readonly template: string; readonly examples: readonly NamedSmiles[] },
): Task {
  return defineTask({
    ...spec,
    family: 'translation',
    discipline: 'molecule',
    fields: [moleculeField],
    readAnswer: readFormula,
    answerKind: 'formula',
    decoding: GREEDY,
    structure: shownMolecule,
    verifiers: ['formula-of-input'],
    metrics: [{ name: 'Top-1 Element Match', direction: 'up' }],
    examples: moleculeExamples(spec.examples),
  });
}

/** A measured quantity of one molecule. */
export function moleculeProperty(
  spec: Identity & {
    readonly template: string;
    readonly quantity: Quantity;
    readonly examples: readonly NamedSmiles[];
  },
): Task {
  const { quantity, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'prediction',
    discipline: 'molecule',
    fields: [moleculeField],
    readAnswer: taggedNumberReader(quantity),
    answerKind: 'number',
    decoding: GREEDY,
    structure: shownMolecule,
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
    readonly examples: readonly NamedSmiles[];
  },
): Task {
  const { meaning, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'classification',
    discipline: 'molecule',
    fields: [moleculeField],
    readAnswer: booleanReader(meaning),
    answerKind: 'boolean',
    decoding: GREEDY,
    structure: shownMolecule,
    verifiers: [],
    metrics: [
      { name: 'Accuracy', direction: 'up' },
      { name: 'F1', direction: 'up' },
      { name: 'MCC', direction: 'up' },
      { name: 'ROC-AUC', direction: 'up' },
    ],
    examples: moleculeExamples(spec.examples),
  });
}

/** A molecule made up from nothing. */
export function freeMolecule(
  spec: Identity & {
    readonly template: string;
    readonly decoding: Decoding;
    readonly metrics: readonly Metric[];
  },
): Task {
  return defineTask({
    ...spec,
    family: 'generation',
    discipline: 'molecule',
    fields: [],
    readAnswer: readNewSmiles,
    answerKind: 'smiles',
    structure: { from: 'answer' },
    verifiers: ['molecule-is-valid'],
    examples: [],
  });
}
