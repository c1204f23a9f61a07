"""Batched generation with a key/value cache, greedy or sampled (temperature, top-k, top-p)."""
import torch


def left_pad(prompts):
    """ids [B, T] padded on the left, padding counts [B]."""
    longest = max(map(len, prompts))
    ids = torch.tensor([[0] * (longest - len(p)) + p for p in prompts])
    return ids, torch.tensor([longest - len(p) for p in prompts])


def masks(pad, total, queries):
    """Additive mask [B, 1, queries, total]: causal, padding hidden; the queries are the last positions."""
    at = torch.arange(total)
    causal = at[None] <= torch.arange(total - queries, total)[:, None]
    seen = causal[None] & (at[None, None] >= pad[:, None, None])
    seen |= (at[None, None] == torch.arange(total - queries, total)[None, :, None])  # padding looks at itself
    return torch.zeros(seen.shape).masked_fill(~seen, float("-inf"))[:, None]


def pick(logits, temperature, top_k, top_p, generator):
    """Next ids [B] from logits [B, V]."""
    if not temperature:
        return logits.argmax(-1)
    values, index = (logits / temperature).topk(top_k, -1)
    probs = values.softmax(-1)
    probs[(probs.cumsum(-1) - probs) > top_p] = 0
    return index.gather(-1, torch.multinomial(probs, 1, generator=generator))[:, 0]


@torch.no_grad()
def generate(model, prompts, stop, limit=400, temperature=0.0, top_k=50, top_p=0.95, seed=1):
    """Lists of new ids for each prompt (lists of ids), up to `stop`, which is left out."""
    generator = torch.Generator().manual_seed(seed)
    ids, pad = left_pad(prompts)
    limit = min(limit, model.config.max_position_embeddings - ids.shape[1])
    positions = (torch.arange(ids.shape[1])[None] - pad[:, None]).clamp(min=0)
    hidden, caches = model.hidden(ids, positions, masks(pad, ids.shape[1], ids.shape[1]))
    replies, alive = [[] for _ in prompts], torch.arange(len(prompts))
    for n in range(limit):
        chosen = pick(model.logits(hidden[:, -1]).float(), temperature, top_k, top_p, generator)
        going = chosen != stop
        for row, token in zip(alive[going].tolist(), chosen[going].tolist()):
            replies[row].append(token)
        if not going.all():
            alive, chosen, pad, positions = alive[going], chosen[going], pad[going], positions[going]
            caches = [(k[going], v[going]) for k, v in caches]
        if not len(alive):
            break
        positions = positions[:, -1:] + 1
        mask = masks(pad, ids.shape[1] + n + 1, 1)
        hidden, caches = model.hidden(chosen[:, None], positions, mask, caches)
    return replies


@torch.no_grad()
def next_scores(model, prompts, tokens):
    """Log-probabilities [B, len(tokens)] of `tokens` right after each prompt."""
    ids, pad = left_pad(prompts)
    positions = (torch.arange(ids.shape[1])[None] - pad[:, None]).clamp(min=0)
    hidden, _ = model.hidden(ids, positions, masks(pad, ids.shape[1], ids.shape[1]))
    return model.logits(hidden[:, -1]).float().log_softmax(-1)[:, tokens]
