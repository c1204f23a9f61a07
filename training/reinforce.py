"""Second stage: group-relative policy optimisation of a trained checkpoint on verified rewards.

A step draws questions of the training rows, samples a group of replies to each from the model as
it is, has them rewarded by the workbench's scorers (rewards.py), drops the groups that teach
nothing and updates the model by the advantages of the others (policy.py). OUT gets checkpoint.pt
and the tokenizer (for export.py and evaluate.py), log.jsonl with a line a step, and
validation.json with the mean reward before and after. What is drawn in a step follows from the
seed and its number, so that a run which was interrupted and resumed is the same run.
"""
import argparse
import hashlib
import json
import time
from pathlib import Path

from train import optimiser, save  # before torch: it sets the threads

import torch

import policy
import questions
from evaluate import PREFIX, interval, mean
from export import load
from rewards import reward_groups
from tokenizer import Tokenizer

WARM_UP = 10  # steps; the first ones of AdamW move every weight by the whole rate

# What makes a run; all of it must be the same when it is resumed.
OPTIONS = ("task", "mode", "group", "questions", "seed", "limit", "lr", "kl", "clip", "passes")


def rewarded(model, sampler, asked, seed, reward):
    """[(rollouts, Group)] for each question; `reward`: [(question, replies)] -> [Group]."""
    rollouts = sampler.roll_out(model, asked, seed)
    return list(zip(rollouts, reward([(q, [r.text for r in rolled]) for q, rolled in zip(asked, rollouts)])))


def learns_from(group):
    """Whether a group is inside the solve-rate filter and its replies differ in reward."""
    return group.worth_training and any(group.advantages)


def step_once(model, start, optim, groups, options):
    """Learn from the groups that teach something; returns the log's line. Without any, the model stays as it is."""
    kept = [(rolled, group) for rolled, group in groups if learns_from(group)]
    chosen = [pair for rolled, group in kept for pair in zip(rolled, group.advantages)]
    kl, clipped = policy.update(model, start, optim, chosen, options) if chosen else (None, None)
    written = [len(r.written) for rolled, _ in groups for r in rolled]
    return {"reward": mean([group.solve_rate for _, group in groups]), "groups": len(groups), "kept": len(kept),
            "kl": kl, "clipped": clipped, "length": mean(written)}


def seed_of(args, step):
    """Of the rollouts of a step; -1 for those on validation questions."""
    return (args.seed * 1_000_003 + step + 1) * 10_000


class Validation:
    """The same validation questions with the same draws, asked of two models; and the greedy replies beside."""

    def __init__(self, args, tokenizer, reward):
        self.asked, self.reward = questions.validation_questions(args.data, args.task, args.validation), reward
        self.seed = seed_of(args, -1)
        self.samplers = {"sampled": policy.Sampler(tokenizer, args.mode, args.group, args.limit)}
        if len(set(self.asked)) > 1:  # greedy replies to one question are one reply
            self.samplers["greedy"] = policy.Sampler(tokenizer, args.mode, 1, args.limit, temperature=0)

    def rewards(self, model):
        """Of each question; the mean over its samples, and that of its greedy reply."""
        return {name: [group.solve_rate for _, group in rewarded(model, sampler, self.asked, self.seed, self.reward)]
                for name, sampler in self.samplers.items()}


def report(rewards):
    return {"score": round(mean(rewards), 4), "n": len(rewards), "interval95": interval(rewards, mean)}


def compare(before, after):
    """Mean rewards before and after and their difference, question by question, with intervals over the questions."""
    return {name: {"before": report(before[name]), "after": report(after[name]),
                   "difference": report([b - a for a, b in zip(before[name], after[name])])} for name in before}


def begin(args, checkpoint):
    """The model, its optimiser, the start that it is kept near to, and the state."""
    if not Path(args.start).exists():
        raise SystemExit(f"no checkpoint {args.start}: make one with train.py, or name another with --start")
    start = load(args.start).requires_grad_(False)
    state = {"step": 0, "start_sha256": hashlib.sha256(Path(args.start).read_bytes()).hexdigest()}
    state |= {name: getattr(args, name) for name in OPTIONS}
    if args.resume:
        return resume(args, checkpoint, start, state)
    if checkpoint.exists():
        raise SystemExit(f"{checkpoint} exists: go on with --resume, or give another --out")
    (checkpoint.parent / "log.jsonl").write_text("")
    model = load(args.start)
    return model, optimiser(model, args.lr), start, state


def resume(args, checkpoint, start, state):
    if not checkpoint.exists():
        raise SystemExit(f"no {checkpoint} to resume: leave --resume out")
    kept = torch.load(checkpoint)
    other = [name for name, value in state.items() if name != "step" and kept["state"].get(name) != value]
    if other:
        said = ", ".join(f"{name} was {kept['state'].get(name)} and is {state[name]}" for name in other)
        raise SystemExit(f"{checkpoint} is of another run: {said}. Give the same options, or another --out")
    model = load(checkpoint)
    optim = optimiser(model, args.lr)
    optim.load_state_dict(kept["optim"])
    forget_after(checkpoint.parent / "log.jsonl", kept["state"]["step"])
    return model, optim, start, kept["state"]


def forget_after(path, step):
    """Drop lines of steps behind the checkpoint: they are made again."""
    lines = [line for line in path.read_text().splitlines() if json.loads(line)["step"] <= step]
    path.write_text("".join(line + "\n" for line in lines))


def log(path, line):
    text = json.dumps({name: round(v, 5) if isinstance(v, float) else v for name, v in line.items()})
    print(text, flush=True)
    with open(path, "a", encoding="utf-8") as lines:
        lines.write(text + "\n")


def reinforce(args, reward):
    """The whole run; `reward` as in `rewarded`."""
    torch.set_num_threads(1)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model, optim, start, state = begin(args, out / "checkpoint.pt")
    tokenizer = Tokenizer.load(Path(args.start).parent / "tokenizer" / "tokenizer.json")
    tokenizer.save(out / "tokenizer")
    pool = questions.training_questions(args.data, args.task)
    validation = Validation(args, tokenizer, reward)
    before = validation.rewards(start)
    print(f"{len(pool)} training questions; validation before:",
          json.dumps({name: report(rewards) for name, rewards in before.items()}), flush=True)
    sampler = policy.Sampler(tokenizer, args.mode, args.group, args.limit)
    options = policy.Options(args.clip, args.kl, args.passes)
    while state["step"] < args.steps:
        began, step = time.time(), state["step"]
        for group in optim.param_groups:
            group["lr"] = args.lr * min(1, (step + 1) / WARM_UP)
        drawn = questions.drawn(pool, args.seed, step, args.questions)
        line = step_once(model, start, optim, rewarded(model, sampler, drawn, seed_of(args, step), reward), options)
        state["step"] = step + 1
        log(out / "log.jsonl", {"step": step + 1} | line | {"seconds": time.time() - began})
        if state["step"] % args.save_every == 0 or state["step"] == args.steps:
            save(out / "checkpoint.pt", model, optim, state)
    result = {"state": state} | compare(before, validation.rewards(model))
    (out / "validation.json").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result), flush=True)


def positive(text):
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def parser():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True, help="folder of the tables")
    args.add_argument("--task", required=True, choices=list(questions.TASKS))
    args.add_argument("--mode", required=True, choices=[mode for mode in PREFIX if mode != "auto"])
    args.add_argument("--steps", required=True, type=positive, help="steps in all, those before a resumption included")
    args.add_argument("--group", type=positive, default=8, help="replies to each question, 2 or more")
    args.add_argument("--questions", type=positive, default=16, help="questions a step")
    args.add_argument("--start", default="out/checkpoint.pt", help="what is trained further, its tokenizer beside it")
    args.add_argument("--out", default="out/reinforced")
    args.add_argument("--resume", action="store_true", help="go on from OUT/checkpoint.pt, with the same options")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--lr", type=float, default=1e-4)
    args.add_argument("--kl", type=float, default=0.02, help="weight of the KL to the start")
    args.add_argument("--clip", type=float, default=0.2, help="share by which a token's probability may move to gain")
    args.add_argument("--passes", type=positive, default=2, help="updates by the rollouts of a step; one clips nothing")
    args.add_argument("--limit", type=positive, default=400, help="tokens of a reply at most")
    args.add_argument("--validation", type=positive, default=200, help="validation questions at most")
    args.add_argument("--save-every", type=positive, default=10, help="steps")
    return args


def main():
    args = parser().parse_args()
    if args.group < 2:
        raise SystemExit("--group 1 compares a reply with nothing: give 2 or more")
    reinforce(args, lambda asked: reward_groups(args.task, asked))


if __name__ == "__main__":
    main()
