"""Train nano on out/rows.npz within a wall-clock budget.

Recipe: AdamW, lr 3e-3 -> 3e-4 cosine over the fraction of the budget used, warm-up
100 steps, beta2 0.95, weight decay 0.05, clip 1, bf16 autocast, one thread. A step
takes rows at random up to --tokens, sorts them by length and splits them into
micro-batches, so that padding stays small and every step sees all tasks.
"""
import argparse
import json
import math
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "30000")  # every batch shape is a kernel of its own

import numpy as np  # noqa: E402
import torch  # noqa: E402

from model import Config, Nano, parameter_count  # noqa: E402

SMOKE = Config(hidden_size=96, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
               intermediate_size=256, head_dim=32)


class Rows:
    """Packed rows, drawn in shuffled epochs; `mix` multiplies the rows of a label."""

    def __init__(self, path, seed, mix=None, answer_weight=1):
        if not Path(path).exists():
            raise SystemExit(f"no {path}: make it first with prepare.py --data DIR")
        packed = np.load(path)
        self.tokens, self.loss, self.start, self.task = (packed[k] for k in ("tokens", "loss", "start", "task"))
        self.labels = [str(x) for x in packed["labels"]]
        self.rng, self.order, self.at, self.epoch = np.random.default_rng(seed), [], 0, -1
        unknown = set(mix or {}) - set(self.labels)
        if unknown:
            raise SystemExit(f"--mix names {sorted(unknown)}; the labels are {self.labels}")
        self.times = np.array([(mix or {}).get(label, 1.0) for label in self.labels])[self.task]
        self.stress_answers(answer_weight)

    def stress_answers(self, weight):
        """Multiply the loss of the last tokens (the number and its tags) of the esol rows."""
        mine = [i for i, label in enumerate(self.labels) if label.startswith("esol/")]
        for end in self.start[1:][np.isin(self.task, mine)]:
            self.loss[end - 8:end] *= weight

    def permutation(self):
        """One epoch: every row floor(times) or one more times, shuffled."""
        count = np.floor(self.times + self.rng.random(len(self.times))).astype(np.int64)
        return self.rng.permutation(np.repeat(np.arange(len(self.times)), count))

    def draw(self, budget):
        """Indices of rows that hold about `budget` tokens together."""
        chosen, total = [], 0
        while total < budget:
            if self.at >= len(self.order):
                self.order, self.at, self.epoch = self.permutation(), 0, self.epoch + 1
            i = self.order[self.at]
            chosen.append(i)
            total += self.start[i + 1] - self.start[i]
            self.at += 1
        return chosen

    def batch(self, indices):
        """ids, target, weight [B, T - 1] and the task of each row; target is -1 where there is no loss."""
        spans = [(self.start[i], self.start[i + 1]) for i in indices]
        longest = 1 + -(-max(b - a for a, b in spans) // 8) * 8  # few shapes: multiples of 8
        ids = np.zeros((len(spans), longest), np.int64)
        target, weight = np.full((len(spans), longest), -1, np.int64), np.zeros((len(spans), longest), np.float32)
        for r, (a, b) in enumerate(spans):
            ids[r, :b - a] = self.tokens[a:b]
            target[r, :b - a] = np.where(self.loss[a:b] > 0, self.tokens[a:b].astype(np.int64), -1)
            weight[r, :b - a] = self.loss[a:b]
        parts = [torch.from_numpy(x) for x in (ids[:, :-1], target[:, 1:], weight[:, 1:])]
        return (*parts, self.task[list(indices)])

    def micro_batches(self, indices, count):
        """Split rows by length into `count` groups of about equal token numbers."""
        length = {i: self.start[i + 1] - self.start[i] for i in indices}
        indices = sorted(indices, key=length.get)
        share, groups, held = sum(length.values()) / count, [[]], 0
        for i in indices:
            if groups[-1] and held >= share * len(groups):
                groups.append([])
            groups[-1].append(i)
            held += length[i]
        return groups


def learning_rate(fraction, step, high, low):
    if step < 100:
        return high * (step + 1) / 100
    return low + (high - low) * 0.5 * (1 + math.cos(math.pi * min(1.0, fraction)))


def optimiser(model, lr):
    """AdamW; no weight decay on the norms."""
    wide = [p for p in model.parameters() if p.dim() > 1]
    narrow = [p for p in model.parameters() if p.dim() == 1]
    groups = [{"params": wide, "weight_decay": 0.05}, {"params": narrow, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.95), eps=1e-8)


def save(path, model, optim, state):
    """Write a checkpoint beside its place, then rename."""
    part = path.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optim": optim.state_dict(), "config": model.config.to_dict(),
                "state": state}, part)
    part.rename(path)


class Log:
    """Console and file log with the mean loss of each task since the last line."""

    def __init__(self, path, labels):
        self.file, self.labels = open(path, "a"), labels
        self.sum, self.count = np.zeros(len(labels)), np.zeros(len(labels))

    def add(self, losses, where, tasks):
        task = torch.from_numpy(tasks.astype(np.int64))[:, None].expand(where.shape)[where].numpy()
        self.sum += np.bincount(task, losses.detach().numpy(), len(self.labels))
        self.count += np.bincount(task, minlength=len(self.labels))

    def line(self, text):
        seen = [i for i in range(len(self.labels)) if self.count[i]]
        text += " | " + " ".join(f"{self.labels[i]} {self.sum[i] / self.count[i]:.4f}" for i in seen)
        self.write(text)
        self.sum[:], self.count[:] = 0, 0

    def write(self, text):
        print(text, flush=True)
        self.file.write(text + "\n")
        self.file.flush()


def step_once(model, rows, optim, log, args):
    """One optimiser step over about args.tokens tokens; returns how many were seen."""
    groups = rows.micro_batches(rows.draw(args.tokens), args.micro)
    batches = [rows.batch(g) for g in groups]
    scale = 1.0 / sum(float(weight.sum()) for _, _, weight, _ in batches)
    for ids, target, weight, tasks in batches:
        with torch.autocast("cpu", torch.bfloat16):
            losses, where = model.loss_sum(ids, target)
        ((losses * weight[where]).sum() * scale).backward()
        log.add(losses, where, tasks)
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optim.step()
    optim.zero_grad(set_to_none=True)
    return sum(int(rows.start[i + 1] - rows.start[i]) for g in groups for i in g)


def train(args):
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    out = Path(args.out)
    rows = Rows(out / "rows.npz", args.seed, json.loads(args.mix), args.answer_weight)
    state = {"step": 0, "tokens": 0, "spent": 0.0}
    model = Nano(SMOKE if args.smoke else Config(**json.loads(args.config)))
    if args.resume:
        kept = torch.load(args.resume)
        model, state = Nano(Config(**kept["config"])), kept["state"]
        model.load_state_dict(kept["model"])
        rows.rng = np.random.default_rng(args.seed + state["step"])
    optim = optimiser(model, args.lr)
    if args.resume:
        optim.load_state_dict(kept["optim"])
    log = Log(out / "train.log", rows.labels)
    log.write(f"parameters {parameter_count(model)} config {json.dumps(model.config.to_dict())} args {vars(args)}")
    checkpoint, budget, begin = out / "checkpoint.pt", args.minutes * 60, time.time() - state["spent"]
    saved = printed = evaluated = time.time()
    window = [time.time(), state["tokens"]]
    while time.time() - begin < budget:
        fraction = (time.time() - begin) / budget
        for group in optim.param_groups:
            group["lr"] = learning_rate(fraction, state["step"], args.lr, args.lr * args.final)
        state["tokens"] += step_once(model, rows, optim, log, args)
        state["step"] += 1
        state["spent"] = now = time.time() - begin
        if time.time() - printed > args.print_every:
            speed = (state["tokens"] - window[1]) / (time.time() - window[0])
            log.line(f"{now:.0f} s step {state['step']} tokens {state['tokens']} epoch {rows.epoch} "
                     f"{speed:.0f} tok/s lr {optim.param_groups[0]['lr']:.2e}")
            printed, window = time.time(), [time.time(), state["tokens"]]
        if time.time() - saved > args.save_every:
            save(checkpoint, model, optim, state)
            saved = time.time()
        if args.eval_every and time.time() - evaluated > args.eval_every:
            quick_look(model, out, log)
            evaluated = time.time()
    save(checkpoint, model, optim, state)
    log.line(f"end: {state['spent']:.0f} s step {state['step']} tokens {state['tokens']}")


def quick_look(model, out, log):
    """Greedy check on a few held-out validation rows."""
    from evaluate import quick
    begin = time.time()
    try:
        log.write(f"  look: {quick(model, out)} ({time.time() - begin:.0f} s)")
    except (OSError, ValueError, RuntimeError) as problem:
        log.write(f"  look failed: {problem!r}")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--out", default="out")
    args.add_argument("--minutes", type=float, required=True, help="wall-clock budget; the schedule follows it")
    args.add_argument("--smoke", action="store_true", help="a tiny model, to see that everything runs")
    args.add_argument("--config", default="{}", help="JSON of Config fields to change")
    args.add_argument("--mix", default="{}", help='JSON: multiplier of the rows of a label, such as {"esol/thinking": 1.5}')
    args.add_argument("--answer-weight", type=int, default=1, help="weight of the loss on the numbers of esol")
    args.add_argument("--resume", help="a checkpoint to go on from")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--lr", type=float, default=3e-3)
    args.add_argument("--final", type=float, default=0.1, help="last learning rate as a share of the first")
    args.add_argument("--tokens", type=int, default=8192, help="tokens a step")
    args.add_argument("--micro", type=int, default=4, help="micro-batches a step")
    args.add_argument("--threads", type=int, default=1)
    args.add_argument("--print-every", type=float, default=60)
    args.add_argument("--save-every", type=float, default=300)
    args.add_argument("--eval-every", type=float, default=600, help="seconds between quick looks; 0 for none")
    args = args.parse_args()
    if args.answer_weight < 1:
        raise SystemExit(f"--answer-weight {args.answer_weight} is too small: give a whole number from 1")
    if args.minutes <= 0:
        raise SystemExit(f"--minutes {args.minutes} is no budget: give a positive number, such as 60")
    train(args)


if __name__ == "__main__":
    main()
