/** The error at which a reward has fallen to 1/e, and why there. */
export interface ErrorScale {
  readonly width: number;
  readonly unit: string;
  readonly source: string;
}

/** Widths by property key; the property of a row says which. */
export type ScalesByProperty = Readonly<Record<string, ErrorScale>>;

// A width is the mean absolute deviation (MAD) of published values where there are any: an answer as
// far off as the best constant is on average then gets 1/e. Elsewhere it is a natural step of the
// unit, and the source says so.

const alignn = (values: string) => `MAD of ${values}, as ALIGNN's authors print it`;
const ALIGNN_JARVIS = alignn('JARVIS-DFT 2021');
const ALIGNN_HMOF = alignn('hMOF');

const measured = (width: number, unit: string, values: string): ErrorScale => ({
  width,
  unit,
  source: `MAD of ${values}`,
});
const printed = (width: number, unit: string, source: string): ErrorScale => ({
  width,
  unit,
  source,
});
const chosen = (width: number, unit: string, reason: string): ErrorScale => ({
  width,
  unit,
  source: `chosen: ${reason}`,
});

const PER_ATOM = chosen(1, 'eV/atom', 'about the MAD of formation energies');
const TOTAL = chosen(10, 'eV', 'energies of whole cells, some electronvolts an atom');
const GAP = measured(1.356, 'eV', '97,753 band gaps of the Materials Project');
const HULL = measured(0.216, 'eV/atom', '56,662 values of the Materials Project');
const FORMATION = measured(1.009, 'eV/atom', '127,606 values of the Materials Project');
const CELL_VOLUME = chosen(100, 'Å³', 'the volume of five to ten atoms');
const DENSITY = chosen(1, 'g/cm³', 'the density of water');
const CAVITY = printed(3.44, 'Å', ALIGNN_HMOF);
const PORE = printed(3.55, 'Å', ALIGNN_HMOF);
const ATOMIC_VOLUME = measured(6.13, 'Å³/atom', '40,000 volumes of OQMD');

/** Tasks with one quantity. */
export const scaleOfTask: Readonly<Record<string, ErrorScale>> = {
  esol: measured(1.657, 'log10(mol/L)', '1,117 values of ESOL'),
  lipo: measured(0.974, 'log units', '4,200 values of Lipophilicity'),
  physicochemical: measured(0.0337, 'Hartree', '30,821 gaps of QM9 between HOMO and LUMO'),
  fluorescence: measured(1.027, 'log10 of brightness', '51,714 variants of GFP'),
  stability: chosen(1, 'stability score', 'by definition a tenfold concentration of protease'),
  thermostability: chosen(10, '°C', 'melting points of one organism lie within some tens'),
  'enhancer-activity': chosen(1, 'log2 of activity', 'a factor of two'),
  'apa-isoform': chosen(0.25, 'share', 'MAD of shares spread evenly over 0 to 1'),
  'mean-ribosome-loading': chosen(1, 'loading score', 'printed values lie around 1'),
  'programmable-rna-switches': chosen(0.25, 'share', 'MAD of shares spread evenly over 0 to 1'),
  'crispr-on-target': measured(0.248, 'share', '4,379 guides'),
  'sirna-efficiency': chosen(25, '% of mRNA left', 'MAD of shares spread evenly over 0 to 100'),
};

/** Tasks with several quantities, by the keys of `tasks/material-properties.ts`. */
export const scalesOfProperties: Readonly<Record<string, ScalesByProperty>> = {
  'mp-regression': {
    formation_energy_per_atom: FORMATION,
    band_gap: GAP,
    'GGA-PBE-based_energy_per_atom': PER_ATOM,
    energy_above_hull: HULL,
    efermi: chosen(1, 'eV', 'a natural step of the unit'),
    density: DENSITY,
    density_atomic: ATOMIC_VOLUME,
    volume: CELL_VOLUME,
  },
  'snumat-regression': {
    Band_gap_GGA: GAP,
    Band_gap_HSE: GAP,
    Band_gap_GGA_optical: GAP,
    Band_gap_HSE_optical: GAP,
  },
  'jarvis-dft': {
    formation_energy_peratom: printed(0.86, 'eV/atom', ALIGNN_JARVIS),
    optb88vdw_bandgap: printed(0.99, 'eV', ALIGNN_JARVIS),
    optb88vdw_total_energy: printed(1.78, 'eV/atom', ALIGNN_JARVIS),
    ehull: printed(1.14, 'eV', ALIGNN_JARVIS),
    mbj_bandgap: printed(1.79, 'eV', ALIGNN_JARVIS),
    bulk_modulus_kv: printed(52.8, 'GPa', ALIGNN_JARVIS),
    shear_modulus_gv: printed(27.16, 'GPa', ALIGNN_JARVIS),
    slme: printed(10.93, '%', ALIGNN_JARVIS),
    spillage: printed(0.52, 'no unit', ALIGNN_JARVIS),
    mepsx: printed(64.43, 'no unit', ALIGNN_JARVIS),
    dfpt_piezo_max_dielectric: printed(45.81, 'no unit', ALIGNN_JARVIS),
    dfpt_piezo_max_dij: printed(24.57, 'pC/N', ALIGNN_JARVIS),
    dfpt_piezo_max_eij: printed(0.26, 'C/m²', ALIGNN_JARVIS),
    max_efg: printed(43.9, '10²¹ V/m²', ALIGNN_JARVIS),
    exfoliation_energy: printed(62.63, 'meV/atom', ALIGNN_JARVIS),
    avg_elec_mass: printed(0.22, 'electron masses', ALIGNN_JARVIS),
    'n-Seebeck': printed(113, 'µV/K', ALIGNN_JARVIS),
    'n-powerfact': printed(697.8, 'µW/(m·K²)', ALIGNN_JARVIS),
    'p-Seebeck': printed(166.33, 'µV/K', ALIGNN_JARVIS),
    'p-powerfact': printed(691.67, 'µW/(m·K²)', ALIGNN_JARVIS),
  },
  'jarvis-qetb': {
    'TB-based_energy_per_atom': PER_ATOM,
    indir_gap: GAP,
    f_enp: PER_ATOM,
    final_energy: TOTAL,
  },
  gnome: {
    Formation_Energy_Per_Atom: FORMATION,
    Decomposition_Energy_Per_Atom: HULL,
    Bandgap: GAP,
    Corrected_Energy: TOTAL,
    Volume: CELL_VOLUME,
    Density: DENSITY,
  },
  hmof: {
    max_co2_adsp: printed(2.16, 'mmol/g', `${ALIGNN_HMOF} at 2.5 bar`),
    min_co2_adsp: printed(0.12, 'mmol/g', `${ALIGNN_HMOF} at 0.01 bar`),
    lcd: CAVITY,
    pld: PORE,
    void_fraction: printed(0.16, 'no unit', ALIGNN_HMOF),
    surface_area_m2g: printed(1430.82, 'm²/g', ALIGNN_HMOF),
    surface_area_m2cm3: printed(561.44, 'm²/cm³', ALIGNN_HMOF),
  },
  'cantor-hea': {
    Ef_per_atom: chosen(0.1, 'eV/atom', 'alloys of a few metals lie within some tenths'),
    e_per_atom: PER_ATOM,
    e_above_hull: chosen(0.1, 'eV/atom', 'alloys of a few metals lie within some tenths'),
    volume_per_atom: chosen(1, 'Å³/atom', 'metals of one period lie within some cubic ångströms'),
  },
  qmof: { energy_total: TOTAL, bandgap: GAP, lcd: CAVITY, pld: PORE },
  oqmd: {
    bandgap: measured(0.268, 'eV', '60,000 band gaps drawn from OQMD'),
    e_form: measured(0.591, 'eV/atom', '60,000 values drawn from OQMD'),
  },
  omdb: { bandgap: GAP },
};
