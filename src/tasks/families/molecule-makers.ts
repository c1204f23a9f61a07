import { smilesForm } from '../answer-forms.ts';
import type { NamedMolecule } from '../examples/molecules.ts';
import type { SmilesField } from '../field.ts';
import { readFirstSmiles, readNewSmiles } from '../readers/read-smiles.ts';
import { type Decoding, defineTask, type Metric, type ReactionRoles, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';
import { rising } from './metrics.ts';

const newMolecule = {
  family: 'generation',
  discipline: 'molecule',
  answerForm: smilesForm,
  answerKind: 'smiles',
  verifiers: ['molecule-is-valid'],
} as const;

/** How SMolInstruct scores a molecule that the model writes. */
export const SMOLINSTRUCT_METRICS = rising(
  'Exact match',
  'MACCS similarity',
  'RDK similarity',
  'Morgan similarity',
);

/** How Mol-Instructions scores a molecule that the model writes. */
export const MOL_INSTRUCTIONS_METRICS: readonly Metric[] = [
  ...rising('Exact match', 'BLEU (SELFIES characters)'),
  { name: 'Levenshtein (SMILES)', direction: 'down' },
  ...rising('RDK similarity', 'MACCS similarity', 'Morgan similarity', 'Validity'),
];

const REAGENT_CHECKS = ['molecule-is-valid', 'answer-is-not-the-input'] as const;
const REACTION_CHECKS = [
  'molecule-is-valid',
  'atoms-have-a-source',
  'charges-add-up',
  'one-reaction-site',
  'answer-is-not-the-input',
] as const;

/** Molecules that react with others, come of them or help them. */
export function reaction(
  spec: Identity &
    Pick<Task, 'readAnswer' | 'metrics'> & {
      readonly template: string;
      readonly roles: ReactionRoles;
      readonly field: Omit<SmilesField, 'kind'>;
      readonly examples: readonly NamedMolecule[];
    },
): Task {
  const { field, roles, examples, ...rest } = spec;
  return defineTask({
    ...rest,
    ...newMolecule,
    fields: [{ kind: 'smiles', ...field }],
    structure: { from: 'reaction', roles },
    verifiers: roles.asked === 'reagents' ? REAGENT_CHECKS : REACTION_CHECKS,
    decoding: GREEDY,
    examples: examples.map(({ label, smiles }) => ({ label, values: { [field.name]: smiles } })),
  });
}

/** A molecule that fits a description in words. */
export function describedMolecule(
  spec: Identity & {
    readonly template: string;
    readonly metrics: readonly Metric[];
    readonly examples: readonly { readonly label: string; readonly description: string }[];
  },
): Task {
  return defineTask({
    ...spec,
    ...newMolecule,
    structure: { from: 'fields-and-answer' },
    verifiers: ['molecule-is-valid', 'described-groups'],
    fields: [
      {
        kind: 'text',
        name: 'description',
        label: 'Description',
        hint: 'Sentences about structure, role or origin, such as "The molecule is a benzoate ester."',
        maxLength: 8000,
        lines: 5,
      },
    ],
    readAnswer: readFirstSmiles,
    decoding: GREEDY,
    examples: spec.examples.map(({ label, description }) => ({ label, values: { description } })),
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
    ...newMolecule,
    structure: { from: 'fields-and-answer' },
    fields: [],
    readAnswer: readNewSmiles,
    examples: [],
  });
}
