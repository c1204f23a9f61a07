import { alloyField, materialProperty } from '../families/materials.ts';
import {
  cantorProperties,
  gnomeProperties,
  hmofProperties,
  jarvisDftProperties,
  jarvisQetbProperties,
  materialsProjectProperties,
  omdbProperties,
  oqmdProperties,
  qmofProperties,
  snumatProperties,
} from '../material-properties.ts';
import type { Task } from '../task.ts';

export const materialPredictionTasks: readonly Task[] = [
  materialProperty({
    id: 'mp-regression',
    title: 'Materials Project (MP) regression',
    summary:
      'Predicts an energy, the band gap, density or cell volume as the Materials Project lists it.',
    caveat:
      'It sees the formula only, so polymorphs share one answer, and the GGA behind the data underestimates band gaps.',
    synonyms: [
      'band gap',
      'formation energy',
      'hull distance',
      'convex hull',
      'Fermi level',
      'density',
      'DFT',
    ],
    properties: materialsProjectProperties,
    examples: [
      { label: 'Silicon: band gap', formula: 'Si', property: 'band_gap' },
      {
        label: 'Rock salt: formation energy',
        formula: 'NaCl',
        property: 'formation_energy_per_atom',
      },
      { label: 'LiFePO4: energy above hull', formula: 'LiFePO4', property: 'energy_above_hull' },
    ],
  }),
  materialProperty({
    id: 'snumat-regression',
    title: 'SNUMAT regression',
    summary: 'Predicts the fundamental or optical band gap, with GGA or with a hybrid functional.',
    caveat:
      'GGA underestimates gaps, HSE corrects most of that; polymorphs share one answer, and excitons are left out.',
    synonyms: ['band gap', 'HSE06', 'hybrid functional', 'optical gap', 'semiconductor', 'DFT'],
    properties: snumatProperties,
    examples: [
      { label: 'GaAs: band gap (HSE)', formula: 'GaAs', property: 'Band_gap_HSE' },
      { label: 'TiO2: band gap (GGA)', formula: 'TiO2', property: 'Band_gap_GGA' },
      {
        label: 'SrTiO3: optical gap (HSE)',
        formula: 'SrTiO3',
        property: 'Band_gap_HSE_optical',
      },
    ],
  }),
  materialProperty({
    id: 'jarvis-dft',
    title: 'JARVIS-DFT',
    summary: 'Predicts one of twenty electronic, elastic, dielectric or thermoelectric properties.',
    caveat:
      'Polymorphs share one answer, which weighs most on elastic, piezoelectric and exfoliation values.',
    synonyms: [
      'bulk modulus',
      'shear modulus',
      'exfoliation',
      '2D materials',
      'Seebeck',
      'thermoelectric',
      'piezoelectric',
      'dielectric constant',
    ],
    properties: jarvisDftProperties,
    examples: [
      { label: 'MoS2: exfoliation energy', formula: 'MoS2', property: 'exfoliation_energy' },
      { label: 'TiC: bulk modulus', formula: 'TiC', property: 'bulk_modulus_kv' },
      { label: 'Bi2Te3: Seebeck (p-type)', formula: 'Bi2Te3', property: 'p-Seebeck' },
    ],
  }),
  materialProperty({
    id: 'jarvis-qetb',
    title: 'JARVIS-QETB',
    summary: 'Predicts energies and the indirect band gap of a tight-binding model fitted to DFT.',
    caveat:
      'The values come from tight binding, an approximation to DFT, and a total energy grows with a cell that the formula does not give.',
    synonyms: ['tight binding', 'total energy', 'formation energy', 'indirect gap', 'QE-TB'],
    properties: jarvisQetbProperties,
    examples: [
      { label: 'GaAs: indirect gap', formula: 'GaAs', property: 'indir_gap' },
      {
        label: 'NiAl: energy per atom',
        formula: 'NiAl',
        property: 'TB-based_energy_per_atom',
      },
      { label: 'MgO: total energy', formula: 'MgO', property: 'final_energy' },
    ],
  }),
  materialProperty({
    id: 'gnome',
    title: 'GNoME',
    summary: 'Predicts energies, gap, volume or density of crystals that GNoME proposed.',
    caveat:
      'Nearly all of the training crystals exist only in calculations, and the formula stands for one polymorph and one cell.',
    synonyms: [
      'materials discovery',
      'decomposition energy',
      'formation energy',
      'band gap',
      'DeepMind',
      'DFT',
    ],
    properties: gnomeProperties,
    examples: [
      { label: 'Fe2O3: density', formula: 'Fe2O3', property: 'Density' },
      { label: 'LiCoO2: band gap', formula: 'LiCoO2', property: 'Bandgap' },
      {
        label: 'SrTiO3: formation energy',
        formula: 'SrTiO3',
        property: 'Formation_Energy_Per_Atom',
      },
    ],
  }),
  materialProperty({
    id: 'hmof',
    title: 'hMOF',
    summary:
      'Predicts pores, surface area and CO2 uptake of a hypothetical metal-organic framework.',
    caveat:
      'Frameworks of one formula can have very different pores, and the uptake was simulated in perfect, rigid crystals.',
    synonyms: [
      'MOF',
      'metal-organic framework',
      'CO2 uptake',
      'carbon capture',
      'surface area',
      'porosity',
      'adsorption',
    ],
    properties: hmofProperties,
    examples: [
      { label: 'MOF-5: CO2 uptake', formula: 'Zn4O13C24H12', property: 'max_co2_adsp' },
      { label: 'Cu-BTC: void fraction', formula: 'Cu3C18H6O12', property: 'void_fraction' },
      {
        label: 'IRMOF-10: surface area',
        formula: 'Zn4O13C42H24',
        property: 'surface_area_m2g',
      },
    ],
  }),
  materialProperty({
    id: 'cantor-hea',
    title: 'Cantor-HEA',
    summary: 'Predicts energies and the volume per atom of a high-entropy alloy.',
    caveat:
      'It knows neither lattice nor ordering nor temperature, so the entropy that stabilises such alloys is left out.',
    synonyms: [
      'high-entropy alloy',
      'HEA',
      'multi-principal element alloy',
      'CoCrFeMnNi',
      'hull distance',
      'solid solution',
    ],
    properties: cantorProperties,
    field: alloyField,
    examples: [
      {
        label: 'Cantor alloy: energy above hull',
        formula: 'Co1Cr1Fe1Mn1Ni1',
        property: 'e_above_hull',
      },
      { label: 'CoCrNi: formation energy', formula: 'Co1Cr1Ni1', property: 'Ef_per_atom' },
      { label: 'AlCoCrFeNi: volume', formula: 'Al1Co1Cr1Fe1Ni1', property: 'volume_per_atom' },
    ],
  }),
  materialProperty({
    id: 'qmof',
    title: 'QMOF',
    summary: 'Predicts the total energy, band gap and pore sizes of a metal-organic framework.',
    caveat:
      'The gaps come from PBE, which underestimates them, and the total energy belongs to a cell that the formula may not give.',
    synonyms: ['MOF', 'metal-organic framework', 'band gap', 'pore size', 'cavity', 'DFT'],
    properties: qmofProperties,
    examples: [
      { label: 'MOF-5: band gap', formula: 'Zn4O13C24H12', property: 'bandgap' },
      { label: 'Cu-BTC: pore-limiting diameter', formula: 'Cu3C18H6O12', property: 'pld' },
      { label: 'ZIF-8: largest cavity', formula: 'Zn6C48H60N24', property: 'lcd' },
    ],
  }),
  materialProperty({
    id: 'oqmd',
    title: 'OQMD',
    summary:
      'Predicts the band gap or formation energy as the Open Quantum Materials Database has it.',
    caveat:
      'Polymorphs share one answer, GGA underestimates gaps, and many of the entries were never made.',
    synonyms: ['formation energy', 'formation enthalpy', 'band gap', 'heat of formation', 'DFT'],
    properties: oqmdProperties,
    examples: [
      { label: 'Fe2O3: formation energy', formula: 'Fe2O3', property: 'e_form' },
      { label: 'GaN: band gap', formula: 'GaN', property: 'bandgap' },
      { label: 'Cu3Au: formation energy', formula: 'Cu3Au', property: 'e_form' },
    ],
  }),
  materialProperty({
    id: 'omdb',
    title: 'OMDB',
    summary: 'Predicts the band gap of an organic crystal from the Organic Materials Database.',
    caveat:
      'Isomers and polymorphs share one answer, and the GGA behind the data underestimates the gap.',
    synonyms: ['organic crystal', 'molecular crystal', 'organic semiconductor', 'band gap', 'DFT'],
    properties: omdbProperties,
    examples: [
      { label: 'Pentacene', formula: 'C22H14', property: 'bandgap' },
      { label: 'Anthracene', formula: 'C14H10', property: 'bandgap' },
      { label: 'TCNQ', formula: 'C12H4N4', property: 'bandgap' },
    ],
  }),
];
