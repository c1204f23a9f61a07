"""Export a checkpoint as a Hugging Face folder (Qwen3ForCausalLM), safetensors written by hand.

safetensors: 8 bytes little-endian header length, JSON header (names, dtype, shape,
offsets), then the tensors one after another.
"""
import argparse
import json
import shutil
import struct
from pathlib import Path

import numpy as np
import torch

from model import Config, Nano
from tokenizer import Tokenizer


def hf_tensors(model):
    """{name in Hugging Face's Qwen3: float32 array}; fused projections are taken apart."""
    c = model.config
    q, kv = c.num_attention_heads * c.head_dim, c.num_key_value_heads * c.head_dim
    out = {"model.embed_tokens.weight": model.embed.weight, "model.norm.weight": model.norm.weight}
    for n, block in enumerate(model.blocks):
        at, base = block.attention, f"model.layers.{n}."
        parts = dict(zip("qkv", at.qkv.weight.split([q, kv, kv])))
        gate, up = block.gate_up.weight.chunk(2)
        out |= {base + f"self_attn.{x}_proj.weight": w for x, w in parts.items()}
        out |= {base + "self_attn.o_proj.weight": at.o.weight,
                base + "self_attn.q_norm.weight": at.q_norm.weight,
                base + "self_attn.k_norm.weight": at.k_norm.weight,
                base + "mlp.gate_proj.weight": gate, base + "mlp.up_proj.weight": up,
                base + "mlp.down_proj.weight": block.down.weight,
                base + "input_layernorm.weight": block.norm1.weight,
                base + "post_attention_layernorm.weight": block.norm2.weight}
    return {name: w.detach().float().contiguous().numpy() for name, w in out.items()}


def write_safetensors(path, tensors):
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, array in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for array in tensors.values():
            out.write(array.astype("<f4").tobytes())


def read_safetensors(path):
    """{name: float32 array}; the counterpart, for the tests."""
    raw = Path(path).read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header, body = json.loads(raw[8:8 + size]), raw[8 + size:]
    header.pop("__metadata__")
    return {name: np.frombuffer(body[slice(*h["data_offsets"])], "<f4").reshape(h["shape"])
            for name, h in header.items()}


def hf_config(config, tokenizer):
    end, pad = tokenizer.added["<|im_end|>"], tokenizer.added["<|endoftext|>"]
    c = config
    return {"architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3", "attention_bias": False,
            "attention_dropout": 0.0, "bos_token_id": pad, "eos_token_id": end, "pad_token_id": pad,
            "head_dim": c.head_dim, "hidden_act": "silu", "hidden_size": c.hidden_size,
            "initializer_range": 0.02, "intermediate_size": c.intermediate_size,
            "max_position_embeddings": c.max_position_embeddings, "max_window_layers": c.num_hidden_layers,
            "num_attention_heads": c.num_attention_heads, "num_hidden_layers": c.num_hidden_layers,
            "num_key_value_heads": c.num_key_value_heads, "rms_norm_eps": c.rms_norm_eps,
            "rope_scaling": None, "rope_theta": c.rope_theta, "sliding_window": None,
            "tie_word_embeddings": True, "torch_dtype": "float32", "use_cache": True,
            "use_sliding_window": False, "vocab_size": c.vocab_size}


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def export(model, tokenizer, folder):
    """Write beside the folder, then put it in its place."""
    folder = Path(folder)
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    if tokenizer.size > model.config.vocab_size:
        raise SystemExit(f"the tokenizer has {tokenizer.size} tokens, the model {model.config.vocab_size}: "
                         "train again on rows made with this tokenizer")
    write_safetensors(part / "model.safetensors", hf_tensors(model))
    write_json(part / "config.json", hf_config(model.config, tokenizer))
    ends = [tokenizer.added["<|im_end|>"], tokenizer.added["<|endoftext|>"]]
    write_json(part / "generation_config.json",
               {"bos_token_id": ends[1], "eos_token_id": ends, "pad_token_id": ends[1], "do_sample": False})
    tokenizer.save(part)
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def load(checkpoint):
    if not Path(checkpoint).exists():
        raise SystemExit(f"no checkpoint {checkpoint}: train first, or pass --untrained")
    kept = torch.load(checkpoint)
    model = Nano(Config(**kept["config"]))
    model.load_state_dict(kept["model"])
    return model


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--out", default="out")
    args.add_argument("--checkpoint", help="default: OUT/checkpoint.pt")
    args.add_argument("--untrained", action="store_true", help="random weights, to build a converter against")
    args = args.parse_args()
    out = Path(args.out)
    model = Nano(Config()) if args.untrained else load(args.checkpoint or out / "checkpoint.pt")
    export(model, Tokenizer.load(out / "tokenizer" / "tokenizer.json"), out / "nano-hf")
    print(f"{out / 'nano-hf'} written")


if __name__ == "__main__":
    main()
