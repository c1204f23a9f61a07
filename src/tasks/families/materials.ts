import { materialForm, propertyForm } from '../answer-forms.ts';
import type { NumberField, Option } from '../field.ts';
import { readMaterial } from '../readers/read-material.ts';
import { type MaterialProperty, propertyReader } from '../readers/read-property.ts';
import { type Decoding, defineTask, type Metric, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';

/** The prompt of LLM4Mat-Bench: nothing stands before "chemical formula" and "property name". */
const PROPERTY_TEMPLATE =
  'You are a material scientist. Look at the chemical formula of the given crystalline material and predict its property. The output must be in a json format. For example: {property_name:predicted_property_value}. Answer as precise as possible and in as few words as possible.chemical formula: {formula}property name: {property}';

/** Settings that the evaluation leaves to the model: the defaults of Qwen3 while it thinks. */
export const MODEL_DEFAULTS: Decoding = { temperature: 0.6, topK: 20, topP: 0.95 };

interface MaterialExample<Key extends string> {
  readonly label: string;
  readonly formula: string;
  readonly property: Key;
}

interface MaterialSpec<Key extends string> extends Omit<Identity, 'source'> {
  readonly properties: readonly (MaterialProperty & { readonly key: Key })[];
  readonly examples: readonly MaterialExample<NoInfer<Key>>[];
  /** The field for the material; `formulaField` where absent. */
  readonly field?: typeof formulaField | typeof alloyField;
}

const formulaField = {
  kind: 'formula',
  name: 'formula',
  label: 'Chemical formula',
  hint: 'The formula of one crystal, such as LiFePO4 or Zn4O13C24H12.',
} as const;

/** A material that is an alloy: every element with its count, also when it is 1. */
export const alloyField = {
  kind: 'composition',
  name: 'formula',
  label: 'Chemical formula',
  hint: 'Each element with its number of atoms, such as Co1Cr1Fe1Mn1Ni1.',
} as const;

/** A number that a database lists for a crystal of the given formula, one property at a time. */
export function materialProperty<const Key extends string>(spec: MaterialSpec<Key>): Task {
  return propertyOfMaterial(spec, {
    family: 'prediction',
    verifiers: ['number-in-published-range', 'unit-in-reply'],
    metrics: [
      { name: 'MAD/MAE', direction: 'up' },
      { name: 'MAE', direction: 'down' },
      { name: 'RMSE', direction: 'down' },
    ],
  });
}

/** A word that a database lists for a crystal of the given formula: True, False, Direct, Indirect. */
export function materialLabel<const Key extends string>(spec: MaterialSpec<Key>): Task {
  return propertyOfMaterial(spec, {
    family: 'classification',
    verifiers: [],
    metrics: [{ name: 'AUC', direction: 'up' }],
  });
}

function propertyOfMaterial(
  spec: MaterialSpec<string>,
  scored: Pick<Task, 'family' | 'verifiers' | 'metrics'>,
): Task {
  const { properties, field = formulaField, examples, ...identity } = spec;
  return defineTask({
    ...identity,
    ...scored,
    source: 'LLM4Mat-Bench',
    discipline: 'material',
    fields: [
      field,
      {
        kind: 'choice',
        name: 'property',
        label: 'Property',
        hint: 'The one property to ask for.',
        options: properties.map(optionOf),
      },
    ],
    template: PROPERTY_TEMPLATE,
    readAnswer: propertyReader('property', properties),
    answerForm: propertyForm('property', properties),
    answerKind: 'property',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    examples: examples.map(({ label, formula, property }) => ({
      label,
      values: { formula, property },
    })),
  });
}

function optionOf({ key, label, unit }: MaterialProperty): Option {
  return { value: key, label, ...(unit !== undefined && { unit }) };
}

interface GeneratedSpec extends Omit<Identity, 'source'> {
  readonly template: string;
  readonly decoding: Decoding;
  readonly metrics: readonly Metric[];
}

/** A material made up from nothing. */
export function freeMaterial(spec: GeneratedSpec): Task {
  return defineTask({ ...spec, ...generated, fields: [], examples: [] });
}

/** A material made of the given elements. */
export function materialOfElements(
  spec: GeneratedSpec & {
    readonly examples: readonly { readonly label: string; readonly elements: string }[];
  },
): Task {
  return defineTask({
    ...spec,
    ...generated,
    fields: [
      {
        kind: 'elements',
        name: 'elements',
        label: 'Elements',
        hint: 'The elements that the material is to be made of, such as Co, Li, O.',
        mostElements: 8,
      },
    ],
    verifiers: ['requested-elements', ...generated.verifiers],
    examples: spec.examples.map(({ label, elements }) => ({ label, values: { elements } })),
  });
}

/** A material that is to have a given bulk modulus, in GPa. */
export function materialOfBulkModulus(
  spec: GeneratedSpec & {
    readonly examples: readonly { readonly label: string; readonly bulkModulus: string }[];
  },
): Task {
  return defineTask({
    ...spec,
    ...generated,
    fields: [bulkModulusField],
    examples: spec.examples.map(({ label, bulkModulus }) => ({ label, values: { bulkModulus } })),
  });
}

/** The bounds hold all but two of the 6,307 bulk moduli that the Materials Project lists. */
const bulkModulusField = {
  kind: 'number',
  name: 'bulkModulus',
  label: 'Bulk modulus',
  hint: 'How strongly the material resists compression; most solids lie between 10 and 300 GPa.',
  unit: 'GPa',
  lowest: 0.1,
  highest: 600,
} as const satisfies NumberField;

const generated = {
  source: 'SciReasoner evaluation code',
  family: 'generation',
  discipline: 'material',
  readAnswer: readMaterial,
  answerForm: materialForm,
  answerKind: 'material',
  structure: { from: 'fields-and-answer' },
  verifiers: ['charge-neutral', 'wyckoff-placement', 'oxidation-states'],
} as const;
