"""Pieces, merges, round trips and the loss flags of rows."""
import unittest

import data
from tokenizer import ADDED, VOCAB_SIZE, Tokenizer, forced_merges, merge_once, pieces, train_merges

TEXTS = ["Given the SMILES representation of the molecule", " would be its molecular formula how soluble is"] * 5


def small():
    """A tokenizer with the forced merges and some words."""
    return Tokenizer(train_merges(TEXTS, len(forced_merges()) + 40))


class Pieces(unittest.TestCase):
    def test_counts_elements_and_words_after_a_space(self):
        self.assertEqual(pieces("c C 12 H 3\nCl Cl 1"),
                         ["c", " C", " 12", " H", " 3", "\n", "C", "l", " Cl", " 1"])
        self.assertEqual(pieces("what would be"), ["w", "h", "a", "t", " would", " be"])

    def test_a_space_that_starts_a_segment_stands_alone(self):
        self.assertEqual(pieces(" CC(=O)c1ccccc1 "), list(" CC(=O)c1ccccc1 "))
        self.assertEqual(pieces(" Cl"), [" ", "C", "l"])
        self.assertEqual(pieces(" 12"), [" ", "1", "2"])

    def test_three_digits_are_split(self):
        self.assertEqual(pieces("a 123"), ["a", " ", "1", "2", "3"])

    def test_roles(self):
        self.assertEqual(pieces("user\nHi"), ["user", "\n", "H", "i"])


class Encoding(unittest.TestCase):
    def setUp(self):
        self.tokenizer = small()

    def test_one_token_for_counts_and_elements(self):
        for text in (" 7", " 26", " 05", " C", " Cl", " Br"):
            self.assertEqual(len(self.tokenizer.encode("x" + text)), 2, text)

    def test_tags_are_one_token(self):
        for tag in ADDED:
            self.assertEqual(len(self.tokenizer.encode(tag)), 1)

    def test_round_trip(self):
        for text in ["", "<think>\n\n</think>\n\n<NUMBER> -1.41 </NUMBER><|im_end|>", "Ünïcödé 你好 🙂\t\r\n", TEXTS[0],
                     "<SMILES> C[C@@H](N)C(=O)O </SMILES>"]:
            self.assertEqual(self.tokenizer.decode(self.tokenizer.encode(text)), text)

    def test_file_gives_the_same_tokenizer(self):
        model = self.tokenizer.to_json()["model"]
        again = Tokenizer([m.split(" ") for m in model["merges"]])
        self.assertEqual(again.vocab, self.tokenizer.vocab)
        self.assertLessEqual(again.size, VOCAB_SIZE)

    def test_merge_once(self):
        self.assertEqual(merge_once(("a", "b", "a", "b", "a"), ("a", "b")), ("ab", "ab", "a"))


class Rows(unittest.TestCase):
    def rows(self):
        for mode in ("thinking", "planned", "instant", "silent", "facts"):
            yield data.Row(mode, data.ESOL_PROMPT.format("CCO"), "heavy atoms 3\nrings 0", "<NUMBER> 1.10 </NUMBER>")

    def test_segments_encode_as_the_whole_text(self):
        tokenizer = small()
        for row in self.rows():
            self.assertEqual(data.encode_row(row, tokenizer)[0], tokenizer.encode(data.row_text(row)), row.mode)

    def test_loss_is_on_the_reply_only(self):
        learned = {row.mode: "".join(text for text, flag in data.segments(row) if flag) for row in self.rows()}
        self.assertTrue(learned["thinking"].startswith("<think>\nheavy"))
        self.assertTrue(learned["planned"].startswith("heavy"))
        self.assertTrue(learned["instant"].startswith("<NUMBER>"))
        self.assertTrue(learned["silent"].startswith("<think>\n\n</think>"))
        self.assertTrue(learned["facts"].endswith("</think>\n\n"))
        self.assertNotIn("soluble", "".join(learned.values()))


if __name__ == "__main__":
    unittest.main()
