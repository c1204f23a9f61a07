"""Make the tokenizer and the packed training rows: out/tokenizer, out/rows.npz, out/tokenizer-cases.jsonl."""
import argparse
import json
import time
from pathlib import Path

import numpy as np

import data
from tokenizer import ADDED, VOCAB_SIZE, Tokenizer, train_merges

LABELS = [f"{task}/{mode}" for task in data.TASKS for mode in ("thinking", "planned", "instant", "silent", "facts")]


def make_rows(source):
    """[(label index, row)] of every task."""
    rows = []
    for task, maker in data.TASKS.items():
        rows += [(LABELS.index(f"{task}/{row.mode}"), row) for row in maker(source)]
    return rows


def make_tokenizer(source, rows):
    """Tokenizer whose words come from the prompts and from the sentences of the text table."""
    step = max(1, len(rows) // 20000)
    texts = [data.row_text(row) for _, row in rows[::step]]
    texts += [r["sentence_tokens"] for r in data.read_table(source.folder, "text/bc5cdr_entities")
              if r["split"] == "train"][:3000]
    return Tokenizer(train_merges(texts, VOCAB_SIZE - 256 - len(ADDED)))


def write_cases(path, tokenizer, texts):
    with open(path, "w", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps({"text": text, "ids": tokenizer.encode(text)}, ensure_ascii=False) + "\n")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", required=True, help="folder of the tables")
    args.add_argument("--out", default="out")
    args.add_argument("--scale", type=float, default=1.0, help="share of the row counts, for a smoke run")
    args = args.parse_args()
    out, begin = Path(args.out), time.time()
    source = data.Source(args.data, scale=args.scale)
    rows = make_rows(source)
    print(f"{len(rows)} rows after {time.time() - begin:.0f} s")
    tokenizer = make_tokenizer(source, rows)
    tokenizer.save(out / "tokenizer")
    source.rng.shuffle(rows)
    edge = [" ", " C", "C C", "<SMILES> CCO </SMILES>", "<SMILES>CCO</SMILES>", "Héllo wörld 你好 🙂", " 123 45 6",
            "a\n\nb  c\t", "<think>\n\n</think>\n\n<NUMBER> -1.41 </NUMBER>", "user\nuser x assistant", "<smiles> <SMILE>"]
    write_cases(out / "tokenizer-cases.jsonl", tokenizer, edge + [data.row_text(r) for _, r in rows[:800]])
    packed = data.pack(rows, tokenizer)
    np.savez(out / "rows.npz", labels=np.array(LABELS), **packed)
    length = np.diff(packed["start"])
    loss = np.add.reduceat(packed["loss"].astype(np.int64), packed["start"][:-1])
    for i, label in enumerate(LABELS):
        mine = packed["task"] == i
        if mine.any():
            print(f"{label:36s} rows {mine.sum():7d}  tokens {length[mine].sum():9d}  loss tokens "
                  f"{loss[mine].sum():9d} ({100 * loss[mine].sum() / loss.sum():.1f} %)  longest {length[mine].max()}")
    print(f"total tokens {length.sum()}, vocabulary {tokenizer.size}, {time.time() - begin:.0f} s")


if __name__ == "__main__":
    main()
