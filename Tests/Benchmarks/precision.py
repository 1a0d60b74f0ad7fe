#!/usr/bin/env python3
"""Precision of each check on annotated, post-edited and clean texts, as a table in Markdown.

    python3 Tests/Benchmarks/precision.py BINARY BENCH-FOLDER > Sources/MTLint/MTLint.docc/Precision.md

BENCH-FOLDER holds the scorers `score.py` and `postedits.py` and their texts. Every check runs, previews included. Right
is a finding that overlaps an annotated place, or, in post-edits, a place that a person changed; findings in clean text
are alarms but for the known slips. The interval is Wilson's with 95 %. A check that is surely below 95 % on annotated
texts is to be a preview, off by default; it is marked here where it is on. Post-edits give a lower bound, for people
leave damage alone; there the ratio of findings in the machine's text to those in the person's tells damage from taste.
"""
import collections
import json
import lzma
import math
import os
import subprocess
import sys


def wilson(right, count):
    """Bounds of the share of right findings, 95 % sure."""
    if count == 0:
        return 0.0, 1.0
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def lint(binary, paths):
    command = [binary, "--select", "all", "--format", "jsonl", "--quiet", *paths]
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
    found = [json.loads(line) for line in output.splitlines()]
    return [d for d in found if "rule" in d]


def annotated(scorer, binary, folder):
    """{check: (right, findings)} on annotated texts."""
    gold = scorer.read_gold(folder)
    by_path, _ = scorer.assign(lint(binary, sorted(gold)), gold)
    result, _, _ = scorer.score(gold, by_path, {})
    return {rule: (r["right"], r["diagnostics"]) for rule, r in result["rule"].items()}


def clean(scorer, binary, path):
    """{check: (alarms, words)} on clean text."""
    by_path, _ = scorer.assign(lint(binary, [path]), [path])
    result, _ = scorer.score_clean([path], by_path)
    return {rule: r["alarms"] for rule, r in result["rule"].items()}, result["words"]


def postedits(scorer, binary, path):
    """{check: (changed by a person, findings in the machine's text, findings in the person's text)}."""
    rows = [json.loads(line) for line in lzma.open(path, "rt", encoding="utf-8")]
    machine, person = ([" ".join(row[key].split("\n")) for row in rows] for key in ("mt", "ht"))
    spans = [scorer.changed(a, b) for a, b in zip(machine, person)]
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for d in scorer.lint(binary, machine, ["--select", "all"]):
        number, start = d["line"] - 1, d["column"] - 1
        end = d["endColumn"] - 1 if d["endLine"] == d["line"] else len(machine[number])
        counts[d["rule"]][0] += any(a < max(end, start + 1) and start < b for a, b in spans[number])
        counts[d["rule"]][1] += 1
    for d in scorer.lint(binary, person, ["--select", "all"]):
        counts[d["rule"]][2] += 1
    return counts


def share(right, count):
    if count == 0:
        return "–"
    low, high = wilson(right, count)
    return f"{100 * right / count:.0f} % of {count} ({100 * low:.0f}–{100 * high:.0f})"


def main():
    binary, bench = sys.argv[1], sys.argv[2]
    sys.path.insert(0, bench)
    import postedits as repairs
    import score

    columns = [("web", "web/de-mt"), ("documentation", "docs/de-mt"), ("damaged", "damaged/de-dev")]
    figures = [annotated(score, binary, os.path.join(bench, folder)) for _, folder in columns]
    repaired = postedits(repairs, binary, os.path.join(bench, "postedits/de-dev.jsonl.xz"))
    alarms, words = clean(score, binary, os.path.join(bench, "clean/de-dev.txt"))
    table = subprocess.run([binary, "checks"], stdout=subprocess.PIPE, text=True, check=True).stdout
    previews = {line.split()[0] for line in table.splitlines() if line.split()[2] == "preview"}
    print("# Precision of the checks\n")
    print("Right findings of all, with the 95 % interval. Made by `Tests/Benchmarks/precision.py`; German.\n")
    print("| check | " + " | ".join(name for name, _ in columns) + " | post-edits | ratio | clean, in 10,000 words |")
    print("|---|" + "---|" * (len(columns) + 3))
    for rule in sorted({line.split()[0] for line in table.splitlines()}):
        sets = [f.get(rule, (0, 0)) for f in figures]
        changed, machine, person = repaired.get(rule, (0, 0, 0))
        right = sum(r for r, _ in sets)
        count = sum(n for _, n in sets)
        is_below = count > 0 and wilson(right, count)[1] < 0.95
        name = f"`{rule}`" + (" (preview)" if rule in previews else " **below 95 %**" if is_below else "")
        cells = [share(*s) for s in sets] + [share(changed, machine)]
        cells.append(f"{machine / person:.1f}" if person else "–" if machine == 0 else "∞")
        cells.append(f"{10000 * alarms.get(rule, 0) / words:.2f}")
        print(f"| {name} | " + " | ".join(cells) + " |")
    total = sum(n for rule, n in alarms.items() if rule not in previews)
    print(f"\nAll checks that are on by default: {10000 * total / words:.2f} alarms in 10,000 words of clean text.")


if __name__ == "__main__":
    main()
