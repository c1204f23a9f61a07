"""Everyday molecules that users try first, written as SMILES; held-out ones are dropped later."""

COMMON = """C CC CCC CCCC C=C C#C C=CC C=CC=C CO CCO CCCO CC(C)O OCCO OCC(O)CO C=O CC=O CC(C)=O CCC(C)=O
C(=O)O CC(=O)O CCC(=O)O CCCC(=O)O CC(O)C(=O)O OC(=O)C(=O)O OC(=O)CC(O)(CC(=O)O)C(=O)O CN CCN CNC CN(C)C
NC(N)=O CC#N CC(N)=O CN(C)C=O CS(C)=O CS CSC C1CC1 C1CCC1 C1CCCC1 C1CCCCC1 C1CCOC1 C1COCCO1 C1CCNCC1
C1COCCN1 c1ccccc1 Cc1ccccc1 C=Cc1ccccc1 Oc1ccccc1 Nc1ccccc1 Clc1ccccc1 Brc1ccccc1 Fc1ccccc1 Ic1ccccc1
O=Cc1ccccc1 OC(=O)c1ccccc1 OC(=O)c1ccccc1O [O-][N+](=O)c1ccccc1 N#Cc1ccccc1 COc1ccccc1 CC(=O)c1ccccc1
c1ccncc1 c1cc[nH]c1 c1ccoc1 c1ccsc1 c1cnc[nH]1 c1ccc2ccccc2c1 c1ccc2[nH]ccc2c1 c1ccc2ncccc2c1
CC(=O)Oc1ccccc1C(=O)O CC(=O)Nc1ccc(O)cc1 CC(C)Cc1ccc(C(C)C(=O)O)cc1 Cn1c(=O)c2c(ncn2C)n(C)c1=O
CN1CCC[C@H]1c1cccnc1 CN1CCCC1c1cccnc1 NCCc1ccc(O)c(O)c1 NCCc1c[nH]c2ccc(O)cc12 CNC[C@H](O)c1ccc(O)c(O)c1
NCC(=O)O C[C@H](N)C(=O)O CC(N)C(=O)O N[C@@H](CO)C(=O)O N[C@@H](Cc1ccccc1)C(=O)O N[C@@H](CCC(=O)O)C(=O)O
OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O OCC1OC(O)C(O)C(O)C1O CC1(C)SC2C(NC(=O)Cc3ccccc3)C(=O)N2C1C(=O)O
COc1cc(C=O)ccc1O CC(C)c1ccc(C)cc1O CC1=CCC(CC1)C(C)=C CC(C)C1CCC(C)CC1O CC1(C)C2CCC1(C)C(=O)C2
C[N+](C)(C)C C[N+](C)(C)CCO CC(=O)OCC[N+](C)(C)C [NH4+] [NH3+]CC(=O)[O-] CC(=O)[O-] CC(=O)[O-].[Na+] [Na+].[Cl-]
[K+].[Br-] C[NH3+] CC[NH+](CC)CC [O-]c1ccccc1 O=C([O-])c1ccccc1 N O S Cl Br I F O=C=O C(=S)=S ClC(Cl)Cl
ClC(Cl)(Cl)Cl ClCCl FC(F)(F)F BrCCBr O=S(=O)(O)O OP(=O)(O)O OO NN NO CC(=O)OCC CCOC(C)=O CCOCC COC
CC(=O)OC(C)=O CC(C)(C)O CCCCCC CCCCCCC CCCCCCCC CCCCCCCCO C/C=C/C C/C=C\\C F/C=C/F OC(=O)/C=C/C(=O)O
OC(=O)/C=C\\C(=O)O C[C@H](O)C(=O)O C[C@@H](O)C(=O)O CC(=O)C(=O)O Cc1ccc(C)cc1 Cc1ccccc1C Cc1cccc(C)c1
Oc1ccc(O)cc1 Oc1ccccc1O Nc1ccc(N)cc1 Cc1ccc(cc1)S(N)(=O)=O Nc1ccc(cc1)S(N)(=O)=O Clc1ccc(Cl)cc1
Cc1c(cc(cc1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-] CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc12
COc1ccc2cc(C(C)C(=O)O)ccc2c1 OC(=O)Cc1ccccc1Nc1c(Cl)cccc1Cl CCN(CC)CC(=O)Nc1c(C)cccc1C CCN(CC)CCOC(=O)c1ccc(N)cc1
CC(C)NCC(O)COc1cccc2ccccc12 CC(C)NCC(O)COc1ccc(CC(N)=O)cc1 CN(C)C(=N)NC(=N)N CN(C)CCCN1c2ccccc2CCc2ccccc12
CNCCC(Oc1ccc(cc1)C(F)(F)F)c1ccccc1 CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 CC(N)Cc1ccccc1 CNC(C)Cc1ccccc1
OC(=O)c1cccnc1 NC(=O)c1cccnc1 NNC(=O)c1ccncc1 CC1=C(C(=O)C=CC1=O)C O=C1C=CC(=O)C=C1 O=c1ccc2ccccc2o1""".split()


def families():
    """Unbranched and mono-substituted families, written by rule."""
    tails = ["", "O", "N", "Cl", "Br", "F", "I", "S", "C#N", "C=O", "C(=O)O", "C(C)=O", "C(N)=O", "OC", "C(=O)OC",
             "c1ccccc1", "C1=CC=CC=C1", "C=C", "C#C", "[N+](=O)[O-]", "C(=O)[O-]", "[NH3+]", "C(C)C", "C(C)(C)C"]
    chains = ["C" * n + tail for n in range(1, 13) for tail in tails]
    groups = ["C", "O", "N", "Cl", "Br", "F", "I", "C#N", "C=O", "C(=O)O", "OC", "CC", "S(N)(=O)=O", "[N+](=O)[O-]"]
    rings = [ring for a in ("C", "O", "N", "Cl", "Br", "F", "CC", "CO") for g in groups
             for ring in (f"{a}c1ccccc1{g}", f"{a}c1ccc({g})cc1", f"{a}c1cccc({g})c1")]
    return chains + rings
