"""The exported folder: names, shapes, values; generation with and without the cache."""
import json
import tempfile
import unittest
from pathlib import Path

import torch

from evaluate import auroc, rmse
from export import export, read_safetensors
from generate import generate
from model import Config, Nano
from test_tokenizer import small

TINY = Config(vocab_size=512, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
              head_dim=32, intermediate_size=96)


class Export(unittest.TestCase):
    def test_folder(self):
        torch.manual_seed(0)
        model = Nano(TINY)
        with tempfile.TemporaryDirectory() as folder:
            export(model, small(), Path(folder) / "hf")
            export(model, small(), Path(folder) / "hf")  # a second time over the first
            tensors = read_safetensors(Path(folder) / "hf" / "model.safetensors")
            config = json.loads((Path(folder) / "hf" / "config.json").read_text())
            names = sorted(p.name for p in (Path(folder) / "hf").iterdir())
        self.assertEqual(names, ["config.json", "generation_config.json", "model.safetensors", "tokenizer.json",
                                 "tokenizer_config.json"])
        self.assertEqual(len(tensors), 2 + 11 * TINY.num_hidden_layers)
        self.assertEqual(tensors["model.layers.1.self_attn.k_proj.weight"].shape, (64, 64))
        self.assertEqual(tensors["model.layers.0.mlp.up_proj.weight"].shape, (96, 64))
        self.assertTrue((tensors["model.embed_tokens.weight"] == model.embed.weight.detach().numpy()).all())
        self.assertTrue(config["tie_word_embeddings"])

    def test_cache_changes_nothing(self):
        torch.manual_seed(1)
        model, prompts = Nano(TINY), [[5, 6, 7, 8, 9], [3, 4]]
        for prompt, reply in zip(prompts, generate(model, prompts, stop=319, limit=6)):
            ids = list(prompt)
            for token in reply:
                hidden, _ = model.hidden(torch.tensor([ids]))
                self.assertEqual(int(model.logits(hidden[:, -1]).argmax()), token)
                ids.append(token)


class Scores(unittest.TestCase):
    def test_auroc(self):
        self.assertEqual(auroc([(0.1, False), (0.4, True), (0.35, False), (0.8, True)]), 1.0)
        self.assertEqual(auroc([(0.5, False), (0.5, True)]), 0.5)
        self.assertEqual(auroc([(0.9, False), (0.2, True), (0.5, True)]), 0.0)

    def test_rmse(self):
        self.assertEqual(rmse([(1.0, 4.0), (0.0, 4.0)]), (12.5) ** 0.5)


if __name__ == "__main__":
    unittest.main()
