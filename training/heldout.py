"""Write the held-out rows that the scores are measured on: one JSONL file for each task."""
import argparse
import json
import random
from pathlib import Path

from rdkit import Chem

import data


def rows_of(folder, table, split):
    return [r for r in data.read_table(folder, f"molecules/{table}") if r["split"] == split]


def formula_rows(folder, split, count):
    """A seeded choice of ZINC molecules of at most 60 characters; canonical SMILES and Hill formula."""
    rows = [r for r in rows_of(folder, "zinc_smiles", split) if len(r["smiles"]) <= 60]
    return [(r["smiles"], r["formula"]) for r in random.Random(7).sample(rows, count)]


def esol_rows(folder, split):
    return [(r["smiles"], round(float(r["log_solubility_mol_per_l"]), 2)) for r in rows_of(folder, "esol", split)]


def bbbp_rows(folder, split):
    return [(r["smiles"], r["crosses_bbb"] == "1") for r in rows_of(folder, "bbbp", split)]


def check_apart(folder, rows):
    """Stop if a held-out molecule could be a training molecule."""
    held_out = data.Source(folder).held_out
    for smiles, _ in rows:
        if not data.keys_of(Chem.MolFromSmiles(smiles)) <= held_out:
            raise SystemExit(f"{smiles} is not kept out of training: add its table to EVALUATED in data.py")


def write(path, task, rows):
    with open(path, "w", encoding="utf-8") as out:
        for smiles, reference in rows:
            out.write(json.dumps({"task": task, "values": {"smiles": smiles}, "reference": reference}) + "\n")
    print(f"{path}: {len(rows)} rows")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", required=True, help="folder of the tables")
    args.add_argument("--out", default="out/heldout")
    args = args.parse_args()
    for folder, split, count in [(Path(args.out), "test", 500), (Path(args.out) / "valid", "valid", 100)]:
        folder.mkdir(parents=True, exist_ok=True)
        tables = {"smiles-to-formula": formula_rows(args.data, split, count),
                  "esol": esol_rows(args.data, split), "bbbp": bbbp_rows(args.data, split)}
        check_apart(args.data, [row for rows in tables.values() for row in rows])
        for task, rows in tables.items():
            write(folder / f"{task}.jsonl", task, rows)


if __name__ == "__main__":
    main()
