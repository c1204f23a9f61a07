/**
 * What the inputs of a data set look like, but for its largest half percent. Written from what
 * `npm run bench:checks -- --data FOLDER --spans` prints.
 */
export interface InputSpan {
  /** The data and how many rows were counted. */
  readonly source: string;
  /** Atoms but hydrogen of a SMILES, or letters of a sequence; both ends included. */
  readonly size: readonly [low: number, high: number];
  /** Elements beside hydrogen of at least five rows and one in a thousand; for SMILES only. */
  readonly elements?: string;
}

const ESOL: InputSpan = {
  source: '1,117 compounds of ESOL',
  size: [1, 34],
  elements: 'C O N Cl S Br F P I',
};
const LIPO: InputSpan = {
  source: '4,200 compounds of Lipophilicity (MoleculeNet)',
  size: [7, 46],
  elements: 'C N O S Cl F Br B',
};
const BBBP: InputSpan = {
  source: '1,975 compounds of BBBP (MoleculeNet)',
  size: [2, 72],
  elements: 'C O N S Cl F Br Na P',
};
const CLINTOX: InputSpan = {
  source: '1,459 drugs of ClinTox (MoleculeNet)',
  size: [1, 101],
  elements: 'C O N S Cl F P I Br',
};
const SIDER: InputSpan = {
  source: '1,427 drugs of SIDER (MoleculeNet)',
  size: [1, 405],
  elements: 'C O N S Cl F P Na I Br Gd Fe Ca',
};
const HIV: InputSpan = {
  source: '41,127 compounds of the DTP screen (MoleculeNet)',
  size: [2, 83],
  elements: 'C O N S Cl F P Br I Na Si Se Sn Co Cu B Ni Pt Fe Pd',
};
const QM9: InputSpan = {
  source: 'the 133,885 molecules of QM9, by its definition (Ramakrishnan et al., 2014)',
  size: [1, 9],
  elements: 'C N O F',
};
const CHEBI_20: InputSpan = {
  source: '6,601 molecules of ChEBI-20',
  size: [1, 167],
  elements: 'C O N P S Cl F Br Na I Fe B Co K Si As Se Cr',
};
const PRODUCTS: InputSpan = {
  source: '49,779 products of USPTO-50K',
  size: [3, 56],
  elements: 'C O N F S Cl Br Si I P B',
};
const FLASKS: InputSpan = {
  source: '32,132 sets of reactants and reagents of USPTO-MIT',
  size: [9, 89],
  elements: 'C O N Cl S F Na Br K I B P Li Si Al Pd Cs Mg Cu Sn Zn Fe Mn Ti Pt Cr Ca',
};
const ESOL_PROTEINS: InputSpan = { source: '3,019 proteins of eSOL (E. coli)', size: [29, 1030] };
const DEEPLOC: InputSpan = { source: '4,933 proteins of DeepLoc', size: [40, 2649] };
const ENZYMES: InputSpan = { source: '1,920 PDB chains with EC numbers', size: [60, 889] };
const YEAST: InputSpan = { source: '2,497 yeast proteins of DIP', size: [55, 2231] };
const NRC: InputSpan = { source: '8,573 non-coding RNAs of nRC (Rfam)', size: [38, 533] };

/** By task; the data are the task's own, or near enough that its sizes and elements are alike. */
export const inputSpans: Readonly<Record<string, InputSpan>> = {
  esol: ESOL,
  lipo: LIPO,
  bbbp: BBBP,
  clintox: CLINTOX,
  sider: SIDER,
  hiv: HIV,
  physicochemical: QM9,
  'molecular-description': CHEBI_20,
  'molecule-captioning': CHEBI_20,
  'forward-synthesis': FLASKS,
  'forward-reaction': FLASKS,
  'retrosynthesis-mol-instructions': PRODUCTS,
  'retrosynthesis-uspto-50k': PRODUCTS,
  'retrosynthesis-smolinstruct': PRODUCTS,
  solubility: ESOL_PROTEINS,
  'solubility-peer': ESOL_PROTEINS,
  'subcellular-localization': DEEPLOC,
  'function-ec': ENZYMES,
  'yeast-ppi': YEAST,
  'ncrna-family': NRC,
};
