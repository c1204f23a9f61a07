import type { PublishedRange } from './answer.ts';
import type { MaterialProperty } from './readers/read-property.ts';

// The 65 properties of LLM4Mat-Bench, under the keys that its prompts use, with units as the paper
// prints them, doubts included. A range stands only where its values come from the task's database.

const MP_FORMATION_ENERGY: PublishedRange = {
  low: -4.612,
  high: 2.5,
  source: '127,606 values of the Materials Project in Matbench, which stops at 2.5 eV/atom',
};
const MP_BAND_GAP: PublishedRange = {
  low: 0,
  high: 9.721,
  source: '97,753 values of the Materials Project in Matbench',
};
const MP_ENERGY_ABOVE_HULL: PublishedRange = {
  low: 0,
  high: 5.892,
  source: '56,662 values of the Materials Project',
};
const JARVIS_EXFOLIATION_ENERGY: PublishedRange = {
  low: 0.0265,
  high: 1604,
  source: '635 values of JARVIS-DFT in Matbench',
};
const FRACTION: PublishedRange = {
  low: 0,
  high: 1,
  source: 'a fraction of the whole volume, by definition',
};
const OQMD_BAND_GAP: PublishedRange = {
  low: 0,
  high: 9.051,
  source: '60,000 values drawn from OQMD',
};
const OQMD_FORMATION_ENERGY: PublishedRange = {
  low: -4.422,
  high: 27.45,
  source: '60,000 values drawn from OQMD',
};

const DIRECT = 'the band edges lie at the same wave vector';
const INDIRECT = 'the band edges lie at different wave vectors';

const STABLE_OR_NOT = [
  { word: 'True', meaning: 'on the convex hull: no mixture of other phases is lower in energy' },
  { word: 'False', meaning: 'above the convex hull: a mixture of other phases is lower in energy' },
] as const;
const DIRECT_TRUE_OR_FALSE = [
  { word: 'True', meaning: `direct gap: ${DIRECT}` },
  { word: 'False', meaning: `no direct gap: ${INDIRECT}, or it is a metal` },
] as const;
const DIRECT_OR_INDIRECT = [
  { word: 'Direct', meaning: DIRECT },
  { word: 'Indirect', meaning: INDIRECT },
] as const;
const SPIN_ORBIT_OR_NOT = [
  { word: 'True', meaning: 'the calculation includes spin-orbit coupling' },
  { word: 'False', meaning: 'the calculation leaves spin-orbit coupling out' },
] as const;

export const materialsProjectProperties = [
  {
    key: 'formation_energy_per_atom',
    label: 'Formation energy per atom',
    unit: 'eV/atom',
    range: MP_FORMATION_ENERGY,
  },
  { key: 'band_gap', label: 'Band gap', unit: 'eV', range: MP_BAND_GAP },
  {
    key: 'GGA-PBE-based_energy_per_atom',
    label: 'Total energy per atom (GGA-PBE)',
    unit: 'eV/atom',
  },
  {
    key: 'energy_above_hull',
    label: 'Energy above hull',
    unit: 'eV/atom',
    range: MP_ENERGY_ABOVE_HULL,
  },
  { key: 'efermi', label: 'Fermi energy', unit: 'eV' },
  { key: 'density', label: 'Mass density', unit: 'g/cm³' },
  { key: 'density_atomic', label: 'Atomic density', unit: 'atoms/Å³ (as the paper says)' },
  { key: 'volume', label: 'Unit-cell volume', unit: 'Å³' },
] as const satisfies readonly MaterialProperty[];

export const snumatProperties = [
  { key: 'Band_gap_GGA', label: 'Band gap (GGA)', unit: 'eV' },
  { key: 'Band_gap_HSE', label: 'Band gap (HSE)', unit: 'eV' },
  { key: 'Band_gap_GGA_optical', label: 'Optical band gap (GGA)', unit: 'eV' },
  { key: 'Band_gap_HSE_optical', label: 'Optical band gap (HSE)', unit: 'eV' },
] as const satisfies readonly MaterialProperty[];

export const jarvisDftProperties = [
  { key: 'formation_energy_peratom', label: 'Formation energy per atom', unit: 'eV/atom' },
  { key: 'optb88vdw_bandgap', label: 'Band gap (OptB88vdW)', unit: 'eV' },
  { key: 'optb88vdw_total_energy', label: 'Total energy (OptB88vdW)', unit: 'eV' },
  { key: 'ehull', label: 'Energy above hull', unit: 'eV/atom' },
  { key: 'mbj_bandgap', label: 'Band gap (modified Becke-Johnson)', unit: 'eV' },
  { key: 'bulk_modulus_kv', label: 'Bulk modulus', unit: 'GPa' },
  { key: 'shear_modulus_gv', label: 'Shear modulus', unit: 'GPa' },
  {
    key: 'slme',
    label: 'Spectroscopic limited maximum efficiency (SLME)',
    unit: '% (unit not printed in the paper)',
  },
  { key: 'spillage', label: 'Electronic (spin-orbit) spillage' },
  { key: 'mepsx', label: 'Static dielectric constant, x direction (TBmBJ)' },
  { key: 'dfpt_piezo_max_dielectric', label: 'Maximum dielectric constant (DFPT)' },
  { key: 'dfpt_piezo_max_dij', label: 'Maximum piezoelectric coefficient d_ij', unit: 'pC/N' },
  { key: 'dfpt_piezo_max_eij', label: 'Maximum piezoelectric coefficient e_ij', unit: 'C/m²' },
  { key: 'max_efg', label: 'Maximum electric field gradient', unit: 'V/Å² (as the paper says)' },
  {
    key: 'exfoliation_energy',
    label: 'Exfoliation energy',
    unit: 'meV/atom',
    range: JARVIS_EXFOLIATION_ENERGY,
  },
  {
    key: 'avg_elec_mass',
    label: 'Average electron mass',
    unit: 'electron masses (unit not printed in the paper)',
  },
  { key: 'n-Seebeck', label: 'Seebeck coefficient, n-type', unit: 'µV/K' },
  { key: 'n-powerfact', label: 'Power factor, n-type', unit: 'µW/(cm·K²)' },
  { key: 'p-Seebeck', label: 'Seebeck coefficient, p-type', unit: 'µV/K' },
  { key: 'p-powerfact', label: 'Power factor, p-type', unit: 'µW/(cm·K²)' },
] as const satisfies readonly MaterialProperty[];

export const jarvisQetbProperties = [
  { key: 'TB-based_energy_per_atom', label: 'Energy per atom (tight binding)', unit: 'eV/atom' },
  { key: 'indir_gap', label: 'Indirect band gap', unit: 'eV' },
  {
    key: 'f_enp',
    label:
      'Formation energy per atom by the name of the evaluation entry; the paper text calls it Fermi energy',
    unit: 'eV/atom or eV (sources disagree)',
  },
  { key: 'final_energy', label: 'Final (total) energy', unit: 'eV' },
] as const satisfies readonly MaterialProperty[];

export const gnomeProperties = [
  { key: 'Formation_Energy_Per_Atom', label: 'Formation energy per atom', unit: 'eV/atom' },
  { key: 'Decomposition_Energy_Per_Atom', label: 'Decomposition energy per atom', unit: 'eV/atom' },
  { key: 'Bandgap', label: 'Band gap', unit: 'eV' },
  { key: 'Corrected_Energy', label: 'Corrected total energy', unit: 'eV' },
  { key: 'Volume', label: 'Volume', unit: 'Å³' },
  { key: 'Density', label: 'Density', unit: 'g/cm³' },
] as const satisfies readonly MaterialProperty[];

export const hmofProperties = [
  { key: 'max_co2_adsp', label: 'Maximum CO2 adsorption', unit: 'mmol/g' },
  { key: 'min_co2_adsp', label: 'Minimum CO2 adsorption', unit: 'mmol/g' },
  { key: 'lcd', label: 'Largest cavity diameter', unit: 'Å' },
  { key: 'pld', label: 'Pore-limiting diameter', unit: 'Å' },
  { key: 'void_fraction', label: 'Void fraction', range: FRACTION },
  { key: 'surface_area_m2g', label: 'Surface area, gravimetric', unit: 'm²/g' },
  { key: 'surface_area_m2cm3', label: 'Surface area, volumetric', unit: 'm²/cm³' },
] as const satisfies readonly MaterialProperty[];

export const cantorProperties = [
  { key: 'Ef_per_atom', label: 'Formation energy per atom', unit: 'eV/atom' },
  { key: 'e_per_atom', label: 'Energy per atom', unit: 'eV/atom' },
  { key: 'e_above_hull', label: 'Energy above hull', unit: 'eV/atom' },
  { key: 'volume_per_atom', label: 'Volume per atom', unit: 'Å³/atom' },
] as const satisfies readonly MaterialProperty[];

export const qmofProperties = [
  { key: 'energy_total', label: 'Total energy', unit: 'eV' },
  { key: 'bandgap', label: 'Band gap', unit: 'eV' },
  { key: 'lcd', label: 'Largest cavity diameter', unit: 'Å' },
  { key: 'pld', label: 'Pore-limiting diameter', unit: 'Å' },
] as const satisfies readonly MaterialProperty[];

export const oqmdProperties = [
  { key: 'bandgap', label: 'Band gap', unit: 'eV', range: OQMD_BAND_GAP },
  { key: 'e_form', label: 'Formation energy', unit: 'eV/atom', range: OQMD_FORMATION_ENERGY },
] as const satisfies readonly MaterialProperty[];

export const omdbProperties = [
  { key: 'bandgap', label: 'Band gap', unit: 'eV' },
] as const satisfies readonly MaterialProperty[];

export const materialsProjectLabels = [
  { key: 'is_stable', label: 'Is the material thermodynamically stable?', words: STABLE_OR_NOT },
  { key: 'is_gap_direct', label: 'Is the band gap direct?', words: DIRECT_TRUE_OR_FALSE },
] as const satisfies readonly MaterialProperty[];

export const snumatLabels = [
  {
    key: 'Direct_or_indirect',
    label: 'Direct or indirect band gap (GGA)',
    words: DIRECT_OR_INDIRECT,
  },
  {
    key: 'Direct_or_indirect_HSE',
    label: 'Direct or indirect band gap (HSE)',
    words: DIRECT_OR_INDIRECT,
  },
  { key: 'SOC', label: 'Spin-orbit coupling included', words: SPIN_ORBIT_OR_NOT },
] as const satisfies readonly MaterialProperty[];
