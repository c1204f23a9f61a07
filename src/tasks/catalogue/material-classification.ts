import { materialLabel } from '../families/materials.ts';
import { materialsProjectLabels, snumatLabels } from '../material-properties.ts';
import type { Task } from '../task.ts';

export const materialClassificationTasks: readonly Task[] = [
  materialLabel({
    id: 'mp-classification',
    title: 'Materials Project (MP) classification',
    summary:
      'Predicts whether a crystal is stable, or its band gap direct, as in the Materials Project.',
    caveat:
      'Polymorphs share one formula and one answer, and a material off the hull can still be made: diamond is.',
    synonyms: ['stability', 'convex hull', 'direct gap', 'indirect gap', 'DFT'],
    properties: materialsProjectLabels,
    examples: [
      { label: 'LiFePO4: stable?', formula: 'LiFePO4', property: 'is_stable' },
      { label: 'GaAs: direct gap?', formula: 'GaAs', property: 'is_gap_direct' },
      { label: 'Si: direct gap?', formula: 'Si', property: 'is_gap_direct' },
    ],
  }),
  materialLabel({
    id: 'snumat-classification',
    title: 'SNUMAT classification',
    summary:
      'Predicts whether a band gap is direct, with GGA or HSE, or whether spin-orbit coupling was used.',
    caveat:
      'Whether spin-orbit coupling was included is a setting of the calculation, not a property of the material.',
    synonyms: ['direct gap', 'indirect gap', 'HSE06', 'GGA', 'spin-orbit coupling', 'SOC', 'DFT'],
    properties: snumatLabels,
    examples: [
      { label: 'GaAs: gap type (HSE)', formula: 'GaAs', property: 'Direct_or_indirect_HSE' },
      { label: 'TiO2: gap type (GGA)', formula: 'TiO2', property: 'Direct_or_indirect' },
      { label: 'PbS: spin-orbit', formula: 'PbS', property: 'SOC' },
    ],
  }),
];
