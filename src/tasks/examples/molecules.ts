/** A molecule under the name that people know it by. */
export interface NamedMolecule {
  readonly label: string;
  readonly smiles: string;
}

/** A compound under its trivial and its systematic name. */
export interface NamedCompound {
  readonly label: string;
  readonly iupac: string;
}

/** Well-known compounds, systematic names in PubChem's style, which the models were trained on. */
export const compounds = {
  alanine: {
    label: 'L-Alanine',
    smiles: 'C[C@H](N)C(=O)O',
    iupac: '(2S)-2-aminopropanoic acid',
  },
  anthracene: { label: 'Anthracene', smiles: 'c1ccc2cc3ccccc3cc2c1' },
  aspirin: {
    label: 'Aspirin',
    smiles: 'CC(=O)Oc1ccccc1C(=O)O',
  },
  benzocaine: {
    label: 'Benzocaine',
    smiles: 'CCOC(=O)c1ccc(N)cc1',
  },
  caffeine: {
    label: 'Caffeine',
    smiles: 'Cn1cnc2c1c(=O)n(C)c(=O)n2C',
    iupac: '1,3,7-trimethylpurine-2,6-dione',
  },
  camphor: {
    label: 'Camphor',
    smiles: 'CC1(C)C2CCC1(C)C(=O)C2',
  },
  cholesterol: {
    label: 'Cholesterol',
    smiles: 'C[C@H](CCCC(C)C)[C@H]1CC[C@@H]2[C@@]1(CC[C@H]3[C@H]2CC=C4[C@@]3(CC[C@@H](C4)O)C)C',
  },
  diazepam: {
    label: 'Diazepam',
    smiles: 'CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21',
  },
  dopamine: {
    label: 'Dopamine',
    smiles: 'NCCc1ccc(O)c(O)c1',
  },
  doxorubicin: {
    label: 'Doxorubicin',
    smiles:
      'COc1cccc2c1C(=O)c1c(O)c3c(c(O)c1C2=O)C[C@@](O)(C(=O)CO)C[C@@H]3O[C@H]1C[C@H](N)[C@H](O)[C@H](C)O1',
  },
  ibuprofen: {
    label: 'Ibuprofen',
    smiles: 'CC(C)Cc1ccc(C(C)C(=O)O)cc1',
    iupac: '2-[4-(2-methylpropyl)phenyl]propanoic acid',
  },
  ifosfamide: { label: 'Ifosfamide', smiles: 'O=P1(NCCCl)OCCCN1CCCl' },
  isopropylChloride: { label: 'Isopropyl chloride', smiles: 'CC(C)Cl' },
  lidocaine: {
    label: 'Lidocaine',
    smiles: 'CCN(CC)CC(=O)Nc1c(C)cccc1C',
  },
  nevirapine: { label: 'Nevirapine', smiles: 'Cc1ccnc2c1NC(=O)c1cccnc1N2C1CC1' },
  nicotine: {
    label: 'Nicotine',
    smiles: 'CN1CCCC1c1cccnc1',
    iupac: '3-(1-methylpyrrolidin-2-yl)pyridine',
  },
  paracetamol: {
    label: 'Paracetamol',
    smiles: 'CC(=O)Nc1ccc(O)cc1',
    iupac: 'N-(4-hydroxyphenyl)acetamide',
  },
  penicillinG: {
    label: 'Penicillin G',
    smiles: 'CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O',
  },
  propranolol: {
    label: 'Propranolol',
    smiles: 'CC(C)NCC(O)COc1cccc2ccccc12',
  },
  quercetin: { label: 'Quercetin', smiles: 'O=c1c(O)c(-c2ccc(O)c(O)c2)oc2cc(O)cc(O)c12' },
  troglitazone: {
    label: 'Troglitazone',
    smiles: 'Cc1c(C)c2c(c(C)c1O)CCC(C)(COc1ccc(CC3SC(=O)NC3=O)cc1)O2',
  },
  vanillin: {
    label: 'Vanillin',
    smiles: 'COc1cc(C=O)ccc1O',
    iupac: '4-hydroxy-3-methoxybenzaldehyde',
  },
  zidovudine: {
    label: 'Zidovudine',
    smiles: 'Cc1cn([C@H]2C[C@H](N=[N+]=[N-])[C@@H](CO)O2)c(=O)[nH]c1=O',
  },
} as const;
