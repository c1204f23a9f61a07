import type { Quantity } from '../answer.ts';
import { numberForm } from '../answer-forms.ts';
import { compounds } from '../examples/molecules.ts';
import { GREEDY } from '../families/identity.ts';
import { moleculeField, moleculeProperty } from '../families/molecules.ts';
import type { FieldValues } from '../field.ts';
import { firstNumberReader } from '../readers/read-number.ts';
import { defineTask, type Task } from '../task.ts';

const HARTREE = 'Hartree';

/** What the prompt calls each orbital energy, and what the data set holds of it. */
const orbitalEnergies = {
  'HOMO energy': {
    label: 'HOMO energy',
    unit: HARTREE,
    range: { low: -0.4286, high: -0.167, source: '499 of the 133,885 molecules of QM9' },
  },
  'LUMO energy': {
    label: 'LUMO energy',
    unit: HARTREE,
    range: { low: -0.1562, high: 0.1935, source: '499 of the 133,885 molecules of QM9' },
  },
  'energy difference between the HOMO and LUMO orbitals': {
    label: 'HOMO-LUMO gap',
    unit: HARTREE,
    range: { low: 0.0246, high: 0.6221, source: '30,999 of the 133,885 molecules of QM9' },
  },
} as const satisfies Readonly<Record<string, Quantity>>;

/** The quantity asked for; without a known property, that it is an energy and nothing more. */
function askedEnergy({ property = '' }: FieldValues): Quantity {
  const known: Readonly<Record<string, Quantity>> = orbitalEnergies;
  const energy = Object.hasOwn(known, property) ? known[property] : undefined;
  return energy ?? { label: 'Orbital energy or gap', unit: HARTREE };
}

export const moleculePredictionTasks: readonly Task[] = [
  moleculeProperty({
    id: 'esol',
    title: 'ESOL (aqueous solubility)',
    source: 'SMolInstruct',
    summary: 'Predicts how much of a compound dissolves in water, as the logarithm of mol/L.',
    caveat:
      'It knows neither pH, temperature, salt form nor polymorph, all of which move the real value.',
    synonyms: ['logS', 'log S', 'water solubility', 'Delaney', 'dissolution'],
    template: 'How soluble is <SMILES> {smiles} </SMILES> ?',
    quantity: {
      label: 'log10 of the solubility',
      unit: 'log10(mol/L)',
      range: { low: -11.6, high: 1.58, source: '1,128 measurements of the ESOL set' },
    },
    examples: [compounds.isopropylChloride, compounds.paracetamol, compounds.anthracene],
  }),
  moleculeProperty({
    id: 'lipo',
    title: 'LIPO (lipophilicity)',
    source: 'SMolInstruct',
    summary:
      'Predicts how a compound divides between octanol and water at pH 7.4, as the logarithm logD.',
    caveat:
      'It holds for pH 7.4 alone, not for logP of the neutral form, and the data end at -1.5 and 4.5, so extremes are pulled inwards.',
    synonyms: ['logD', 'log D', 'logP', 'lipophilicity', 'octanol-water', 'partition coefficient'],
    template:
      'Predict the octanol/water distribution coefficient logD under the circumstance of pH 7.4 for <SMILES> {smiles} </SMILES> .',
    quantity: {
      label: 'Octanol/water logD at pH 7.4',
      unit: 'log units',
      range: {
        low: -1.5,
        high: 4.5,
        source: '4,200 measurements of the Lipophilicity set of MoleculeNet',
      },
    },
    examples: [compounds.ibuprofen, compounds.propranolol, compounds.diazepam],
  }),
  defineTask({
    id: 'physicochemical',
    title: 'Physicochemical Prediction (QM9)',
    source: 'Mol-Instructions',
    summary:
      'Predicts the HOMO energy, the LUMO energy or their gap as a quantum-chemical calculation would give it.',
    caveat:
      'It imitates B3LYP/6-31G(2df,p) for molecules of up to nine atoms of C, N, O and F beside hydrogen; it is no measured ionisation energy or optical gap.',
    synonyms: [
      'HOMO',
      'LUMO',
      'HOMO-LUMO gap',
      'orbital energy',
      'QM9',
      'DFT',
      'frontier orbitals',
    ],
    family: 'prediction',
    discipline: 'molecule',
    fields: [
      {
        kind: 'choice',
        name: 'property',
        label: 'Property',
        hint: 'One orbital energy, such as the HOMO-LUMO gap.',
        options: Object.entries(orbitalEnergies).map(([value, { label, unit }]) => ({
          value,
          label,
          unit,
        })),
      },
      {
        ...moleculeField,
        hint: 'One small molecule as SMILES, such as c1ccoc1 for furan.',
      },
    ],
    template: 'Can you give me the {property} of this molecule? <SMILES> {smiles} </SMILES>',
    readAnswer: firstNumberReader(askedEnergy),
    answerForm: numberForm(),
    answerKind: 'number',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    verifiers: ['number-in-published-range', 'unit-in-reply'],
    metrics: [{ name: 'MAE', direction: 'down' }],
    examples: [
      {
        label: 'Gap of benzene',
        values: {
          property: 'energy difference between the HOMO and LUMO orbitals',
          smiles: 'c1ccccc1',
        },
      },
      { label: 'HOMO of acetone', values: { property: 'HOMO energy', smiles: 'CC(C)=O' } },
      { label: 'LUMO of furan', values: { property: 'LUMO energy', smiles: 'c1ccoc1' } },
    ],
  }),
];
