"""Questions with their references, for rewards: of training rows to learn from, of validation rows to measure on.

The held-out test rows are never asked here; no molecule of either held-out split is asked in training.
"""
import random
from collections import namedtuple

import data
import heldout

Question = namedtuple("Question", "prompt reference")
# table below molecules/, prompt with a place for the SMILES, reference of a record, share of the training rows
Asked = namedtuple("Asked", "table prompt reference share")

TASKS = {
    "esol": Asked("esol", data.ESOL_PROMPT, data.esol_answer, 1),
    "bbbp": Asked("bbbp", data.BBBP_PROMPT, data.bbbp_answer, 1),
    "smiles-to-formula": Asked("zinc_smiles", data.FORMULA_PROMPT,
                               lambda record: f"<MOLFORMULA> {record['formula']} </MOLFORMULA>", 0.25),
    # A free molecule has no reference: every question is the same one.
    "unconditional-molecule": Asked("zinc_smiles", data.FREE_PROMPT, lambda record: "", 0.05),
}


def question(task, record):
    return Question(TASKS[task].prompt.format(record["smiles"]), TASKS[task].reference(record))


def training_questions(folder, task):
    """Of the train split, shuffled by a fixed seed; the SMILES as the table writes them."""
    asked = TASKS[task]
    return [question(task, record) for record, _ in data.Source(folder).train(asked.table, asked.share)]


def validation_questions(folder, task, count):
    """At most `count` of the valid split, drawn with a fixed seed."""
    rows = [r for r in heldout.rows_of(folder, TASKS[task].table, "valid") if len(r["smiles"]) <= 150]
    return [question(task, record) for record in random.Random(7).sample(rows, min(count, len(rows)))]


def drawn(questions, seed, step, count):
    """The questions of one step: every question once in an epoch, each epoch in another order."""
    at = range(step * count, (step + 1) * count)
    orders = {epoch: order(len(questions), seed, epoch) for epoch in {i // len(questions) for i in at}}
    return [questions[orders[i // len(questions)][i % len(questions)]] for i in at]


def order(count, seed, epoch):
    places = list(range(count))
    random.Random(f"{seed}/{epoch}").shuffle(places)
    return places
