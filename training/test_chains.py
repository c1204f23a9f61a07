"""Chains against hand-computed cases and against the checker."""
import random
import unittest

from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

import chains
from common import COMMON, families

ASPIRIN = """C C 1 H 3
C C 2
(=O O 1
)O O 2
c C 3
1c C 4 H 4
c C 5 H 5
c C 6 H 6
c C 7 H 7
c C 8
1C C 9
(=O O 3
)O O 4 H 8
 C 9 H 8 O 4"""


class FormulaChain(unittest.TestCase):
    def test_aspirin_by_hand(self):
        self.assertEqual(chains.formula_chain("CC(=O)Oc1ccccc1C(=O)O"), ASPIRIN)

    def test_charge_by_hand(self):
        self.assertEqual(chains.formula_chain("C[N+](C)(C)C"),
                         "C C 1 H 3\n[N+] N 1 charge +1\n(C C 2 H 6\n)(C C 3 H 9\n)C C 4 H 12\n"
                         "charge +1\n C 4 H 12 N 1")
        self.assertEqual(chains.formula_chain("[NH3+]CC(=O)[O-]").split("\n")[-2:],
                         [")[O-] O 2 charge 0", " C 2 H 5 N 1 O 2"])

    def test_closing_characters_stand_alone(self):
        self.assertEqual(chains.formula_chain("C1CC1"), "C C 1 H 2\n1C C 2 H 4\nC C 3 H 6\n1\n C 3 H 6")

    def test_isotopes_and_explicit_hydrogen_are_left_out(self):
        for smiles in ("[13CH4]", "[2H]O[2H]", "[H][H]", "[H+]"):
            self.assertIsNone(chains.formula_chain(smiles), smiles)

    def test_checker_agrees_on_every_way_to_write_common_molecules(self):
        random.seed(3)
        for smiles in COMMON + families():
            mol = Chem.MolFromSmiles(smiles)
            self.assertIsNotNone(mol, smiles)
            kekule = Chem.Mol(mol)
            Chem.Kekulize(kekule, clearAromaticFlags=True)
            for text in (smiles, Chem.MolToSmiles(mol, doRandom=True), Chem.MolToSmiles(kekule, kekuleSmiles=True)):
                chain = chains.formula_chain(text)
                self.assertTrue(chains.check_formula_chain(text, chain, CalcMolFormula(mol)), text)

    def test_checker_refuses_wrong_chains(self):
        good, smiles = ASPIRIN, "CC(=O)Oc1ccccc1C(=O)O"
        self.assertTrue(chains.check_formula_chain(smiles, good, "C9H8O4"))
        for bad, formula in [(good, "C9H8O3"), (good.replace("H 8\n C", "H 7\n C"), "C9H8O4"),
                             (good.replace("(=O O 3", "(O O 3"), "C9H8O4"), (good[1:], "C9H8O4"),
                             (good + "\n", "C9H8O4"), ("", "C9H8O4"), (good.replace("\nc C 8", ""), "C9H8O4")]:
            self.assertFalse(chains.check_formula_chain(smiles, bad, formula), bad)

    def test_checker_survives_broken_smiles(self):
        for smiles in ("C(", "C)", ")C", "[", "C1", "[Q]", ""):
            self.assertFalse(chains.check_formula_chain(smiles, "C C 1 H 4\n C 1 H 4", "CH4") and smiles != "C")


class OtherChains(unittest.TestCase):
    def test_facts_of_aspirin(self):
        facts = chains.facts_chain(Chem.MolFromSmiles("CC(=O)Oc1ccccc1C(=O)O"))
        self.assertEqual(facts.split("\n")[:3], ["heavy atoms 13", "formula C 9 H 8 O 4", "rings 1"])
        self.assertIn("mass 180", facts)

    def test_plan(self):
        self.assertEqual(chains.plan_chain(Chem.MolFromSmiles("Clc1ccncc1")), "heavy atoms 7\nrings 1\nelements C Cl N")

    def test_hill(self):
        self.assertEqual(chains.hill_text({"C": 5, "H": 12, "N": 1}, 1), "C5H12N+")
        self.assertEqual(chains.hill_text({"H": 2, "O": 1}), "H2O")
        self.assertEqual(chains.hill_text({"Cl": 1, "H": 1}), "HCl")
        self.assertEqual(chains.hill_text({"O": 4, "S": 1}, -2), "O4S-2")


if __name__ == "__main__":
    unittest.main()
