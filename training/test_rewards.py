"""The reward command answers as its formula says, and says clearly what it lacks."""
import math
import os
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import questions
import rewards
from questions import Question
from rewards import ROOT, group_of, reward_groups

HAS_COMMAND = shutil.which("npm") is not None and (ROOT / "node_modules" / ".bin" / "tsx").exists()
ESOL = Question(questions.TASKS["esol"].prompt.format("CCO"), "<NUMBER> -2.00 </NUMBER>")
WIDTH = 1.657  # log10(mol/L), docs/scores.md


@unittest.skipUnless(HAS_COMMAND, "no npm, or no packages in the repository: npm ci --ignore-scripts")
class Command(unittest.TestCase):
    def test_rewards_and_advantages_are_those_of_the_formula(self):
        values = [-2.0, -1.5, -3.0, -6.0]
        replies = [f"<think>\nmass 46\n</think>\n\n<NUMBER> {value} </NUMBER>" for value in values[:-1]] + ["no number"]
        [group] = reward_groups("esol", [(ESOL, replies)])
        expected = [math.exp(-abs(value + 2) / WIDTH) for value in values[:-1]] + [0]
        mean = sum(expected) / 4
        deviation = math.sqrt(sum((e - mean) ** 2 for e in expected) / 4)
        for got, advantage, reward in zip(group.rewards, group.advantages, expected):
            self.assertAlmostEqual(got, reward, places=9)
            self.assertAlmostEqual(advantage, (reward - mean) / deviation, places=9)
        self.assertAlmostEqual(group.solve_rate, mean, places=9)
        self.assertTrue(group.worth_training)

    def test_groups_come_back_in_the_order_of_the_questions(self):
        hit, miss = "<NUMBER> -2.00 </NUMBER>", "nothing"
        asked = [(ESOL, replies) for replies in ([hit] * 8, [miss] * 8, [hit] * 4 + [miss] * 4)]
        easy, hard, mixed = reward_groups("esol", asked)
        self.assertEqual((easy.solve_rate, hard.solve_rate, mixed.solve_rate), (1, 0, 0.5))
        self.assertEqual((easy.worth_training, hard.worth_training, mixed.worth_training), (False, False, True))
        self.assertEqual(mixed.advantages, [1] * 4 + [-1] * 4)

    def test_the_bounds_of_the_filter_are_left_out(self):
        asked = Question(questions.TASKS["bbbp"].prompt.format("CCO"), "<BOOLEAN> Yes </BOOLEAN>")
        yes, no = "<BOOLEAN> Yes </BOOLEAN>", "<BOOLEAN> No </BOOLEAN>"
        groups = reward_groups("bbbp", [(asked, [yes] * n + [no] * (8 - n)) for n in (1, 2, 6, 7)])
        self.assertEqual([group.worth_training for group in groups], [False, True, True, False])

    def test_a_perfect_reply_to_every_task_of_the_recipe_is_rewarded_fully(self):
        record = {"smiles": "CCO", "log_solubility_mol_per_l": "1.1", "crosses_bbb": "1", "formula": "C2H6O"}
        for task in questions.TASKS:
            asked = questions.question(task, record)
            [group] = reward_groups(task, [(asked, [asked.reference or "<SMILES> CCO </SMILES>", "none"])])
            self.assertEqual(group.rewards, [1, 0], task)

    def test_what_the_command_complains_of_is_passed_on(self):
        with self.assertRaisesRegex(SystemExit, "reward --task no-such-task ended with"):
            reward_groups("no-such-task", [(ESOL, ["x"])])


class Missing(unittest.TestCase):
    def test_node(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {"PATH": folder}):
            with self.assertRaisesRegex(SystemExit, "no npm on the PATH.*install Node.js 20.19 or newer"):
                reward_groups("esol", [(ESOL, ["x"])])

    def test_packages(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(rewards.shutil, "which", lambda _: "npm"):
            with self.assertRaisesRegex(SystemExit, f"no packages in {folder}: run npm ci"):
                reward_groups("esol", [(ESOL, ["x"])], Path(folder))

    def test_an_answer_that_is_no_group(self):
        for line in ("Need to install tsx", '{"rewards": [1]}', "[1]"):
            with self.assertRaisesRegex(SystemExit, "which is no group of rewards"):
                group_of(line)

    def test_uneven_groups_are_not_sent(self):
        with self.assertRaisesRegex(SystemExit, r"questions with \[1, 2\] replies"):
            reward_groups("esol", [(ESOL, ["x"]), (ESOL, ["x", "y"])])


if __name__ == "__main__":
    unittest.main()
