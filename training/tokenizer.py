"""Byte-level BPE tokenizer of nano: trainer, encoder, decoder and the files a runtime loads.

Shape: 256 byte tokens, then merges, then the added tokens; 1,024 ids in all.
The pre-tokenizer lets only three things merge, and only after a space that is
not the first character of a segment (a segment is the text between two added
tokens): a number of one or two digits, an element symbol, a word. All else is
one character a token, so a SMILES string after its tag is spelt out and the
running counts of a chain (` C`, ` 26`) are one token each.
"""
import json
import re
from collections import Counter
from pathlib import Path

VOCAB_SIZE = 1024
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TAG_NAMES = ["SMILES", "MOLFORMULA", "NUMBER", "BOOLEAN", "IUPAC", "protein", "dna", "rna", "material"]
TAGS = ["<think>", "</think>"] + [t for n in TAG_NAMES for t in (f"<{n}>", f"</{n}>")]
ADDED = SPECIAL + TAGS

# A space that starts a segment has nothing before it, so the lookbehind fails there
# and the space becomes a piece of its own.
PATTERN = (r"(?<=[\s\S]) \d{1,2}(?!\d)"
           r"|(?<=[\s\S]) [A-Z][a-z]?(?![A-Za-z])"
           r"|(?<=[\s\S]) [A-Za-z]?[a-z]+"
           r"|(?:user|assistant|system)(?=\n)"
           r"|[\s\S]")
ELEMENTS = ("H B C N O F P S K I V W U Y Cl Br Na Si Se Li Mg Ca Al Fe Cu Zn As Sn Te Pt Co Ni Mn Cr "
            "Ag Au Hg Pb Bi Sb Ge Ti Pd Ru").split()

CHAT_TEMPLATE = """{%- for message in messages %}
{%- set text = message.content %}
{%- if message.role == 'assistant' and '</think>' in text %}
{%- set text = text.split('</think>')[-1].lstrip('\\n') %}
{%- endif %}
{{- '<|im_start|>' + message.role + '\\n' + text + '<|im_end|>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}
{{- '<|im_start|>assistant\\n' }}
{%- if enable_thinking is defined and enable_thinking is false %}
{{- '<think>\\n\\n</think>\\n\\n' }}
{%- endif %}
{%- endif %}"""

_SPLIT_ADDED = re.compile("(" + "|".join(re.escape(t) for t in sorted(ADDED, key=len, reverse=True)) + ")")
_PIECES = re.compile(PATTERN)


def byte_alphabet():
    """Map byte -> printable character, as in GPT-2's byte-level BPE (Radford et al. 2019)."""
    keep = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table = {b: chr(b) for b in keep}
    for i, b in enumerate(b for b in range(256) if b not in table):
        table[b] = chr(256 + i)
    return table


BYTE_TO_CHAR = byte_alphabet()
CHAR_TO_BYTE = {c: b for b, c in BYTE_TO_CHAR.items()}


def pieces(segment):
    """Split text without added tokens into pre-tokens."""
    return _PIECES.findall(segment)


def to_chars(piece):
    return "".join(BYTE_TO_CHAR[b] for b in piece.encode("utf-8"))


def forced_merges():
    """Merges that make every one- or two-digit number and element symbol after a space one token."""
    space = BYTE_TO_CHAR[32]
    digits = "0123456789"
    merges = [(space, d) for d in digits] + [(space + a, b) for a in digits for b in digits]
    singles = dict.fromkeys(e[0] for e in ELEMENTS)
    merges += [(space, c) for c in singles]
    return merges + [(space + e[0], e[1]) for e in ELEMENTS if len(e) == 2]


def merge_once(symbols, pair):
    """Replace every occurrence of `pair` in a tuple of symbols."""
    out, i = [], 0
    while i < len(symbols):
        if symbols[i:i + 2] == pair:
            out.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return tuple(out)


def train_merges(texts, count):
    """Return `count` merges: the forced ones, then byte-pair merges of the words in `texts`."""
    words = Counter()
    for text in texts:
        for segment in _SPLIT_ADDED.split(text)[::2]:
            words.update(to_chars(p) for p in pieces(segment) if len(p) > 1)
    merges = forced_merges()
    table = {tuple(w): n for w, n in words.items()}
    for pair in merges:
        table = regroup(table, pair)
    while len(merges) < count:
        pairs = Counter()
        for symbols, n in table.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += n
        if not pairs:
            raise ValueError(f"only {len(merges)} of {count} merges found: give more text to the tokenizer")
        best = max(pairs, key=lambda p: (pairs[p], p))
        merges.append(best)
        table = regroup(table, best)
    return merges


def regroup(table, pair):
    out = Counter()
    for symbols, n in table.items():
        out[merge_once(symbols, pair) if pair[0] in symbols else symbols] += n
    return out


class Tokenizer:
    """Encoder and decoder over a list of merges; identical to what tokenizer.json describes."""

    def __init__(self, merges):
        self.merges = [tuple(m) for m in merges]
        names = [BYTE_TO_CHAR[b] for b in range(256)] + [a + b for a, b in self.merges]
        self.vocab = {name: i for i, name in enumerate(names)}
        if len(self.vocab) != len(names):
            raise ValueError("two merges give the same token")
        self.added = {t: len(names) + i for i, t in enumerate(ADDED)}
        self.size = len(names) + len(ADDED)
        self.names = names
        self.ranks = {m: i for i, m in enumerate(self.merges)}
        self.cache = {}

    @classmethod
    def load(cls, path):
        model = json.loads(Path(path).read_text())["model"]
        return cls([m.split(" ") for m in model["merges"]])

    def encode_piece(self, piece):
        if piece not in self.cache:
            symbols = tuple(to_chars(piece))
            while len(symbols) > 1:
                best = min(zip(symbols, symbols[1:]), key=lambda p: self.ranks.get(p, 1 << 30))
                if best not in self.ranks:
                    break
                symbols = merge_once(symbols, best)
            self.cache[piece] = [self.vocab[s] for s in symbols]
        return self.cache[piece]

    def encode(self, text):
        ids = []
        for i, part in enumerate(_SPLIT_ADDED.split(text)):
            if i % 2:
                ids.append(self.added[part])
            else:
                for piece in pieces(part):
                    ids += self.encode_piece(piece)
        return ids

    def decode(self, ids):
        """Text of the ids, added tokens included."""
        by_id = {i: t for t, i in self.added.items()}
        data = bytearray()
        for i in ids:
            if i in by_id:
                data += by_id[i].encode()
            elif i < len(self.names):
                data += bytes(CHAR_TO_BYTE[c] for c in self.names[i])
        return data.decode("utf-8", errors="replace")

    def to_json(self):
        """The dictionary of tokenizer.json."""
        added = [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False,
                  "normalized": False, "special": t in SPECIAL} for t, i in self.added.items()]
        split = {"type": "Split", "pattern": {"Regex": PATTERN}, "behavior": "Isolated", "invert": False}
        byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
        model = {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                 "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                 "vocab": self.vocab, "merges": [" ".join(m) for m in self.merges]}
        return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
                "normalizer": None, "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, byte_level]},
                "post_processor": None, "decoder": byte_level, "model": model}

    def config(self):
        """The dictionary of tokenizer_config.json."""
        decoder = {str(i): {"content": t, "single_word": False, "lstrip": False, "rstrip": False,
                            "normalized": False, "special": t in SPECIAL} for t, i in self.added.items()}
        return {"add_prefix_space": False, "add_bos_token": False, "added_tokens_decoder": decoder,
                "bos_token": None, "chat_template": CHAT_TEMPLATE, "clean_up_tokenization_spaces": False,
                "eos_token": "<|im_end|>", "errors": "replace", "model_max_length": 512,
                "pad_token": "<|endoftext|>", "split_special_tokens": False,
                "tokenizer_class": "Qwen2Tokenizer", "unk_token": None}

    def save(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tokenizer.json").write_text(json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n")
        (folder / "tokenizer_config.json").write_text(json.dumps(self.config(), ensure_ascii=False, indent=1) + "\n")
