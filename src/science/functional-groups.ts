import { definitely } from '#base/assert.ts';
import type { GroupPattern } from './functional-group.ts';

/** A functional group or ring by its pattern, and what else it is called. */
export interface FunctionalGroup extends GroupPattern {
  /** Singular, as written in running text; `-OH` only in this case of letters. */
  readonly synonyms: readonly string[];
}

/**
 * Name, synonyms, SMARTS. The pattern matches the atoms that people mean by the name, no more of
 * their neighbours, so that they can be marked; a name stands twice where one pattern is not enough.
 */
const TABLE = `
carbonyl | C=O | [#6X3]=[OX1]
aldehyde | formyl, CHO | [CX3;$([CH1][#6]),$([CH2])]=[OX1]
ketone | keto, oxo | [CX3;$(C([#6])[#6])]=[OX1]
carboxylic acid | carboxyl, carboxylic, carboxy, COOH, CO2H | [CX3](=[OX1])[OX2H1]
carboxylate | | [CX3](=[OX1])[OX1-]
ester | carboxylic ester | [CX3;$([CH1]),$(C[#6])](=[OX1])[OX2H0;$(O([CX3])[#6;!$(C=O)])]
methyl ester | CO2Me, COOMe, methoxycarbonyl | [CX3;$([CH1]),$(C[#6])](=[OX1])[OX2H0][CH3]
ethyl ester | CO2Et, COOEt, ethoxycarbonyl | [CX3;$([CH1]),$(C[#6])](=[OX1])[OX2H0][CH2][CH3]
lactone | cyclic ester | [CX3](=[OX1])@[OX2;$(O[#6;!$(C=O)])]
amide | carboxamide, amido, carboxylic amide, CONH2 | [CX3;$([CH1]),$(C[#6])](=[OX1])[NX3]
primary amide | | [CX3;$([CH1]),$(C[#6])](=[OX1])[NX3H2]
peptide bond | peptide linkage, amide bond | [CX3;$(C(=O)[CX4][#7])](=[OX1])[NX3;$(N[CX4][CX3]=O)]
lactam | cyclic amide | [CX3](=[OX1])@[NX3]
beta-lactam | β-lactam | [CX3]1(=[OX1])[NX3][CX4][CX4]1
imide | | [CX3;$(C[#6])](=[OX1])[NX3][CX3;$(C[#6])]=[OX1]
urea | ureido | [NX3][CX3](=[OX1])[NX3]
thiourea | | [NX3][CX3](=[SX1])[NX3]
carbamate | urethane | [NX3][CX3](=[OX1])[OX2]
carbonate | carbonate ester | [OX2H0;$(O[#6])][CX3](=[OX1])[OX2H0]
anhydride | acid anhydride, carboxylic anhydride | [CX3](=[OX1])[OX2][CX3]=[OX1]
acyl chloride | acid chloride, COCl | [CX3](=[OX1])[Cl]
acyl halide | acid halide | [CX3](=[OX1])[F,Cl,Br,I]
acetyl | Ac | [CH3][CX3]=[OX1]
acetoxy | acetate ester, OAc | [CH3][CX3](=[OX1])[OX2H0]
benzoyl | Bz | c1ccccc1[CX3]=[OX1]
enone | α,β-unsaturated carbonyl, α,β-unsaturated ketone, Michael acceptor | [CX3]=[CX3][CX3]=[OX1]
amino acid | | [NX3,NX4+;!$(NC=[O,S])][CX4][CX3](=[OX1])[OX2H1,OX1-]
hydroxyl | hydroxy, OH | [OX2H1;!$(O[CX3]=[OX1])]
alcohol | alcoholic hydroxyl | [CX4][OX2H1]
primary alcohol | | [CX4;$([CH2]),$([CH3])][OX2H1]
secondary alcohol | | [CX4H1;$(C([#6])[#6])][OX2H1]
tertiary alcohol | | [CX4H0;$(C([#6])([#6])[#6])][OX2H1]
phenol | phenolic hydroxyl, phenolic, phenolic OH | c[OX2H1]
catechol | | [OX2H1]c:c[OX2H1]
enol | | [CX3]=[CX3][OX2H1]
ether | ether linkage | [#6;!$(C=[O,S,N])][OX2H0][#6;!$(C=[O,S,N])]
methoxy | methoxyl, OMe, OCH3 | [CH3][OX2H0]
ethoxy | OEt, OCH2CH3 | [CH3][CH2][OX2H0]
phenoxy | OPh | c1ccccc1[OX2H0]
epoxide | oxirane, epoxy | [OX2]1[CX4][CX4]1
acetal | ketal | [CX4;!$(C(O)(O)O)]([OX2H0;$(O[#6])])[OX2H0]
hemiacetal | hemiketal | [CX4]([OX2H1])[OX2H0;$(O[#6])]
methylenedioxy | | [CH2]1[OX2]cc[OX2]1
peroxide | peroxy | [OX2][OX2]
hydroperoxide | OOH | [OX2][OX2H1]
amine | | [NX3;$(N[#6]);!$(N[C,S,P]=[O,S,N]);!$(N[#7,#8,#16]);!$(NC#N)]
primary amine | amino, NH2 | [NX3H2;$(N[#6]);!$(N[C,S,P]=[O,S,N])]
secondary amine | NH | [NX3H1;$(N([#6])[#6]);!$(N[C,S,P]=[O,S,N])]
tertiary amine | | [NX3H0;$(N([#6])([#6])[#6]);!$(N[C,S,P]=[O,S,N])]
aniline | aromatic amine, arylamine | c[NX3;!$(N[C,S,P]=[O,S,N]);!$(N[#7,#8])]
dimethylamino | NMe2 | [NX3]([CH3])[CH3]
ammonium | | [NX4+]
quaternary ammonium | quaternary amine | [NX4+;$([N+]([#6])([#6])([#6])[#6])]
imine | Schiff base, imino, C=N | [CX3;!$(C[N,O,S])]=[NX2;!$(N[#7,#8])]
oxime | | [CX3]=[NX2][OX2H1]
hydrazone | | [CX3]=[NX2][NX3]
hydrazine | hydrazinyl | [NX3;!$(N[CX3]=O)][NX3;!$(N[CX3]=O)]
hydrazide | | [CX3](=[OX1])[NX3][NX3]
amidine | | [NX3][CX3;!$(C(~N)(~N)~N)]=[NX2,NX3+]
guanidine | guanidino, guanidinium | [NX3][CX3]([NX3])=[NX2,NX3+]
azo | N=N | [NX2;$(N[#6])]=[NX2;$(N[#6])]
azide | azido, N3 | [NX2]=[NX2+]=[NX1-]
azide | | [NX2-][NX2+]#[NX1]
diazonium | | [NX2+;$(N[#6])]#[NX1]
diazo | | [#6]=[NX2+]=[NX1-]
nitrile | cyano, CN, C#N | [CX2]#[NX1]
isonitrile | isocyanide, isocyano | [CX1-]#[NX2+]
cyanate | | [OX2][CX2]#[NX1]
isocyanate | NCO | [NX2]=[CX2]=[OX1]
isothiocyanate | NCS | [NX2]=[CX2]=[SX1]
thiocyanate | SCN | [SX2][CX2]#[NX1]
nitro | NO2 | [$([NX3+](=O)[O-]),$([NX3](=O)=O);!$(NO[#6])](~[OX1])~[OX1]
nitrate ester | ONO2 | [OX2;$(O[#6])][NX3+](=[OX1])[OX1-]
nitroso | NO | [NX2;$(N[#6,#7])]=[OX1]
N-oxide | amine oxide | [#7+;!$([#7]=O)][OX1-]
hydroxylamine | | [NX3;!$(N[CX3]=O)][OX2H1]
hydroxamic acid | hydroxamate | [CX3](=[OX1])[NX3][OX2H1,OX1-]
thiol | sulfhydryl, mercapto, mercaptan, SH | [SX2H1]
thioether | sulfide, SMe | [SX2H0;$(S([#6])[#6])]
disulfide | disulfide bond, disulfide bridge, S-S bond | [SX2][SX2]
sulfoxide | sulfinyl | [SX3;$(S([#6])[#6])]=[OX1]
sulfoxide | | [SX3+;$(S([#6])[#6])][OX1-]
sulfone | | [SX4;$(S([#6])[#6])](=[OX1])=[OX1]
sulfonyl | SO2, sulphonyl | [SX4](=[OX1])=[OX1]
sulfonamide | sulphonamide, sulfonamido, SO2NH2 | [SX4;$(S[#6])](=[OX1])(=[OX1])[NX3]
sulfonic acid | SO3H, sulphonic acid | [SX4;$(S[#6])](=[OX1])(=[OX1])[OX2H1]
sulfonate | sulfonate ester, sulphonate | [SX4;$(S[#6])](=[OX1])(=[OX1])[OX1-,OX2H0]
sulfonyl chloride | SO2Cl | [SX4](=[OX1])(=[OX1])[Cl]
sulfate | sulfate ester, sulphate | [OX2,OX1-][SX4](=[OX1])(=[OX1])[OX2,OX1-]
thioester | | [CX3](=[OX1])[SX2;$(S([CX3])[#6])]
thioamide | | [CX3](=[SX1])[NX3]
thiocarbonyl | thione, C=S | [#6X3]=[SX1]
tosyl | tosylate, Ts, OTs | [SX4](=[OX1])(=[OX1])c1ccc([CH3])cc1
mesyl | mesylate, methanesulfonyl, Ms, OMs | [CH3][SX4](=[OX1])=[OX1]
triflate | OTf | [OX2][SX4](=[OX1])(=[OX1])C(F)(F)F
phosphate | phosphate ester, phospho, phosphoryl | [PX4](=[OX1])([OX2,OX1-])([OX2,OX1-])[OX2,OX1-]
phosphonate | phosphonic acid | [PX4;$(P[#6])](=[OX1])([OX2,OX1-])[OX2,OX1-]
phosphine oxide | | [PX4;$(P([#6])([#6])[#6])]=[OX1]
phosphine | | [PX3;$(P[#6])]
boronic acid | boronic | [BX3;$(B[#6])]([OX2H1])[OX2H1]
boronic ester | boronate ester, boronate, Bpin | [BX3;$(B[#6])]([OX2H0])[OX2H0]
silyl | silyl ether, silane, TMS, TBS, TBDMS | [SiX4]
organomagnesium | Grignard | [#6][Mg]
halogen | halide, halo, halogen atom | [F,Cl,Br,I]
alkyl halide | haloalkyl | [CX4][F,Cl,Br,I]
aryl halide | haloarene, aromatic halide | c[F,Cl,Br,I]
aryl bromide | bromoarene | c[Br]
aryl chloride | chloroarene | c[Cl]
vinyl halide | | [CX3;$(C=C)][F,Cl,Br,I]
fluorine | fluoro, fluoride | [F]
chlorine | chloro, chloride | [Cl]
bromine | bromo, bromide | [Br]
iodine | iodo, iodide | [I]
trifluoromethyl | CF3 | [CX4](F)(F)F
trichloromethyl | CCl3 | [CX4](Cl)(Cl)Cl
difluoromethyl | CHF2 | [CX4H1](F)F
alkene | olefin, C=C, carbon-carbon double bond, vinylic, olefinic | [CX3]=[CX3]
alkyne | acetylene, C#C, C≡C, carbon-carbon triple bond, acetylenic, ethynyl | [CX2]#[CX2]
allene | | [CX3]=[CX2]=[CX3]
diene | conjugated diene | [CX3]=[CX3][CX3]=[CX3]
vinyl | ethenyl | [CH2]=[CH1]
allyl | | [CH2]=[CH1][CX4]
propargyl | | [CH1]#[CX2][CX4]
methyl | CH3, Me | [CH3]
methylene | CH2 | [CX4H2]
ethyl | CH2CH3, Et | [CH3][CX4H2]
propyl | n-propyl | [CH3][CX4H2][CX4H2]
isopropyl | i-Pr, iPr | [CH3][CX4H1][CH3]
butyl | n-butyl | [CH3][CX4H2][CX4H2][CX4H2]
isobutyl | i-Bu | [CH3][CX4H1]([CH3])[CX4H2]
tert-butyl | t-butyl, tBu, t-Bu | [CX4]([CH3])([CH3])[CH3]
gem-dimethyl | | [CX4;$(C([#6])([#6])([#6])[#6])]([CH3])[CH3]
quaternary carbon | | [CX4;$(C([#6])([#6])([#6])[#6])]
cyclopropane | cyclopropyl | [CX4]1[CX4][CX4]1
cyclobutane | cyclobutyl | [CX4]1[CX4][CX4][CX4]1
cyclopentane | cyclopentyl | [CX4]1[CX4][CX4][CX4][CX4]1
cyclohexane | cyclohexyl | [CX4]1[CX4][CX4][CX4][CX4][CX4]1
adamantane | adamantyl | [CX4]12[CX4][CX4]3[CX4][CX4]([CX4]1)[CX4][CX4]([CX4]2)[CX4]3
phenyl | benzene, benzene ring, Ph | c1ccccc1
benzyl | Bn | [CX4H2]c1ccccc1
aromatic ring | aromatic, arene, aryl, aromatic system, aromatic core, Ar | a1aaaaa1
aromatic ring | | a1aaaa1
naphthalene | naphthyl | c1ccc2ccccc2c1
biphenyl | | c1ccccc1-c1ccccc1
pyridine | pyridyl, pyridinyl | n1ccccc1
pyrimidine | pyrimidinyl | n1cnccc1
pyrazine | pyrazinyl | n1ccncc1
pyridazine | pyridazinyl | n1ncccc1
triazine | | n1cncnc1
pyrrole | pyrrolyl | [nX3]1cccc1
furan | furyl, furanyl | o1cccc1
thiophene | thienyl | s1cccc1
imidazole | imidazolyl | [nX3]1c[nX2]cc1
pyrazole | pyrazolyl | [nX3]1[nX2]ccc1
oxazole | | o1cncc1
isoxazole | | o1nccc1
thiazole | thiazolyl | s1cncc1
isothiazole | | s1nccc1
triazole | triazolyl | [n]1[n][n]cc1
triazole | | [n]1[n]c[n]c1
tetrazole | tetrazolyl | [n]1[n][n][n]c1
oxadiazole | | o1cnnc1
oxadiazole | | o1ncnc1
thiadiazole | | s1cnnc1
thiadiazole | | s1ncnc1
indole | indolyl | [nX3]1ccc2ccccc12
benzimidazole | | [nX3]1c[nX2]c2ccccc12
indazole | | [nX3]1[nX2]cc2ccccc12
benzofuran | | o1ccc2ccccc12
benzothiophene | | s1ccc2ccccc12
benzothiazole | | s1c[n]c2ccccc12
quinoline | quinolinyl | n1cccc2ccccc12
isoquinoline | | c1nccc2ccccc12
quinazoline | | n1cncc2ccccc12
purine | | [#7]1~[#6]~[#7]~[#6]2~[#6](~[#6]1)~[#7]~[#6]~[#7]2
coumarin | | O=c1ccc2ccccc2o1
pyrrolidine | pyrrolidinyl | [NX3,NX4+]1[CX4][CX4][CX4][CX4]1
piperidine | piperidinyl | [NX3,NX4+]1[CX4][CX4][CX4][CX4][CX4]1
piperazine | piperazinyl | [NX3,NX4+]1[CX4][CX4][NX3,NX4+][CX4][CX4]1
morpholine | morpholino, morpholinyl | [OX2]1[CX4][CX4][NX3,NX4+][CX4][CX4]1
azetidine | | [NX3,NX4+]1[CX4][CX4][CX4]1
aziridine | | [NX3,NX4+]1[CX4][CX4]1
tetrahydrofuran | | [OX2]1[CX4][CX4][CX4][CX4]1
tetrahydropyran | pyranose, pyranose ring | [OX2]1[CX4][CX4][CX4][CX4][CX4]1
dioxane | | [OX2]1[CX4][CX4][OX2][CX4][CX4]1
barbiturate | | O=C1[CX4]C(=O)[NX3]C(=O)[NX3]1
hydantoin | | O=C1[NX3]C(=O)[CX4][NX3]1
succinimide | | O=C1[CX4][CX4]C(=O)[NX3]1
phthalimide | | O=C1c2ccccc2C(=O)[NX3]1
Boc | tert-butoxycarbonyl, t-butoxycarbonyl, N-Boc | [CX3](=[OX1])[OX2][CX4]([CH3])([CH3])[CH3]
Cbz | benzyloxycarbonyl, carboxybenzyl | [CX3](=[OX1])[OX2][CH2]c1ccccc1
Fmoc | | [CX3](=[OX1])[OX2][CH2][CX4H1]1c2ccccc2-c2ccccc12
`;

/** Groups and rings that texts about molecules name; specific ones and their families alike. */
export const functionalGroups: readonly FunctionalGroup[] = TABLE.trim().split('\n').map(readRow);

function readRow(row: string): FunctionalGroup {
  const [name, synonyms, smarts] = row.split(' |').map((cell) => cell.trim());
  return {
    name: definitely(name, row),
    synonyms: definitely(synonyms, row).split(', ').filter(Boolean),
    smarts: definitely(smarts, row),
  };
}
