import {
  freeMaterial,
  MODEL_DEFAULTS,
  materialOfBulkModulus,
  materialOfElements,
} from '../families/materials.ts';
import type { Task } from '../task.ts';

export const materialGenerationTasks: readonly Task[] = [
  freeMaterial({
    id: 'unconditional-material',
    title: 'Unconditional Material Generation',
    summary: 'Makes up the atoms and the space group of a crystal; the seed decides which.',
    caveat: 'Neither charge balance nor stability is promised, and no atom has a position.',
    synonyms: ['crystal generation', 'random material', 'de novo', 'space group', 'novel crystal'],
    template: 'Produce a material that has any bulk modulus or composition',
    decoding: { temperature: 1.8, topK: 80, topP: 1 },
    metrics: [
      { name: 'SMACT validity', direction: 'up' },
      { name: 'SMACT validity among well-formed', direction: 'up' },
    ],
  }),
  materialOfElements({
    id: 'composition-to-material',
    title: 'Composition to Material',
    summary: 'Proposes atom counts and a space group for a material of the elements given.',
    caveat: 'It may add or leave out an element, and nothing says that the material is stable.',
    synonyms: ['crystal generation', 'chemical system', 'inverse design', 'stoichiometry', 'phase'],
    template: 'Given {elements}, design a material composed of them.',
    decoding: { temperature: 0.4 },
    metrics: [
      { name: 'SMACT validity', direction: 'up' },
      { name: 'Precision', direction: 'up' },
      { name: 'Novelty', direction: 'down' },
    ],
    examples: [
      { label: 'Battery cathode', elements: 'Co, Li, O' },
      { label: 'Halide perovskite', elements: 'Cs, I, Pb' },
      { label: 'Thermoelectric', elements: 'Bi, Sb, Te' },
    ],
  }),
  materialOfBulkModulus({
    id: 'bulk-modulus-to-material',
    title: 'Bulk Modulus to Material',
    summary: 'Proposes atoms and a space group for a material of the bulk modulus given.',
    caveat:
      'Nothing computes the modulus of what it proposes; the paper checks the charge balance, and recovers the reference elements in 7 % of cases.',
    synonyms: ['inverse design', 'crystal generation', 'compressibility', 'stiffness', 'superhard'],
    template:
      'Given a bulk modulus of {bulkModulus} GPa, formulate the composition needed to achieve it.',
    decoding: MODEL_DEFAULTS,
    metrics: [
      { name: 'SMACT validity', direction: 'up' },
      { name: 'Success rate', direction: 'up' },
    ],
    examples: [
      { label: 'As diamond: 443 GPa', bulkModulus: '443' },
      { label: 'As iron: 170 GPa', bulkModulus: '170' },
      { label: 'As rock salt: 25 GPa', bulkModulus: '25' },
    ],
  }),
];
