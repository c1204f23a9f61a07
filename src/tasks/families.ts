import { booleanReader, numberReader, readFormula, readLabels, readSmiles } from './read-answer.ts';
import { type Decoding, defineTask, type Metric, type PublishedScores, type Task } from './task.ts';

/** What every task states about itself, whatever its family. */
interface Identity {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly caveat: string;
  readonly synonyms: readonly string[];
  readonly publishedScores: PublishedScores;
}

interface NamedSmiles {
  readonly label: string;
  readonly smiles: string;
}

const GREEDY: Decoding = { temperature: 0 };

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
  spec: Identity & {
    readonly prompt: (smiles: string) => string;
    readonly examples: readonly NamedSmiles[];
  },
): Task {
  return defineTask({
    ...spec,
    family: 'translation',
    discipline: 'molecule',
    fields: [moleculeField],
    prompt: ({ smiles }) => spec.prompt(smiles),
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
    readonly prompt: (smiles: string) => string;
    readonly quantity: string;
    readonly unit: string;
    readonly verifiers: Task['verifiers'];
    readonly examples: readonly NamedSmiles[];
  },
): Task {
  const { quantity, unit, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'prediction',
    discipline: 'molecule',
    fields: [moleculeField],
    prompt: ({ smiles }) => spec.prompt(smiles),
    readAnswer: numberReader(quantity, unit),
    answerKind: 'number',
    decoding: GREEDY,
    structure: shownMolecule,
    metrics: [{ name: 'RMSE', direction: 'down' }],
    examples: moleculeExamples(spec.examples),
  });
}

/** A yes-or-no question about one molecule. */
export function moleculeQuestion(
  spec: Identity & {
    readonly prompt: (smiles: string) => string;
    readonly meaning: { readonly yes: string; readonly no: string };
    readonly examples: readonly NamedSmiles[];
  },
): Task {
  const { meaning, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'classification',
    discipline: 'molecule',
    fields: [moleculeField],
    prompt: ({ smiles }) => spec.prompt(smiles),
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

/** Entities named in a passage, as a list. */
export function entitiesInText(
  spec: Identity & {
    readonly prompt: (text: string) => string;
    readonly examples: readonly { readonly label: string; readonly text: string }[];
  },
): Task {
  return defineTask({
    ...spec,
    family: 'extraction',
    discipline: 'text',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: 'Text passage',
        hint: 'A sentence or a paragraph of a paper, in English.',
        maxLength: 8000,
      },
    ],
    prompt: ({ text }) => spec.prompt(text),
    readAnswer: readLabels,
    answerKind: 'labels',
    decoding: GREEDY,
    structure: { from: 'nothing', reason: 'A text passage has no structure to draw.' },
    verifiers: ['entities-occur-in-text'],
    metrics: [{ name: 'F1', direction: 'up' }],
    examples: spec.examples.map(({ label, text }) => ({ label, values: { text } })),
  });
}

/** A molecule made up from nothing. */
export function freeMolecule(
  spec: Identity & {
    readonly prompt: string;
    readonly decoding: Decoding;
    readonly metrics: readonly [Metric, ...Metric[]];
  },
): Task {
  return defineTask({
    ...spec,
    family: 'generation',
    discipline: 'molecule',
    fields: [],
    prompt: () => spec.prompt,
    readAnswer: readSmiles,
    answerKind: 'smiles',
    structure: { from: 'answer' },
    verifiers: ['molecule-is-valid'],
    examples: [],
  });
}
