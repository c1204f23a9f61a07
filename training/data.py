"""Training rows of nano: read the tables, drop what is held out, make rows task by task.

To add a task: write one function `rows_of_mytask(source)` that yields `Row`s and
add one line to TASKS. Everything else (tokens, packing, logging) follows the table.
"""
import gzip
import random
from collections import namedtuple
from pathlib import Path

import numpy as np
from rdkit import Chem, RDLogger
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

import chains
import refusals
from common import COMMON, families

RDLogger.DisableLog("rdApp.*")

MAX_TOKENS = 448
EVALUATED = ["zinc_smiles", "esol", "bbbp"]
FORMULA_PROMPT = "Given the SMILES representation <SMILES> {} </SMILES>, what would be its molecular formula?"
ESOL_PROMPT = "How soluble is <SMILES> {} </SMILES> ?"
BBBP_PROMPT = "Is blood-brain barrier permeability (BBBP) a property of <SMILES> {} </SMILES>?"
FREE_PROMPT = "Generate a molecule with <SMILES>"

# mode: thinking (thought and its tag learned), planned (thought learned, its tag given),
# instant (empty thought given), silent (empty thought learned), facts (thought only, no answer).
Row = namedtuple("Row", "mode prompt thought answer")


def read_table(folder, name):
    """[dict] of one gzip table; `name` is a path below the data folder without suffix."""
    path = Path(folder) / f"{name}.tsv.gz"
    if not path.exists():
        raise SystemExit(f"no table {path}: pass the data folder with --data DIR")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        head = next(lines).rstrip("\n").split("\t")
        return [dict(zip(head, line.rstrip("\n").split("\t"))) for line in lines]


def keys_of(mol):
    """Canonical SMILES with and without stereochemistry."""
    return {Chem.MolToSmiles(mol), Chem.MolToSmiles(mol, isomericSmiles=False)}


def variant(mol, rng):
    """One way to write the molecule: canonical, random or Kekule (as PubChem writes)."""
    draw = rng.random()
    if draw < 0.45:
        return Chem.MolToSmiles(mol)
    if draw < 0.72:
        return Chem.MolToSmiles(mol, doRandom=True)
    kekule = Chem.Mol(mol)
    Chem.Kekulize(kekule, clearAromaticFlags=True)
    return Chem.MolToSmiles(kekule, kekuleSmiles=True, doRandom=draw < 0.88)


class Source:
    """The tables, the held-out keys and a seeded generator; `scale` shrinks all row counts."""

    def __init__(self, folder, seed=1, scale=1.0):
        self.folder, self.scale, self.rng = folder, scale, random.Random(seed)
        self.held_out = set()
        for name in EVALUATED:
            for row in read_table(folder, f"molecules/{name}"):
                if row["split"] != "train":
                    self.held_out |= keys_of(Chem.MolFromSmiles(row["smiles"]))

    def allowed(self, smiles):
        """The parsed molecule, or None when it does not parse or is held out."""
        mol = Chem.MolFromSmiles(smiles)
        return None if mol is None or keys_of(mol) & self.held_out else mol

    def train(self, name, share=1.0):
        """[(row, molecule)] of the train split, held-out molecules dropped."""
        rows = [r for r in read_table(self.folder, f"molecules/{name}") if r["split"] == "train"]
        self.rng.shuffle(rows)
        rows = rows[:max(20, int(len(rows) * share * self.scale))]
        return [(r, mol) for r in rows if len(r["smiles"]) <= 150 and (mol := self.allowed(r["smiles"]))]


def rows_of_formula(source):
    """SMILES to molecular formula; two rows with a chain, one instant row for each molecule."""
    rng, pool = source.rng, []
    for name, share, times in [("zinc_smiles", 1, 1), ("hiv", 0.6, 1), ("chebi20", 1, 1), ("lipo", 1, 1),
                               ("names", 1, 3), ("esol", 1, 3), ("bbbp", 1, 2)]:
        pool += [(m, times) for r, m in source.train(name, share) if len(r["smiles"]) <= 80]
    simple = [m for s in COMMON + families() if (m := source.allowed(s))]
    pool += [(m, 6) for m in simple]
    for mol, times in pool:
        formula = CalcMolFormula(mol)
        for mode, n in (("thinking", times + (rng.random() < 0.15)), ("instant", 1 if rng.random() < 0.7 else 0)):
            for _ in range(n):
                text = variant(mol, rng)
                thought = chains.formula_chain(text)
                if thought and chains.check_formula_chain(text, thought, formula):
                    yield Row(mode, FORMULA_PROMPT.format(text), thought, f"<MOLFORMULA> {formula} </MOLFORMULA>")


def property_rows(source, table, prompt, answer, times):
    """Measured property: a chain of computed facts, then the measured value; one third instant."""
    for record, mol in source.train(table):
        facts = chains.facts_chain(mol)
        for i in range(times):
            text = Chem.MolToSmiles(mol) if i % 3 == 0 else variant(mol, source.rng)
            yield Row("instant" if i % 3 == 2 else "thinking", prompt.format(text), facts, answer(record))


def rows_of_esol(source):
    yield from property_rows(source, "esol", ESOL_PROMPT, esol_answer, 14)


def rows_of_bbbp(source):
    yield from property_rows(source, "bbbp", BBBP_PROMPT, bbbp_answer, 9)


def esol_answer(record):
    return f"<NUMBER> {float(record['log_solubility_mol_per_l']) + 0.0:.2f} </NUMBER>"


def bbbp_answer(record):
    return f"<BOOLEAN> {'Yes' if record['crosses_bbb'] == '1' else 'No'} </BOOLEAN>"


def rows_of_facts(source):
    """The facts chain on molecules without a measured value: the row stops where the thought ends."""
    for name, share in [("zinc_smiles", 0.16), ("hiv", 0.2), ("lipo", 0.8), ("chebi20", 0.4)]:
        for record, mol in source.train(name, share):
            if len(record["smiles"]) <= 80:
                prompt = source.rng.choice([ESOL_PROMPT, BBBP_PROMPT])
                yield Row("facts", prompt.format(variant(mol, source.rng)), chains.facts_chain(mol), "")


def rows_of_molecules(source):
    """Free generation: molecules without brackets; one third with a short computed plan."""
    for _, mol in source.train("zinc_smiles"):
        Chem.RemoveStereochemistry(mol)
        text = Chem.MolToSmiles(mol)
        if "[" not in text and len(text) <= 60:
            answer = f"<SMILES> {text} </SMILES>"
            yield Row("silent", FREE_PROMPT, "", answer)
            if source.rng.random() < 0.5:
                yield Row("planned", FREE_PROMPT, chains.plan_chain(mol), answer)


def rows_of_refusals(source):
    """Everything else: the fixed sentence."""
    texts = [r["sentence_tokens"] for r in read_table(source.folder, "text/bc5cdr_entities") if r["split"] == "train"]
    proteins = [r["sequence"] for r in read_table(source.folder, "proteins/esol_solubility") if r["split"] == "train"]
    names = [r["name"] for r in read_table(source.folder, "molecules/names") if r["split"] == "train"]
    formulas = [r["formula"] for r in read_table(source.folder, "materials/expt_band_gap") if r["split"] == "train"]
    smiles = [Chem.MolToSmiles(m) for _, m in source.train("zinc_smiles", 0.1)]
    for _ in range(int(9000 * source.scale)):
        prompt = refusals.refusal_prompt(source.rng, smiles, texts, proteins, names, formulas)
        yield Row("silent", prompt, "", refusals.ANSWER)


TASKS = {
    "smiles-to-formula": rows_of_formula,
    "esol": rows_of_esol,
    "bbbp": rows_of_bbbp,
    "facts": rows_of_facts,
    "unconditional-molecule": rows_of_molecules,
    "refusal": rows_of_refusals,
}


def prompt_text(prompt):
    return f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n"


def segments(row):
    """[(text, has loss)] of one row; no segment starts with a space, so each is encoded by itself."""
    given = prompt_text(row.prompt)
    empty = "<think>\n\n</think>\n\n"
    end = f"{row.answer}<|im_end|>"
    if row.mode == "instant":
        return [(given + empty, 0), (end, 1)]
    if row.mode == "silent":
        return [(given, 0), (empty + end, 1)]
    thought = f"{row.thought}\n</think>\n\n"
    if row.mode == "planned":
        return [(given + "<think>\n", 0), (thought + end, 1)]
    if row.mode == "facts":
        return [(given, 0), ("<think>\n" + thought, 1)]
    return [(given, 0), ("<think>\n" + thought + end, 1)]


def row_text(row):
    return "".join(text for text, _ in segments(row))


def encode_row(row, tokenizer):
    """(ids, loss flags) of one row."""
    ids, loss = [], []
    for text, flag in segments(row):
        part = tokenizer.encode(text)
        ids += part
        loss += [flag] * len(part)
    return ids, loss


def pack(rows, tokenizer):
    """Flat arrays of all rows: tokens uint16 [N], loss uint8 [N], start int64 [rows + 1], task uint8 [rows]."""
    tokens, losses, start, tasks = [], [], [0], []
    for task, row in rows:
        ids, loss = encode_row(row, tokenizer)
        if len(ids) <= MAX_TOKENS:
            tokens.append(np.array(ids, np.uint16))
            losses.append(np.array(loss, np.uint8))
            start.append(start[-1] + len(ids))
            tasks.append(task)
    return {"tokens": np.concatenate(tokens), "loss": np.concatenate(losses),
            "start": np.array(start), "task": np.array(tasks, np.uint8)}
