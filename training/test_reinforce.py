"""Groups that teach nothing, updates of a tiny model, questions, and a run that is interrupted."""
import argparse
import contextlib
import gzip
import io
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import torch

import data
import questions
import reinforce
from model import Nano
from policy import Options, Rollout, Sampler, batch, clipped_gain, divergence, log_probs, update
from questions import Question
from reinforce import compare, learns_from, parser, seed_of, step_once
from rewards import Group
from test_export import TINY
from test_tokenizer import small
from train import optimiser, save

OPTIONS = Options(clip=0.2, kl=0.02, passes=1)
GIVEN = [5, 6, 7]


def tiny(seed=0):
    torch.manual_seed(seed)
    return Nano(TINY)


def group(rewards, advantages, worth=True):
    return Group(rewards, advantages, sum(rewards) / len(rewards), worth)


@torch.no_grad()
def probability(model, rollout):
    return float(log_probs(model, [rollout]).sum().exp())


class Filter(unittest.TestCase):
    def test_a_group_all_alike_is_dropped_also_inside_the_filter(self):
        self.assertFalse(learns_from(group([0.5, 0.5], [0, 0])))
        self.assertFalse(learns_from(group([1, 1], [0, 0], worth=False)))
        self.assertFalse(learns_from(group([1, 0.9], [1, -1], worth=False)))
        self.assertTrue(learns_from(group([1, 0], [1, -1])))

    def test_without_a_group_to_learn_from_the_model_stays_as_it_is(self):
        model, start = tiny(), tiny()
        rollouts = [Rollout(GIVEN, [9], "a"), Rollout(GIVEN, [8], "b")]
        groups = [(rollouts, group([1, 1], [0, 0], worth=False))]
        line = step_once(model, start, optimiser(model, 0.01), groups, OPTIONS)
        self.assertEqual((line["kept"], line["groups"], line["kl"], line["reward"]), (0, 1, None, 1))
        for a, b in zip(model.parameters(), start.parameters()):
            self.assertTrue(torch.equal(a, b))

    def test_only_kept_groups_are_learnt_from(self):
        def after(groups):
            model = tiny()
            step_once(model, tiny(), optimiser(model, 0.001), groups, OPTIONS)
            return model.state_dict()
        kept = ([Rollout(GIVEN, [9, 4], "a"), Rollout(GIVEN, [8], "b")], group([1, 0], [1, -1]))
        dropped = ([Rollout(GIVEN, [3], "c"), Rollout(GIVEN, [2], "d")], group([1, 0.9], [1, -1], worth=False))
        one, other = after([kept]), after([kept, dropped])
        self.assertTrue(all(torch.equal(one[name], other[name]) for name in one))


class Update(unittest.TestCase):
    def test_one_step_makes_the_rewarded_reply_likelier_and_the_other_less_likely(self):
        model, start = tiny(), tiny()
        good, bad = Rollout(GIVEN, [9, 4, 2], "good"), Rollout(GIVEN, [8, 3], "bad")
        before = [probability(model, r) for r in (good, bad)]
        kl, clipped = update(model, start, optimiser(model, 0.001), [(good, 1), (bad, -1)], OPTIONS)
        self.assertGreater(probability(model, good), before[0])
        self.assertLess(probability(model, bad), before[1])
        self.assertEqual((kl, clipped), (0, 0))  # the model was the start, and no ratio had moved

    def test_later_passes_are_clipped_and_the_distance_to_the_start_is_seen(self):
        model, start = tiny(), tiny()
        chosen = [(Rollout(GIVEN, [9, 4], "good"), 1), (Rollout(GIVEN, [8, 3], "bad"), -1)]
        optim = optimiser(model, 0.01)
        _, clipped = update(model, start, optim, chosen, OPTIONS._replace(passes=4))
        self.assertGreater(clipped, 0)
        kl, _ = update(model, start, optim, chosen, OPTIONS)
        self.assertGreater(kl, 0)

    def test_a_heavy_kl_keeps_the_model_nearer_to_the_start(self):
        def away(weight):
            model, start = tiny(), tiny()
            optim = optimiser(model, 0.003)
            chosen = [(Rollout(GIVEN, [9], "good"), 1), (Rollout(GIVEN, [8], "bad"), -1)]
            for _ in range(8):
                update(model, start, optim, chosen, OPTIONS._replace(kl=weight))
            return abs(probability(model, chosen[0][0]) - probability(start, chosen[0][0]))
        self.assertLess(away(30.0), away(0.0))

    def test_the_gain_is_cut_only_where_moving_further_would_pay(self):
        change = torch.tensor([1.5, 1.5, 0.5, 0.5]).log()
        gain, cut = clipped_gain(change, torch.tensor([1.0, -1.0, 1.0, -1.0]), 0.2)
        torch.testing.assert_close(gain, torch.tensor([1.2, -1.5, 0.5, -0.8]))
        self.assertEqual(cut.tolist(), [True, False, False, True])

    def test_divergence_is_zero_at_the_start_and_positive_elsewhere(self):
        self.assertEqual(divergence(torch.tensor([-1.0]), torch.tensor([-1.0])).item(), 0)
        self.assertTrue((divergence(torch.tensor([-1.0, -2.0]), torch.tensor([-2.0, -1.0])) > 0).all())


class Rollouts(unittest.TestCase):
    def test_only_written_tokens_count(self):
        ids, target = batch([Rollout([5, 6], [7, 8], ""), Rollout([1], [2], "")])
        self.assertEqual(ids.tolist(), [[5, 6, 7], [1, 2, 0]])
        self.assertEqual(target.tolist(), [[-1, 7, 8], [2, -1, -1]])

    def test_log_probabilities_are_those_of_the_tokens_after_their_prompt(self):
        model = tiny(3)
        one, two = Rollout([5, 6, 7], [8, 9], ""), Rollout([4], [3], "")
        with torch.no_grad():
            got = log_probs(model, [one, two]).tolist()
            for (given, token), value in zip([([5, 6, 7], 8), ([5, 6, 7, 8], 9), ([4], 3)], got):
                hidden, _ = model.hidden(torch.tensor([given]))
                self.assertAlmostEqual(float(model.logits(hidden[:, -1]).log_softmax(-1)[0, token]), value, places=4)

    def test_samples_differ_and_a_reply_that_is_cut_off_has_no_end(self):
        tokenizer = small()
        model, asked = tiny(), [Question("a", ""), Question("how soluble", "")]
        groups = Sampler(tokenizer, "instant", 4, 3).roll_out(model, asked, 1)
        self.assertEqual([len(g) for g in groups], [4, 4])
        stop = tokenizer.added["<|im_end|>"]
        self.assertGreater(len({r.text for g in groups for r in g}), 4)
        for r in (r for g in groups for r in g):
            self.assertTrue(r.text.startswith("<think>\n\n</think>\n\n"))
            self.assertLessEqual(len(r.written), 3)
            self.assertTrue(len(r.written) == 3 or r.written[-1] == stop)

    def test_greedy_replies_are_all_alike(self):
        [group] = Sampler(small(), "thinking", 3, 4, temperature=0).roll_out(tiny(), [Question("a", "")], 1)
        self.assertEqual(len({r.text for r in group}), 1)


def write_table(folder, name, head, rows):
    path = Path(folder) / "molecules" / f"{name}.tsv.gz"
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write("".join("\t".join(row) + "\n" for row in [head, *rows]))


def write_tables(folder):
    """Two held-out molecules in each table; the training rows of esol hold one of them, written otherwise."""
    write_table(folder, "esol", ("split", "smiles", "log_solubility_mol_per_l"),
                [("train", "C" * n, str(-n / 2)) for n in range(1, 6)] +
                [("train", "OCC", "1.1"), ("valid", "CCO", "1.1"), ("valid", "CCN", "1"), ("test", "CCS", "0")])
    for name, column in (("bbbp", "crosses_bbb"), ("zinc_smiles", "formula")):
        write_table(folder, name, ("split", "smiles", column), [("train", "CC", "1"), ("valid", "CCBr", "1")])


class Questions(unittest.TestCase):
    def test_training_asks_no_held_out_molecule_and_validation_no_test_row(self):
        with tempfile.TemporaryDirectory() as folder:
            write_tables(folder)
            training = questions.training_questions(folder, "esol")
            validation = questions.validation_questions(folder, "esol", 10)
        prompts = {data.ESOL_PROMPT.format("C" * n) for n in range(1, 6)}
        self.assertEqual({q.prompt for q in training}, prompts)
        self.assertEqual({(q.prompt, q.reference) for q in validation},
                         {(data.ESOL_PROMPT.format("CCO"), "<NUMBER> 1.10 </NUMBER>"),
                          (data.ESOL_PROMPT.format("CCN"), "<NUMBER> 1.00 </NUMBER>")})

    def test_an_epoch_asks_each_question_once_and_the_next_in_another_order(self):
        pool = list(range(10))
        first, second = [[q for step in steps for q in questions.drawn(pool, 1, step, 5)] for steps in ((0, 1), (2, 3))]
        self.assertEqual(sorted(first), pool)
        self.assertEqual(sorted(second), pool)
        self.assertNotEqual(first, second)
        across = questions.drawn(pool, 1, 3, 3)
        self.assertEqual(across, [first[9], *second[:2]])


def fewer_letters(asked):
    """Rewards of its own, so that the run needs no other program: the fewer letters, the better."""
    groups = []
    for _, replies in asked:
        rewards = [1 / (1 + len(reply)) for reply in replies]
        mean = sum(rewards) / len(rewards)
        groups.append(group(rewards, [reward - mean for reward in rewards]))
    return groups


def run(folder, out, *more):
    args = parser().parse_args(["--data", str(folder), "--start", f"{folder}/start.pt", "--out", f"{folder}/{out}",
                                "--task", "esol", "--mode", "instant", "--group", "2", "--questions", "2",
                                "--limit", "4", *more])
    with contextlib.redirect_stdout(io.StringIO()):
        reinforce.reinforce(args, fewer_letters)


class Seeds(unittest.TestCase):
    def test_no_two_steps_of_any_two_seeds_share_draws(self):
        seeds = [seed_of(argparse.Namespace(seed=seed), step) for seed in (1, 2) for step in range(-1, 500)]
        self.assertEqual(len(set(seeds)), len(seeds))


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        write_tables(self.folder)
        small().save(self.folder / "tokenizer")
        model = tiny()
        save(self.folder / "start.pt", model, optimiser(model, 0.001), {})

    def test_a_resumed_run_is_the_run_that_was_not_interrupted(self):
        run(self.folder, "whole", "--steps", "3")
        run(self.folder, "parts", "--steps", "1")
        self.assertEqual(len((self.folder / "parts" / "log.jsonl").read_text().splitlines()), 1)
        run(self.folder, "parts", "--steps", "3", "--resume")
        whole, parts = (torch.load(self.folder / out / "checkpoint.pt") for out in ("whole", "parts"))
        self.assertEqual(whole["state"], parts["state"])
        for name in whole["model"]:
            self.assertTrue(torch.equal(whole["model"][name], parts["model"][name]), name)
        start = torch.load(self.folder / "start.pt")["model"]
        self.assertFalse(all(torch.equal(start[name], whole["model"][name]) for name in start))

    def test_the_log_has_a_line_a_step_and_the_result_both_models(self):
        run(self.folder, "out", "--steps", "2")
        lines = [json.loads(line) for line in (self.folder / "out" / "log.jsonl").read_text().splitlines()]
        self.assertEqual([line["step"] for line in lines], [1, 2])
        self.assertEqual(set(lines[0]), {"step", "reward", "groups", "kept", "kl", "clipped", "length", "seconds"})
        result = json.loads((self.folder / "out" / "validation.json").read_text())
        self.assertEqual([result[name]["before"]["n"] for name in ("sampled", "greedy")], [2, 2])

    def test_lines_behind_the_checkpoint_are_made_again(self):
        run(self.folder, "out", "--steps", "1")
        path = self.folder / "out" / "log.jsonl"
        path.write_text(path.read_text() + '{"step": 2}\n')
        run(self.folder, "out", "--steps", "2", "--resume")
        self.assertEqual([json.loads(line)["step"] for line in path.read_text().splitlines()], [1, 2])
        self.assertIn("reward", json.loads(path.read_text().splitlines()[1]))

    def test_another_run_is_neither_resumed_nor_written_over(self):
        run(self.folder, "out", "--steps", "1")
        with self.assertRaisesRegex(SystemExit, "is of another run: lr was 0.0001 and is 0.5"):
            run(self.folder, "out", "--steps", "2", "--resume", "--lr", "0.5")
        with self.assertRaisesRegex(SystemExit, "exists: go on with --resume"):
            run(self.folder, "out", "--steps", "2")
        with self.assertRaisesRegex(SystemExit, "to resume: leave --resume out"):
            run(self.folder, "new", "--steps", "2", "--resume")

    def test_a_group_of_one_is_refused(self):
        words = ["reinforce.py", "--data", "x", "--task", "esol", "--mode", "instant", "--steps", "1", "--group", "1"]
        with mock.patch("sys.argv", words), self.assertRaisesRegex(SystemExit, "compares a reply with nothing"):
            reinforce.main()


class Comparison(unittest.TestCase):
    def test_the_difference_is_taken_question_by_question(self):
        [sampled] = compare({"sampled": [0.1, 0.9]}, {"sampled": [0.2, 1.0]}).values()
        self.assertEqual((sampled["before"]["score"], sampled["after"]["score"]), (0.5, 0.6))
        self.assertEqual(sampled["difference"], {"score": 0.1, "n": 2, "interval95": [0.1, 0.1]})


if __name__ == "__main__":
    unittest.main()
