import type { Result } from '#base/result.ts';
import type { Answer, ReadAnswer } from './answer.ts';
import type { Field, FieldValues, ValuesOf } from './field.ts';

export type Family = 'translation' | 'extraction' | 'prediction' | 'classification' | 'generation';
export type Discipline = 'molecule' | 'material' | 'protein' | 'nucleic-acid' | 'text';

/** Checks by name; `scoring/verify.ts` holds one function for each. */
export type VerifierName =
  | 'formula-of-input'
  | 'molecule-is-valid'
  | 'solubility-in-measured-range'
  | 'entities-occur-in-text';

export interface Metric {
  readonly name: string;
  readonly direction: 'up' | 'down';
}

/** The primary metric as the paper prints it (arXiv 2509.21320v3); undefined where it prints none. */
export interface PublishedScores {
  readonly unit: string;
  readonly scireasoner8b?: number;
  readonly scireasoner1_7b?: number;
  readonly specialistLLM?: number;
  readonly nonLLMExpert?: number;
  readonly gemini25pro?: number;
  readonly gptO3?: number;
  readonly deepseekR1?: number;
  readonly gptOss120b?: number;
  readonly note?: string;
}

export interface Example {
  readonly label: string;
  readonly values: FieldValues;
}

/** Sampling of the official evaluation; absent settings change nothing. */
export interface Decoding {
  readonly temperature: number;
  readonly topK?: number;
  readonly topP?: number;
}

/** Where the structure panel finds what it shows. */
export type StructureSource =
  | { readonly from: 'field'; readonly name: string }
  | { readonly from: 'answer' }
  | { readonly from: 'nothing'; readonly reason: string };

/** One of the paper's tasks, as data. Shared code never asks which task it has. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly discipline: Discipline;
  /** What the task predicts, in one sentence. */
  readonly summary: string;
  /** What its answer cannot tell, in one sentence. */
  readonly caveat: string;
  /** What people call it, for the search. */
  readonly synonyms: readonly string[];
  readonly fields: readonly Field[];
  readonly prompt: (values: FieldValues) => string;
  /** Reads the reply without its thought; the error says why it cannot be read. */
  readonly readAnswer: (reply: string) => Result<ReadAnswer, string>;
  readonly answerKind: Answer['kind'];
  readonly decoding: Decoding;
  readonly structure: StructureSource;
  readonly verifiers: readonly VerifierName[];
  /** The first is the primary metric. */
  readonly metrics: readonly [Metric, ...Metric[]];
  readonly publishedScores: PublishedScores;
  readonly examples: readonly Example[];
}

type TaskSpec<Fields extends readonly Field[]> = Omit<Task, 'fields' | 'prompt' | 'examples'> & {
  readonly fields: Fields;
  readonly prompt: (values: ValuesOf<Fields>) => string;
  readonly examples: readonly { readonly label: string; readonly values: ValuesOf<Fields> }[];
};

/** Checks that prompt and examples use the task's own field names, then forgets the types. */
export function defineTask<const Fields extends readonly Field[]>(spec: TaskSpec<Fields>): Task {
  return { ...spec, prompt: (values) => spec.prompt(values as ValuesOf<Fields>) };
}
