/** Textbook reactions: everything that goes into the flask. */
export const reactants = {
  esterification: {
    label: 'Fischer esterification',
    smiles: 'CO.O=C(O)c1ccccc1.O=S(=O)(O)O',
  },
  amideCoupling: {
    label: 'Amide coupling',
    smiles: 'CCN=C=NCCCN(C)C.NCc1ccccc1.O=C(O)c1ccccc1',
  },
  suzukiCoupling: {
    label: 'Suzuki coupling',
    smiles: 'Brc1ccccc1.Cc1ccc(B(O)O)cc1.O=C([O-])[O-].[K+].[K+].[Pd]',
  },
  // Mol-Instructions writes charges as [Na+1]; its tasks take the reactions from here on.
  reductiveAmination: {
    label: 'Reductive amination',
    smiles: 'O=Cc1ccccc1.C1COCCN1.CC(=O)O[BH-1](OC(C)=O)OC(C)=O.[Na+1]',
  },
  etherSynthesis: {
    label: 'Williamson ether',
    smiles: 'CI.Oc1ccccc1.CC(C)=O.O=C([O-1])[O-1].[K+1].[K+1]',
  },
  dielsAlder: { label: 'Diels-Alder', smiles: 'C=CC=C.O=C1C=CC(=O)O1' },
} as const;

/** Textbook reactions without their reagents. */
export const startingMaterials = {
  suzukiCoupling: { label: 'Suzuki coupling', smiles: 'Brc1ccccc1.Cc1ccc(B(O)O)cc1' },
  amideCoupling: { label: 'Amide coupling', smiles: 'NCc1ccccc1.O=C(O)c1ccccc1' },
  alkylation: { label: 'Amine alkylation', smiles: 'BrCc1ccccc1.C1COCCN1' },
} as const;
