"""Group-relative policy optimisation: rollouts of a model, and one update of it by their advantages.

Sources: advantages standardised within a group, Shao et al. 2024 (DeepSeekMath); clipped ratio,
Schulman et al. 2017 (PPO); one mean over all tokens instead of one for each reply, Yu et al. 2025 (DAPO).
"""
from collections import namedtuple

import torch

import data
from evaluate import PREFIX
from generate import generate

MICRO = 64  # rollouts in one backward pass
AT_ONCE = 32  # questions sampled at once

# given: ids of the prompt; written: ids that the model drew, the end included unless it was cut off;
# text: the whole reply for the scorers.
Rollout = namedtuple("Rollout", "given written text")
Options = namedtuple("Options", "clip kl passes")


class Sampler:
    """Draws replies from the model's own distribution: temperature 1, nothing cut off it; or greedy ones, with 0."""

    def __init__(self, tokenizer, mode, size, limit, temperature=1.0):
        self.tokenizer, self.prefix, self.size, self.limit = tokenizer, PREFIX[mode], size, limit
        self.temperature, self.stop = temperature, tokenizer.added["<|im_end|>"]

    def roll_out(self, model, questions, seed):
        """[[Rollout] * size] for each question."""
        rollouts = []
        for at in range(0, len(questions), AT_ONCE):
            rollouts += self.some(model, questions[at:at + AT_ONCE], seed + at)
        return [rollouts[at:at + self.size] for at in range(0, len(rollouts), self.size)]

    def some(self, model, questions, seed):
        room, vocabulary = model.config.max_position_embeddings, model.config.vocab_size
        given = [self.tokenizer.encode(data.prompt_text(q.prompt) + self.prefix) for q in questions]
        longest = max(map(len, given))
        limit = min(self.limit, room - longest)
        if limit < 1:
            raise SystemExit(f"a prompt of {longest} tokens leaves no room for a reply in {room} positions: "
                             "leave it out")
        given = [ids for ids in given for _ in range(self.size)]
        written = generate(model, given, self.stop, limit=limit, temperature=self.temperature, top_k=vocabulary,
                           top_p=1.0, seed=seed)
        return [Rollout(ids, new + [self.stop] * (len(new) < limit), self.prefix + self.tokenizer.decode(new))
                for ids, new in zip(given, written)]


def batch(rollouts):
    """ids and target [B, T - 1]; target is -1 outside of what was written."""
    longest = max(len(r.given) + len(r.written) for r in rollouts)
    ids = torch.zeros(len(rollouts), longest, dtype=torch.long)
    target = torch.full_like(ids, -1)
    for row, (given, written, _) in enumerate(rollouts):
        end = len(given) + len(written)
        ids[row, :end] = torch.tensor(given + written)
        target[row, len(given):end] = torch.tensor(written)
    return ids[:, :-1], target[:, 1:]


def log_probs(model, rollouts):
    """Log-probabilities of all written tokens, one rollout after the other."""
    losses, _ = model.loss_sum(*batch(rollouts))
    return -losses


class Part:
    """Some rollouts with the advantage of each token and what the model and the start gave it before the update."""

    @torch.no_grad()
    def __init__(self, model, start, chosen):
        self.rollouts = [rollout for rollout, _ in chosen]
        lengths = torch.tensor([len(r.written) for r in self.rollouts])
        self.advantages = torch.tensor([a for _, a in chosen], dtype=torch.float32).repeat_interleave(lengths)
        self.before, self.start = log_probs(model, self.rollouts), log_probs(start, self.rollouts)


def update(model, start, optim, chosen, options):
    """Learn from [(rollout, advantage)]; returns KL a token to `start` before the update, share of tokens clipped."""
    by_length = sorted(chosen, key=lambda pair: len(pair[0].given) + len(pair[0].written))
    parts = [Part(model, start, by_length[at:at + MICRO]) for at in range(0, len(by_length), MICRO)]
    tokens = sum(len(part.advantages) for part in parts)
    kl = sum(float(divergence(part.before, part.start).sum()) for part in parts) / tokens
    clipped = 0
    for _ in range(options.passes):
        for part in parts:
            now = log_probs(model, part.rollouts)
            gain, beyond = clipped_gain(now - part.before, part.advantages, options.clip)
            loss = options.kl * divergence(now, part.start) - gain
            (loss.sum() / tokens).backward()
            clipped += int(beyond.sum())
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, error_if_nonfinite=True)
        optim.step()
        optim.zero_grad(set_to_none=True)
    return kl, clipped / (tokens * options.passes)


def clipped_gain(change, advantages, clip):
    """What is to grow for each token, and where it is cut: a token gains nothing by moving further than `clip`."""
    ratio = change.exp()
    free, bound = ratio * advantages, ratio.clamp(1 - clip, 1 + clip) * advantages
    return torch.minimum(free, bound), bound < free


def divergence(log_prob, start):
    """KL to `start` estimated from drawn tokens: exp(d) - d - 1 with d = start - log_prob, never negative."""
    apart = start - log_prob
    return apart.exp() - apart - 1
