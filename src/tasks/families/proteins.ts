import type { Quantity } from '../answer.ts';
import { answerSentenceForm, numberForm, proteinForm } from '../answer-forms.ts';
import type { NamedSequence } from '../examples/named-sequence.ts';
import type { SequenceField } from '../field.ts';
import { proteinSentenceReader, type YesNoMeaning } from '../readers/read-boolean.ts';
import { onlyNumberReader } from '../readers/read-number.ts';
import { proteinReader } from '../readers/read-sequence.ts';
import { readText } from '../readers/read-text.ts';
import { type Decoding, defineTask, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';
import { rising } from './metrics.ts';
import { type NamedPair, oneSequence, twoSequences } from './sequences.ts';

/** How the evaluation of OPI samples. */
export const OPI_SAMPLING: Decoding = { temperature: 0.7, topK: 50, topP: 0.8 };

/** How OPI scores a set of labels. */
export const LABEL_SET_METRICS = rising('F1', 'Precision', 'Recall');

export const PEER_METRICS = rising('Accuracy', 'F1', 'Precision', 'Recall');

export const proteinField: SequenceField = {
  kind: 'protein',
  name: 'protein',
  label: 'Protein sequence',
  hint: 'Residues in one-letter code, or a FASTA record.',
};

type ProteinSpec = Identity & {
  readonly template: string;
  readonly examples: readonly NamedSequence[];
};

/** A description of a protein in free text. */
export function proteinText(
  spec: ProteinSpec & Pick<Task, 'family' | 'decoding' | 'metrics'>,
): Task {
  return defineTask({
    ...spec,
    ...oneSequence(proteinField, spec.examples),
    discipline: 'protein',
    readAnswer: readText,
    answerKind: 'text',
    verifiers: [],
  });
}

/** A measured quantity of one protein, ranked against others. */
export function proteinQuantity(
  spec: ProteinSpec & { readonly label?: string; readonly quantity: Quantity },
): Task {
  const { label = proteinField.label, quantity, ...identity } = spec;
  return defineTask({
    ...identity,
    ...oneSequence({ ...proteinField, label }, spec.examples),
    family: 'prediction',
    discipline: 'protein',
    readAnswer: onlyNumberReader(quantity),
    answerForm: numberForm(quantity),
    answerKind: 'number',
    decoding: GREEDY,
    verifiers: quantity.range ? ['number-in-published-range'] : [],
    metrics: rising('Spearman'),
  });
}

/** A yes-or-no question about one protein. */
export function proteinQuestion(
  spec: ProteinSpec & Pick<Task, 'readAnswer' | 'answerForm' | 'metrics'>,
): Task {
  return defineTask({
    ...spec,
    ...oneSequence(proteinField, spec.examples),
    family: 'classification',
    discipline: 'protein',
    answerKind: 'boolean',
    decoding: GREEDY,
    verifiers: [],
  });
}

/** Labels of one protein: one, or a set. */
export function proteinLabels(
  spec: ProteinSpec &
    Pick<Task, 'readAnswer' | 'answerForm' | 'decoding' | 'metrics'> & {
      readonly answerKind: 'label' | 'labels';
      readonly verifiers?: Task['verifiers'];
    },
): Task {
  return defineTask({
    verifiers: [],
    ...spec,
    ...oneSequence(proteinField, spec.examples),
    family: 'classification',
    discipline: 'protein',
  });
}

/** Do two proteins of one species stay together? Asked and scored as in PEER. */
export function proteinPair(
  spec: Identity & {
    readonly template: string;
    readonly labels: readonly [string, string];
    readonly meaning: YesNoMeaning;
    readonly examples: readonly NamedPair[];
  },
): Task {
  const { labels, meaning, ...identity } = spec;
  return defineTask({
    ...identity,
    ...twoSequences(
      { ...proteinField, name: 'proteinA', label: labels[0] },
      { ...proteinField, name: 'proteinB', label: labels[1] },
      spec.examples,
    ),
    family: 'classification',
    discipline: 'protein',
    readAnswer: proteinSentenceReader(meaning),
    answerForm: answerSentenceForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    verifiers: [],
    metrics: PEER_METRICS,
  });
}

const DESIGN_CHECKS: Task['verifiers'] = ['protein-letters', 'protein-complexity'];

/** A protein made up from nothing. */
export function freeProtein(
  spec: Identity & Pick<Task, 'decoding' | 'metrics'> & { readonly template: string },
): Task {
  return defineTask({
    ...spec,
    family: 'generation',
    discipline: 'protein',
    fields: [],
    readAnswer: proteinReader('last'),
    answerForm: proteinForm,
    answerKind: 'protein',
    structure: { from: 'fields-and-answer' },
    verifiers: DESIGN_CHECKS,
    examples: [],
  });
}

/** A protein made to written requirements. */
export function proteinToOrder(
  spec: Identity & {
    readonly template: string;
    readonly examples: readonly { readonly label: string; readonly requirements: string }[];
  },
): Task {
  return defineTask({
    ...spec,
    family: 'generation',
    discipline: 'protein',
    fields: [
      {
        kind: 'text',
        name: 'requirements',
        label: 'Numbered functional requirements',
        hint: 'One requirement a line, such as "1. The protein should bind zinc."',
        maxLength: 4000,
        lines: 4,
      },
    ],
    readAnswer: proteinReader('first'),
    answerForm: proteinForm,
    answerKind: 'protein',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    verifiers: DESIGN_CHECKS,
    metrics: rising('Max. Normalized SW', 'Average normalized SW', 'Minimum normalized SW'),
    examples: spec.examples.map(({ label, requirements }) => ({ label, values: { requirements } })),
  });
}
