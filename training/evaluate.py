"""Scores of a checkpoint on held-out rows, in torch: an early check of what the runtime measures.

Greedy answers; exact match (formula), RMSE (esol), AUROC and accuracy (bbbp), validity
(free generation, sampled); n and a 95 % bootstrap interval; a mode at a time.
"""
import argparse
import json
import math
import random
import re
from pathlib import Path

import torch
from rdkit import Chem, RDLogger

import data
from chains import check_formula_chain
from generate import generate, next_scores
from model import Config, Nano
from tokenizer import Tokenizer

RDLogger.DisableLog("rdApp.*")
EMPTY = "<think>\n\n</think>\n\n"
PREFIX = {"instant": EMPTY, "thinking": "<think>\n", "auto": ""}
PROMPTS = {"smiles-to-formula": data.FORMULA_PROMPT, "esol": data.ESOL_PROMPT, "bbbp": data.BBBP_PROMPT}
BATCH = 100


def answer_of(reply, tag):
    """Text between the tags after the thought, or None."""
    found = re.search(f"<{tag}> ?(.*?) ?</{tag}>", reply.rpartition("</think>")[2], re.S)
    return found.group(1) if found else None


def replies(model, tokenizer, prompts, mode, batch=BATCH, **options):
    """Full reply texts, prefix included; prompts are grouped by length to keep padding small."""
    stop = tokenizer.added["<|im_end|>"]
    ids = [tokenizer.encode(data.prompt_text(p) + PREFIX[mode]) for p in prompts]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    texts = [""] * len(ids)
    for start in range(0, len(order), batch):
        part = order[start:start + batch]
        for i, new in zip(part, generate(model, [ids[i] for i in part], stop, **options)):
            texts[i] = PREFIX[mode] + tokenizer.decode(new)
    return texts


def interval(values, score, rounds=1000):
    """95 % bootstrap interval of score(values)."""
    rng, n = random.Random(5), len(values)
    drawn = sorted(score([values[rng.randrange(n)] for _ in range(n)]) for _ in range(rounds))
    return [round(drawn[int(rounds * 0.025)], 3), round(drawn[int(rounds * 0.975) - 1], 3)]


def report(values, score):
    return {"score": round(score(values), 4), "n": len(values), "interval95": interval(values, score)}


def mean(values):
    return sum(values) / max(1, len(values))


def rmse(pairs):
    return math.sqrt(mean([(a - b) ** 2 for a, b in pairs]))


def auroc(pairs):
    """Probability that a positive has the higher score; pairs of (score, label)."""
    pairs = sorted(pairs)
    positives, ranks, i = sum(label for _, label in pairs), 0.0, 0
    while i < len(pairs):
        j = i
        while j < len(pairs) and pairs[j][0] == pairs[i][0]:
            j += 1
        ranks += sum(label for _, label in pairs[i:j]) * (i + j + 1) / 2
        i = j
    negatives = len(pairs) - positives
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives) if positives * negatives else 0.5


def load_rows(folder, task, count=None):
    rows = [json.loads(line) for line in open(Path(folder) / f"{task}.jsonl", encoding="utf-8")]
    return rows[:count]


def ask(model, tokenizer, task, rows, mode):
    return replies(model, tokenizer, [PROMPTS[task].format(r["values"]["smiles"]) for r in rows], mode)


def score_formula(model, tokenizer, rows, mode):
    texts = ask(model, tokenizer, "smiles-to-formula", rows, mode)
    exact = [answer_of(t, "MOLFORMULA") == r["reference"] for t, r in zip(texts, rows)]
    result = report(exact, mean) | {"metric": "exact"}
    if mode != "instant":
        sound = [check_formula_chain(r["values"]["smiles"], t[len("<think>\n"):].partition("\n</think>")[0],
                                     r["reference"]) for t, r in zip(texts, rows)]
        result["chain_correct"] = round(mean(sound), 4)
    return result


def score_esol(model, tokenizer, rows, mode):
    pairs = []
    for text, row in zip(ask(model, tokenizer, "esol", rows, mode), rows):
        try:
            pairs.append((float(answer_of(text, "NUMBER")), row["reference"]))
        except (TypeError, ValueError):
            continue
    if not pairs:
        return {"score": None, "n": 0, "metric": "rmse", "unreadable": len(rows)}
    return report(pairs, rmse) | {"metric": "rmse", "unreadable": len(rows) - len(pairs)}


def score_bbbp(model, tokenizer, rows, mode):
    """AUROC from P(Yes) against P(No) where the answer stands; accuracy from the same scores."""
    texts = [""] * len(rows) if mode == "instant" else ask(model, tokenizer, "bbbp", rows, mode)
    given = []
    for text, row in zip(texts, rows):
        thought = EMPTY if mode == "instant" else text.partition("</think>")[0] + "</think>\n\n"
        prompt = data.prompt_text(data.BBBP_PROMPT.format(row["values"]["smiles"]))
        given.append(tokenizer.encode(prompt + thought + "<BOOLEAN> "))
    yes_no = [tokenizer.encode("Yes")[0], tokenizer.encode("No")[0]]
    pairs = []
    for start in range(0, len(rows), BATCH):
        scores = next_scores(model, [g[-512:] for g in given[start:start + BATCH]], yes_no)
        pairs += [(float(a - b), r["reference"]) for (a, b), r in zip(scores, rows[start:start + BATCH])]
    accuracy = mean([(s > 0) == label for s, label in pairs])
    return report(pairs, auroc) | {"metric": "auroc", "accuracy": round(accuracy, 4)}


def score_free(model, tokenizer, count, mode, seed=1):
    """Sampled molecules: valid for RDKit; unique among the valid ones."""
    texts = replies(model, tokenizer, [data.FREE_PROMPT] * count, mode, batch=count, temperature=0.95, top_k=50,
                    top_p=0.95, seed=seed, limit=200)
    found = [answer_of(t, "SMILES") for t in texts]
    valid = [s is not None and s != "" and Chem.MolFromSmiles(s) is not None for s in found]
    unique = len({s for s, ok in zip(found, valid) if ok}) / max(1, sum(valid))
    return report(valid, mean) | {"metric": "validity", "unique": round(unique, 4)}


def score_refusals(model, tokenizer, count=100):
    import refusals
    rng = random.Random(99)
    prompts = [refusals.refusal_prompt(rng, ["CCOC(=O)c1ccccc1"], ["Aspirin lowers fever in mice ."], ["MKTAYIAKQR"],
                                       ["ethyl benzoate"], ["GaAs"]) for _ in range(count)]
    texts = replies(model, tokenizer, prompts, "auto", limit=60)
    return report([t == EMPTY + refusals.ANSWER for t in texts], mean) | {"metric": "exact refusal"}


SCORES = {"smiles-to-formula": score_formula, "esol": score_esol, "bbbp": score_bbbp}


def quick(model, out):
    """Short look during training on validation rows."""
    with torch.autocast("cpu", torch.bfloat16):
        return quick_scores(model, out)


def quick_scores(model, out):
    tokenizer = Tokenizer.load(Path(out) / "tokenizer" / "tokenizer.json")
    seen = {}
    for task, mode, count in [("smiles-to-formula", "thinking", 50), ("smiles-to-formula", "instant", 50),
                              ("esol", "thinking", 72), ("esol", "instant", 72),
                              ("bbbp", "thinking", 146), ("bbbp", "instant", 146)]:
        rows = load_rows(Path(out) / "heldout" / "valid", task, count)
        seen[f"{task}/{mode}"] = SCORES[task](model, tokenizer, rows, mode)["score"]
    seen["molecule/instant"] = score_free(model, tokenizer, 100, "instant")["score"]
    return seen


def full(model, tokenizer, folder, count, modes):
    for mode in modes:
        for task, score in SCORES.items():
            yield task, mode, score(model, tokenizer, load_rows(folder, task, count), mode)
        yield "unconditional-molecule", mode, score_free(model, tokenizer, 400, mode)
    yield "refusal", "auto", score_refusals(model, tokenizer)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--out", default="out")
    args.add_argument("--checkpoint", help="default: OUT/checkpoint.pt")
    args.add_argument("--heldout", help="folder of the rows; default: OUT/heldout")
    args.add_argument("--count", type=int, help="rows a task at most")
    args.add_argument("--modes", default="thinking,instant", help="of thinking, instant, auto")
    args = args.parse_args()
    torch.set_num_threads(1)
    kept = torch.load(args.checkpoint or Path(args.out) / "checkpoint.pt")
    model = Nano(Config(**kept["config"]))
    model.load_state_dict(kept["model"])
    tokenizer = Tokenizer.load(Path(args.out) / "tokenizer" / "tokenizer.json")
    table = []
    for task, mode, result in full(model, tokenizer, args.heldout or Path(args.out) / "heldout", args.count,
                                   args.modes.split(",")):
        print(task, mode, json.dumps(result), flush=True)
        table.append({"task": task, "mode": mode} | result)
    (Path(args.out) / "evaluation.json").write_text(json.dumps({"state": kept["state"], "scores": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
