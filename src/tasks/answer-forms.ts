import type { AnswerForm } from '#science/answer-form.ts';
import type { Quantity } from './answer.ts';
import type { Option } from './field.ts';
import type { MaterialProperty } from './readers/read-property.ts';
import type { AnswerTag } from './readers/read-tagged.ts';
import type { Task } from './task.ts';

// The forms that the official answers have, each of them one that the official parser reads.

type FormOf = NonNullable<Task['answerForm']>;

const MOST_DECIMALS = 6;
/** More residues or bases than the models are asked for; it ends a model that repeats itself. */
const LONGEST_SEQUENCE = 1000;

/** A number on its own. */
export function numberForm(quantity?: Quantity): FormOf {
  return always(numberShape(quantity));
}

/** `<NUMBER> -1.41 </NUMBER>` */
export function taggedNumberForm(quantity: Quantity): FormOf {
  return always({ ...numberShape(quantity), around: tagged('NUMBER') });
}

function numberShape(quantity: Quantity | undefined) {
  const isSigned = (quantity?.range?.low ?? -1) < 0;
  return { kind: 'number', isSigned, mostDecimals: MOST_DECIMALS } as const;
}

/** `HK -0.68, Dev -1.26` */
export function numbersForm(names: readonly string[]): FormOf {
  return always({ kind: 'numbers', names, isSigned: true, mostDecimals: MOST_DECIMALS });
}

/** One of the texts, between `before` and `after`. */
export function choiceForm(options: readonly string[], before = '', after = ''): FormOf {
  return always({ kind: 'choice', options, around: [before, after] });
}

/** One of the closed labels by its short name. */
export function labelForm(labels: readonly Option[]): FormOf {
  return choiceForm(labels.map(({ value }) => value));
}

const YES_NO = ['Yes', 'No'];
export const yesNoForm = choiceForm(YES_NO);
export const taggedBooleanForm = choiceForm(YES_NO, ...tagged('BOOLEAN'));
/** The sentence that decides in PEER. */
export const answerSentenceForm = choiceForm(YES_NO, 'The answer is ', '.');
/** The sentence that GUE appends to each of its references. */
export const resultSentenceForm = choiceForm(
  ['positive', 'negative'],
  'The prediction result is ',
  '.',
);

/** `{key : value}` of the property that `field` asks for; the words of a property are a choice. */
export function propertyForm(field: string, properties: readonly MaterialProperty[]): FormOf {
  return (values) => {
    const property = properties.find(({ key }) => key === values[field]);
    if (!property) return undefined;
    const { key, words } = property;
    if (!words) return { kind: 'json-property', name: key };
    const around = [`{${key} : `, '}'] as const;
    return { kind: 'choice', options: words.map(({ word }) => word), around };
  };
}

export const smilesForm = always({ kind: 'smiles', around: tagged('SMILES') });
export const proteinForm = sequenceForm('ACDEFGHIKLMNPQRSTVWY', 'protein');
/** The answers of the data set write T for U. */
export const rnaForm = sequenceForm('ACGTU', 'rna');
export const materialForm = always({
  kind: 'elements',
  hasSpaceGroup: true,
  around: ['<material>', '</material>'],
});

function sequenceForm(alphabet: string, tag: AnswerTag): FormOf {
  const around = [`<${tag}>`, `</${tag}>`] as const;
  return always({ kind: 'sequence', alphabet, most: LONGEST_SEQUENCE, around });
}

/** With the spaces that SMolInstruct puts inside its tags. */
function tagged(tag: AnswerTag): readonly [string, string] {
  return [`<${tag}> `, ` </${tag}>`];
}

function always(form: AnswerForm): FormOf {
  return () => form;
}
