"""Look for held-out molecules in the packed training rows themselves: stops with 1 if one is there.

heldout.py trusts the filter of data.py; this reads the SMILES back out of rows.npz,
all tasks, and compares them without stereochemistry.
"""
import argparse
import sys
from pathlib import Path

import numpy as np
from rdkit import Chem

import data
from tokenizer import Tokenizer


def flat(smiles):
    """Canonical SMILES without stereochemistry, or None."""
    mol = Chem.MolFromSmiles(smiles)
    return mol and Chem.MolToSmiles(mol, isomericSmiles=False)


def held_out(folder):
    """Flat SMILES of every valid and test row of the evaluated tables."""
    rows = [r for name in data.EVALUATED for r in data.read_table(folder, f"molecules/{name}")]
    return {flat(r["smiles"]) for r in rows if r["split"] != "train"}


def trained(out):
    """Every distinct SMILES between tags in the packed rows."""
    tokenizer = Tokenizer.load(out / "tokenizer" / "tokenizer.json")
    packed, opens, closes = np.load(out / "rows.npz"), *(tokenizer.added[t] for t in ("<SMILES>", "</SMILES>"))
    tokens, start, found = packed["tokens"], packed["start"], set()
    for a, b in zip(start, start[1:]):
        ids = tokens[a:b].tolist()
        for at in (i for i, token in enumerate(ids) if token == opens):
            if closes in ids[at:]:
                found.add(tokenizer.decode(ids[at + 1:ids.index(closes, at)]).strip())
    return found


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", required=True, help="folder of the tables")
    args.add_argument("--out", default="out")
    args = args.parse_args()
    molecules, secret = trained(Path(args.out)), held_out(args.data)
    bad = [s for s in molecules if flat(s) in secret]
    print(f"{len(molecules)} ways to write molecules in training, {len(secret)} held out, {len(bad)} in both {bad[:5]}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
