"""Compares what `trowel explain` says of each capture with the truth beside it."""
import collections
import glob
import json
import os
import subprocess
import tempfile

NOTHING = "(nothing)"


def judge(folder, trowel):
    """Prints who was right, as a table of what was expected and what came first. Whether all were right."""
    table = collections.defaultdict(collections.Counter)
    wrong = []
    for truth_file in sorted(glob.glob(f"{folder}/**/*.truth.json", recursive=True)):
        with open(truth_file, encoding="utf-8") as file:
            truth = json.load(file)
        capture = truth_file.removesuffix(".truth.json") + ".scap"
        expected = truth["expected"] or NOTHING
        found = first_finding(trowel, capture)
        table[expected][found] += 1
        if found != expected:
            wrong.append(f"{os.path.relpath(capture, folder)}: {expected} expected, {found} found")
    _print(table)
    for line in wrong:
        print(line)
    return bool(table) and not wrong


def first_finding(trowel, capture):
    """The id of the finding that cost most, or why there is no answer."""
    with tempfile.TemporaryDirectory() as folder:
        # Under a name that does not tell.
        os.symlink(os.path.abspath(capture), f"{folder}/capture.scap")
        try:
            ended = subprocess.run([trowel, "explain", f"{folder}/capture.scap", "--json"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, timeout=60, check=False)
        except subprocess.TimeoutExpired:
            return "(no end)"
    if ended.returncode != 0:
        return f"(status {ended.returncode})"
    try:
        findings = json.loads(ended.stdout)["findings"]
        return findings[0]["id"] if findings else NOTHING
    except (ValueError, KeyError, IndexError, TypeError):
        return "(no JSON)"


def _print(table):
    """A line for each expected finding: how many were right of how many, and what was said instead."""
    width = max((len(expected) for expected in table), default=0)
    print(f"{'expected':{width}}  right  said instead")
    right = total = 0
    for expected in sorted(table):
        said = table[expected]
        right += said[expected]
        total += said.total()
        instead = ", ".join(f"{name} {count}" for name, count in said.most_common() if name != expected)
        print(f"{expected:{width}}  {f'{said[expected]}/{said.total()}':>5}  {instead}")
    print(f"{right} of {total} right")
