import type { Result } from '#base/result.ts';
import type { AnswerForm } from '#science/answer-form.ts';
import type { Answer, ReadAnswer } from './answer.ts';
import type { Field, FieldValues, ValuesOf } from './field.ts';
import { fillTemplate } from './fill-template.ts';
import { type PublishedScores, publishedScoresOf } from './published-scores.ts';

export type Family = 'translation' | 'extraction' | 'prediction' | 'classification' | 'generation';
export type Discipline = 'molecule' | 'material' | 'protein' | 'nucleic-acid' | 'text';

/** Checks by name; `scoring/checks.ts` holds each. */
export type VerifierName =
  | 'formula-of-input'
  | 'molecule-is-valid'
  | 'number-in-published-range'
  | 'name-formula'
  | 'described-groups'
  | 'unit-in-reply'
  | 'input-is-usual'
  | 'sums-come-out'
  | 'claims-hold'
  | 'units-keep-values'
  | 'atoms-have-a-source'
  | 'charges-add-up'
  | 'one-reaction-site'
  | 'answer-is-not-the-input'
  | 'entities-occur-in-text'
  | 'protein-letters'
  | 'protein-complexity'
  | 'ec-number'
  | 'rna-letters'
  | 'rna-energy'
  | 'on-off-ratio'
  | 'requested-elements'
  | 'charge-neutral'
  | 'wyckoff-placement'
  | 'oxidation-states';

export interface Metric {
  readonly name: string;
  readonly direction: 'up' | 'down';
}

export interface Example {
  readonly label: string;
  readonly values: FieldValues;
  /** Where the values come from, when they are not common knowledge: database and licence. */
  readonly source?: string;
}

/** Sampling of the official evaluation; absent settings change nothing. */
export interface Decoding {
  readonly temperature: number;
  readonly topK?: number;
  readonly topP?: number;
}

/** Which side of a reaction the molecule field gives, and which one the answer. */
export interface ReactionRoles {
  readonly given: 'reactants' | 'products';
  readonly asked: 'reactants' | 'reagents' | 'products';
}

/** What the structure panel draws. */
export type StructureSource =
  /** Each field and the answer that is a molecule, a sequence or a material, whichever there are. */
  | { readonly from: 'fields-and-answer' }
  | { readonly from: 'reaction'; readonly roles: ReactionRoles }
  | { readonly from: 'nothing'; readonly reason: string };

/** Reads a reply without its thought; the error says why it cannot be read. */
export type AnswerReader = (reply: string, values: FieldValues) => Result<ReadAnswer, string>;

/** One of the paper's tasks, as data. Shared code never asks which task it has. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly discipline: Discipline;
  /** The data set that the paper takes the task from. */
  readonly source: string;
  /** What the task predicts, in one sentence. */
  readonly summary: string;
  /** What its answer cannot tell, in one sentence. */
  readonly caveat: string;
  /** What people call it, for the search. */
  readonly synonyms: readonly string[];
  readonly fields: readonly Field[];
  readonly prompt: (values: FieldValues) => string;
  readonly readAnswer: AnswerReader;
  readonly answerKind: Answer['kind'];
  /** The form that a reply to these values can be kept in; absent where answers are free text. */
  readonly answerForm?: (values: FieldValues) => AnswerForm | undefined;
  readonly decoding: Decoding;
  readonly structure: StructureSource;
  readonly verifiers: readonly VerifierName[];
  /** The first is the primary metric; a free question has none. */
  readonly metrics: readonly Metric[];
  /** Absent for a free question, which is no task of the paper. */
  readonly publishedScores?: PublishedScores;
  readonly examples: readonly Example[];
}

type Derived = 'prompt' | 'publishedScores';

type TaskSpec<Fields extends readonly Field[]> = Omit<Task, Derived | 'fields' | 'examples'> & {
  readonly fields: Fields;
  /** The prompt with `{name}` where the value of a field goes. */
  readonly template: string;
  readonly examples: readonly (Example & { readonly values: ValuesOf<Fields> })[];
};

/** Ties a task to its row of published scores, and its examples to its own field names. */
export function defineTask<const Fields extends readonly Field[]>(spec: TaskSpec<Fields>): Task {
  const { template, ...task } = spec;
  return {
    ...task,
    prompt: (values) => fillTemplate(template, values),
    publishedScores: publishedScoresOf(spec.id),
  };
}
