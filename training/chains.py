"""Chains of thought made by rule, and a checker that shares no code with the makers.

The makers use RDKit; `read_hydrogens` and `check_formula_chain` work on the
characters of the SMILES string alone. A chain enters the training text only if
the checker agrees with it. Molecules with explicit [H] atoms or isotopes are
left out (`formula_chain` returns None for them).
"""
import re
from collections import Counter

from rdkit import Chem
from rdkit.Chem import Crippen, Descriptors, rdMolDescriptors

# One match per atom or per other character of a SMILES string.
SMILES_PART = re.compile(r"(\[[^\]]+\]|Cl|Br|[BCNOPSFIbcnops])|(%\d\d|.)")
BRACKET = re.compile(r"\[(\d*)([A-Z][a-z]?|[a-z][a-z]?)(@{0,2})(H\d*)?(\+\d+|-\d+|\++|-+)?(?::\d+)?\]$")


def hill(counts):
    """Elements in Hill order as RDKit prints it: C, H, then the rest by symbol (also without carbon)."""
    first = [e for e in ("C", "H") if e in counts]
    return first + sorted(e for e in counts if e not in first)


def hill_text(counts, charge=0):
    """`C9H8O4`, with the charge suffix as RDKit's CalcMolFormula writes it (`+`, `-2`)."""
    body = "".join(e + (str(counts[e]) if counts[e] > 1 else "") for e in hill(counts))
    if charge:
        body += ("+" if charge > 0 else "-") + (str(abs(charge)) if abs(charge) > 1 else "")
    return body


def atom_spans(smiles):
    """[(text before the atom since the last atom, atom text)], and the text after the last atom."""
    spans, pending = [], ""
    for atom, other in SMILES_PART.findall(smiles):
        if atom:
            spans.append((pending, atom))
            pending = ""
        else:
            pending += other
    return spans, pending


def formula_chain(smiles):
    """Echo with running counts, one line per heavy atom. None for isotopes and explicit [H]."""
    mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        return None
    atoms = list(mol.GetAtoms())
    spans, rest = atom_spans(smiles)
    if len(spans) != len(atoms) or any(a.GetAtomicNum() < 2 or a.GetIsotope() for a in atoms):
        return None
    counts, charge, lines = Counter(), 0, []
    for (before, text), atom in zip(spans, atoms):
        element, hydrogens = atom.GetSymbol(), atom.GetTotalNumHs()
        counts[element] += 1
        line = f"{before}{text} {element} {counts[element]}"
        if hydrogens:
            counts["H"] += hydrogens
            line += f" H {counts['H']}"
        if atom.GetFormalCharge():
            charge += atom.GetFormalCharge()
            line += f" charge {charge:+d}" if charge else " charge 0"
        lines.append(line)
    if rest:
        lines.append(rest)
    if charge:
        lines.append(f"charge {charge:+d}")
    lines.append("".join(f" {e} {counts[e]}" for e in hill(counts)))
    return "\n".join(lines)


def facts_chain(mol):
    """Computed facts, one a line: the thought of the property tasks."""
    counts = Counter(a.GetSymbol() for a in mol.GetAtoms())
    counts["H"] += sum(a.GetTotalNumHs() for a in mol.GetAtoms())
    counts = {e: n for e, n in counts.items() if n}
    rows = [("heavy atoms", mol.GetNumHeavyAtoms()),
            ("formula", " ".join(f"{e} {counts[e]}" for e in hill(counts))),
            ("rings", rdMolDescriptors.CalcNumRings(mol)),
            ("aromatic rings", rdMolDescriptors.CalcNumAromaticRings(mol)),
            ("donors", rdMolDescriptors.CalcNumHBD(mol)),
            ("acceptors", rdMolDescriptors.CalcNumHBA(mol)),
            ("rotatable bonds", rdMolDescriptors.CalcNumRotatableBonds(mol)),
            ("polar area", 5 * round(rdMolDescriptors.CalcTPSA(mol) / 5)),
            ("mass", 10 * round(Descriptors.MolWt(mol) / 10)),
            ("logP", f"{Crippen.MolLogP(mol) + 0.0:.1f}".replace("-0.0", "0.0"))]
    return "\n".join(f"{name} {value}" for name, value in rows)


def plan_chain(mol):
    """Short plan of a free generation: size, rings, elements of the molecule that follows."""
    elements = " ".join(hill(Counter(a.GetSymbol() for a in mol.GetAtoms())))
    return (f"heavy atoms {mol.GetNumHeavyAtoms()}\nrings {rdMolDescriptors.CalcNumRings(mol)}\n"
            f"elements {elements}")


# ---------------------------------------------------------------- the independent checker

VALENCES = {"B": [3], "C": [4], "N": [3, 5], "O": [2], "P": [3, 5], "S": [2, 4, 6],
            "F": [1], "Cl": [1], "Br": [1], "I": [1, 3, 5]}
ORDERS = {"-": 1, "=": 2, "#": 3, "$": 4, "/": 1, "\\": 1, ":": 1}


def read_hydrogens(smiles):
    """[(element, hydrogens, charge)] in string order, from the characters alone."""
    atoms, orders, stack, rings, last, bond = [], [], [], {}, None, None

    def connect(a, b, symbol):
        order = ORDERS.get(symbol, 1)
        orders[a] += order
        orders[b] += order

    for atom, other in SMILES_PART.findall(smiles):
        if atom:
            atoms.append(atom)
            orders.append(0)
            if last is not None:
                connect(last, len(atoms) - 1, bond)
            last, bond = len(atoms) - 1, None
        elif other in ORDERS:
            bond = other
        elif other == "(":
            stack.append(last)
        elif other == ")":
            last = stack.pop()
        elif other == ".":
            last = None
        elif other in rings:
            start, symbol = rings.pop(other)
            connect(start, last, bond or symbol)
            bond = None
        else:
            rings[other] = (last, bond)
            bond = None
    return [read_atom(text, order) for text, order in zip(atoms, orders)]


def read_atom(text, order):
    """(element, hydrogens, charge) of one atom with the sum of its bond orders."""
    if text[0] == "[":
        _, symbol, _, hydrogens, charge = BRACKET.match(text).groups()
        number = 0
        if hydrogens:
            number = int(hydrogens[1:] or 1)
        sign = 0
        if charge:
            size = int(charge[1:]) if charge[1:].isdigit() else len(charge)
            sign = size if charge[0] == "+" else -size
        return symbol.capitalize(), number, sign
    element = text.capitalize()
    if text.islower():  # one bond order goes into the aromatic system
        free = VALENCES[element][0] - order - 1
        return element, max(free, 0) if element in "CB" else 0, 0
    for valence in VALENCES[element]:
        if valence >= order:
            return element, valence - order, 0
    return element, 0, 0


def check_formula_chain(smiles, chain, formula):
    """True if `chain` echoes `smiles`, every running count is right, and it ends in `formula`."""
    try:
        truth = read_hydrogens(smiles)
    except (AttributeError, IndexError, KeyError, TypeError):
        return False
    lines = chain.split("\n")
    if len(lines) < len(truth) + 1:
        return False
    counts, charge, echo = Counter(), 0, ""
    for line, (element, hydrogens, sign) in zip(lines, truth):
        text, _, tail = line.partition(" ")
        echo += text
        counts[element] += 1
        counts["H"] += hydrogens
        charge += sign
        expected = f"{element} {counts[element]}"
        if hydrogens:
            expected += f" H {counts['H']}"
        if sign:
            expected += " charge " + (f"{charge:+d}" if charge else "0")
        if tail != expected:
            return False
    counts = Counter({e: n for e, n in counts.items() if n})
    ending = [f"charge {charge:+d}"] if charge else []
    ending.append("".join(f" {e} {counts[e]}" for e in hill(counts)))
    left = lines[len(truth):]
    if echo != smiles:
        echo += left.pop(0)
    return echo == smiles and left == ending and hill_text(counts, charge) == formula
