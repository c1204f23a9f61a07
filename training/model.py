"""Qwen3 decoder in torch, small: RMSNorm, QK-norm, rotary positions, grouped queries, SwiGLU.

Source of the block: Qwen3 technical report (2025), dense models: pre-norm, QK-norm
instead of QKV bias, tied embeddings in the small sizes. Rotary embedding is the
half-split (NeoX) form with theta 1e4.
Shapes: B rows, T tokens, D hidden, H heads, K kv heads, d head_dim.
"""
import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class Config:
    vocab_size: int = 1024
    hidden_size: int = 192
    num_hidden_layers: int = 5
    num_attention_heads: int = 6
    num_key_value_heads: int = 3
    head_dim: int = 32
    intermediate_size: int = 512
    max_position_embeddings: int = 512
    rope_theta: float = 10000.0
    rms_norm_eps: float = 1e-6

    def to_dict(self):
        return asdict(self)


class Normalise(torch.autograd.Function):
    """x / rms(x) * weight in float32, with a backward of few operations; weight broadcasts to x."""

    @staticmethod
    def forward(ctx, x, weight, eps):
        wide = x.float()
        scale = torch.linalg.vector_norm(wide, dim=-1, keepdim=True).pow(2).div(x.shape[-1]).add(eps).rsqrt()
        unit = wide * scale
        ctx.save_for_backward(unit, scale, weight)
        ctx.kind = x.dtype
        return unit * weight

    @staticmethod
    def backward(ctx, grad):
        unit, scale, weight = ctx.saved_tensors
        wide = grad * weight
        dot = (wide * unit).mean(-1, keepdim=True)
        return (torch.addcmul(wide, unit, dot, value=-1).mul_(scale).to(ctx.kind),
                (grad * unit).sum_to_size(weight.shape), None)


class RMSNorm(nn.Module):
    def __init__(self, width, eps):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(width)), eps

    def forward(self, x):
        return Normalise.apply(x, self.weight, self.eps)


def rope_tables(config):
    """cos, sin [max_position, d]; the first half of sin carries the minus of the half-split rotation."""
    d = config.head_dim
    inverse = config.rope_theta ** (-torch.arange(0, d, 2).float() / d)
    angle = torch.arange(config.max_position_embeddings).float()[:, None] * inverse
    return torch.cat([angle, angle], -1).cos(), torch.cat([-angle, angle], -1).sin()


def rotate(x, cos, sin):
    """x [B, heads, T, d]; cos, sin broadcast to it."""
    return torch.addcmul(x * cos, x.roll(x.shape[-1] // 2, -1), sin)


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads, self.kv, self.d = c.num_attention_heads, c.num_key_value_heads, c.head_dim
        self.qkv = nn.Linear(c.hidden_size, (self.heads + 2 * self.kv) * self.d, bias=False)
        self.o = nn.Linear(self.heads * self.d, c.hidden_size, bias=False)
        self.q_norm, self.k_norm = RMSNorm(self.d, c.rms_norm_eps), RMSNorm(self.d, c.rms_norm_eps)

    def forward(self, x, cos, sin, mask, cache=None):
        """x [B, T, D]; mask is added to the scores, [T, S] or [B, 1, T, S]; cache = (k, v) so far."""
        b, t, _ = x.shape
        qk, v = self.qkv(x).view(b, t, -1, self.d).transpose(1, 2).split([self.heads + self.kv, self.kv], 1)
        weight = torch.cat([self.q_norm.weight.expand(self.heads, 1, -1), self.k_norm.weight.expand(self.kv, 1, -1)])
        qk = rotate(Normalise.apply(qk, weight, self.q_norm.eps), cos, sin)
        q, k = (qk[:, :self.heads] * (1 / math.sqrt(self.d))).to(v.dtype), qk[:, self.heads:].to(v.dtype)
        if cache is not None:
            k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
        group = self.heads // self.kv
        q = q.reshape(b, self.kv, group * t, self.d)  # heads of a group share keys
        scores = (q @ k.transpose(2, 3)).view(b, self.heads, t, -1) + mask
        weights = scores.softmax(-1).to(v.dtype).view(b, self.kv, group * t, -1)
        out = (weights @ v).view(b, self.heads, t, self.d).transpose(1, 2).reshape(b, t, -1)
        return self.o(out), (k, v)


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.norm1, self.norm2 = RMSNorm(c.hidden_size, c.rms_norm_eps), RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.attention = Attention(c)
        self.gate_up = nn.Linear(c.hidden_size, 2 * c.intermediate_size, bias=False)
        self.down = nn.Linear(c.intermediate_size, c.hidden_size, bias=False)

    def forward(self, x, cos, sin, mask, cache=None):
        out, cache = self.attention(self.norm1(x), cos, sin, mask, cache)
        x = x + out
        gate, up = self.gate_up(self.norm2(x)).chunk(2, -1)
        return x + self.down(F.silu(gate.float()).to(up.dtype) * up), cache  # silu is slow in bf16


class Nano(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.embed = nn.Embedding(config.vocab_size, config.hidden_size)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.num_hidden_layers))
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        cos, sin = rope_tables(config)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.apply(self.initialise)

    def initialise(self, module):
        if isinstance(module, (nn.Linear, nn.Embedding)):
            nn.init.normal_(module.weight, std=0.02)
        for name, weight in module.named_parameters(recurse=False):
            if isinstance(module, nn.Linear) and module.out_features == self.config.hidden_size:
                nn.init.normal_(weight, std=0.02 / math.sqrt(2 * self.config.num_hidden_layers))

    def hidden(self, ids, positions=None, mask=None, caches=None):
        """ids [B, T] -> hidden states [B, T, D] and the (k, v) caches of all layers."""
        t = ids.shape[1]
        if positions is None:
            cos, sin = self.cos[:t], self.sin[:t]
        else:
            cos, sin = self.cos[positions][:, None], self.sin[positions][:, None]
        if mask is None:
            mask = torch.full((t, t), float("-inf")).triu(1)
        x, out = self.embed(ids), []
        for i, block in enumerate(self.blocks):
            x, cache = block(x, cos, sin, mask, caches[i] if caches else None)
            out.append(cache)
        return self.norm(x), out

    def logits(self, hidden):
        """Tied output head: [.., D] -> [.., vocabulary]."""
        return hidden @ self.embed.weight.to(hidden.dtype).T

    def loss_sum(self, ids, target):
        """Sum of the cross-entropy at the positions where target >= 0; also per-position losses and where they are."""
        hidden, _ = self.hidden(ids)
        where = target >= 0
        losses = F.cross_entropy(self.logits(hidden[where]).float(), target[where], reduction="none")
        return losses, where


def parameter_count(model):
    return sum(p.numel() for p in model.parameters())
