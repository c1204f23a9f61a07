import type { Quantity } from '../answer.ts';
import {
  numberForm,
  numbersForm,
  resultSentenceForm,
  rnaForm,
  yesNoForm,
} from '../answer-forms.ts';
import type { NamedSequence } from '../examples/named-sequence.ts';
import type { SequenceField } from '../field.ts';
import {
  biologySentenceReader,
  promoterSentenceReader,
  type YesNoMeaning,
} from '../readers/read-boolean.ts';
import { numbersReader, onlyNumberReader } from '../readers/read-number.ts';
import { readRna } from '../readers/read-sequence.ts';
import { defineTask, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';
import { rising } from './metrics.ts';
import { oneSequence } from './sequences.ts';

export const dnaField: SequenceField = {
  kind: 'dna',
  name: 'dna',
  label: 'DNA sequence',
  hint: 'Bases A, C, G and T, one strand from 5′ to 3′, or a FASTA record.',
};

export const rnaField: SequenceField = {
  kind: 'rna',
  name: 'rna',
  label: 'RNA sequence',
  hint: 'Bases A, C, G and U (or T) from 5′ to 3′, or a FASTA record.',
};

type SequenceSpec = Identity & {
  readonly template: string;
  readonly field: SequenceField;
  readonly examples: readonly NamedSequence[];
};

/** One measured quantity of a sequence. */
export function sequenceQuantity(
  spec: SequenceSpec & Pick<Task, 'metrics'> & { readonly quantity: Quantity },
): Task {
  const { field, quantity, ...identity } = spec;
  return defineTask({
    ...identity,
    ...oneSequence(field, spec.examples),
    family: 'prediction',
    discipline: 'nucleic-acid',
    readAnswer: onlyNumberReader(quantity),
    answerForm: numberForm(quantity),
    answerKind: 'number',
    decoding: GREEDY,
    verifiers: quantity.range ? ['number-in-published-range'] : [],
  });
}

/** Several measured quantities of a sequence, in the order of the reply. */
export function sequenceQuantities(
  spec: SequenceSpec &
    Pick<Task, 'metrics'> & {
      readonly quantities: readonly (Quantity & { readonly shortName: string })[];
      readonly verifiers?: Task['verifiers'];
    },
): Task {
  const { field, quantities, verifiers = [], ...identity } = spec;
  return defineTask({
    ...identity,
    ...oneSequence(field, spec.examples),
    family: 'prediction',
    discipline: 'nucleic-acid',
    readAnswer: numbersReader(quantities.map(({ shortName: _, ...quantity }) => quantity)),
    answerForm: numbersForm(quantities.map(({ shortName }) => shortName)),
    answerKind: 'numbers',
    decoding: GREEDY,
    verifiers,
  });
}

/** The effect of a modified siRNA on its target. */
export function silencing(
  spec: Identity & {
    readonly template: string;
    readonly quantity: Quantity;
    readonly examples: readonly {
      readonly label: string;
      readonly sirna: string;
      readonly target: NamedSequence;
      readonly source: string;
    }[];
  },
): Task {
  const { quantity, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'prediction',
    discipline: 'nucleic-acid',
    fields: [
      {
        kind: 'sirna',
        name: 'sirna',
        label: 'Modified siRNA (space-separated units)',
        hint: 'Antisense strand; by custom a c g u are 2′-O-methyl, Af Cf Gf Uf 2′-fluoro.',
      },
      { ...rnaField, label: 'Target mRNA' },
    ],
    readAnswer: onlyNumberReader(quantity),
    answerForm: numberForm(quantity),
    answerKind: 'number',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    verifiers: [],
    metrics: rising('Mixed-score'),
    examples: spec.examples.map(({ label, sirna, target, source }) => ({
      label,
      values: { sirna, rna: target.sequence },
      source: `${source}; target: ${target.source}`,
    })),
  });
}

type DnaQuestionSpec = SequenceSpec & { readonly meaning: YesNoMeaning };

/** A yes-or-no question about a stretch of DNA, answered in a sentence (Biology-Instructions). */
export function dnaQuestion(spec: DnaQuestionSpec): Task {
  const { field, meaning, ...identity } = spec;
  return defineTask({
    ...identity,
    ...oneSequence(field, spec.examples),
    family: 'classification',
    discipline: 'nucleic-acid',
    readAnswer: biologySentenceReader(meaning),
    answerForm: yesNoForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    verifiers: [],
    metrics: rising('MCC'),
  });
}

/** The same, asked and scored as in GUE. */
export function gueQuestion(spec: DnaQuestionSpec): Task {
  return {
    ...dnaQuestion(spec),
    readAnswer: promoterSentenceReader(spec.meaning),
    answerForm: resultSentenceForm,
    metrics: rising('MCC', 'MCC over readable answers only'),
  };
}

/** The class of an RNA, or its marks, out of a closed list. */
export function rnaLabels(
  spec: SequenceSpec &
    Pick<Task, 'readAnswer' | 'answerForm' | 'metrics'> & {
      readonly answerKind: 'label' | 'labels';
    },
): Task {
  const { field, ...identity } = spec;
  return defineTask({
    ...identity,
    ...oneSequence(field, spec.examples),
    family: 'classification',
    discipline: 'nucleic-acid',
    decoding: GREEDY,
    verifiers: [],
  });
}

/** An RNA made up from nothing. */
export function freeRna(
  spec: Identity & Pick<Task, 'decoding' | 'metrics'> & { readonly template: string },
): Task {
  return defineTask({
    ...spec,
    family: 'generation',
    discipline: 'nucleic-acid',
    fields: [],
    readAnswer: readRna,
    answerForm: rnaForm,
    answerKind: 'rna',
    structure: { from: 'fields-and-answer' },
    verifiers: ['rna-letters', 'rna-energy'],
    examples: [],
  });
}
