"""Rewards of rollouts, asked of the workbench: the scorers of the page judge the training too.

One run of `npm run --silent reward` in this repository for each call, whose tsx runs the same
code as the browser. Rewards, advantages and the solve-rate filter all come from there; nothing
of it is computed a second time here.
"""
import json
import shutil
import subprocess
import tempfile
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 600  # seconds; a molecule on which RDKit hangs would otherwise stop a run for good

# rewards: 0 to 1, strictly scored; advantages: standardised within the group (zeros where all are
# alike); worth_training: whether the solve rate lies between the bounds of the filter.
Group = namedtuple("Group", "rewards advantages solve_rate worth_training")


def reward_groups(task, asked, root=ROOT):
    """[Group] in the order of `asked`, [(question, its replies)], every question with equally many replies."""
    sizes = {len(replies) for _, replies in asked}
    if len(sizes) != 1 or 0 in sizes:
        raise SystemExit(f"questions with {sorted(sizes)} replies: give each the same number, 1 or more")
    lines = [json.dumps({"prediction": reply, "reference": question.reference, "prompt": question.prompt})
             for question, replies in asked for reply in replies]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rollouts.jsonl"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        printed = run_command(task, file, sizes.pop(), root)
    groups = [group_of(line) for line in printed.splitlines()]
    if len(groups) != len(asked):
        raise SystemExit(f"npm run reward answered {len(groups)} groups for {len(asked)} questions: {printed[:200]!r}")
    return groups


def run_command(task, file, size, root):
    """What the command printed; stops with what is missing, or with what the command complained of."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("no npm on the PATH, and rewards are computed by the workbench's own scorers: "
                         "install Node.js 20.19 or newer with npm")
    if not (Path(root) / "node_modules" / ".bin" / "tsx").exists():
        raise SystemExit(f"no packages in {root}: run npm ci --ignore-scripts there")
    call = [npm, "run", "--silent", "reward", "--", "--task", task, "--file", str(file), "--group", str(size), "--json"]
    try:
        done = subprocess.run(call, cwd=root, capture_output=True, encoding="utf-8", timeout=LIMIT)
    except subprocess.TimeoutExpired:
        raise SystemExit(f"npm run reward did not answer within {LIMIT} s: ask fewer questions a step") from None
    if done.returncode:
        raise SystemExit(f"npm run reward --task {task} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def group_of(line):
    try:
        said = json.loads(line)
        return Group(said["rewards"], said["advantages"], said["solveRate"], said["worthTraining"])
    except (json.JSONDecodeError, KeyError, TypeError) as problem:
        raise SystemExit(f"npm run reward printed {line[:200]!r}, which is no group of rewards ({problem!r}): "
                         "see whether tools/scores/reward-command.ts has changed") from None
