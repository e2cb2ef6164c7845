# SPDX-License-Identifier: GPL-3.0-or-later
"""Is what is said shown, and does it fall silent where a channel is missing? On patients of the wide variety.

locking: the share of movements that a second muscle of the affected side joins, in hemifacial spasm and after a
palsy, with tasks annotated: the number that tells them apart.
evidence: every finding that is present has places that lie in the recording, every ranked cause has sources; and each
patient is analysed again without one channel at a time: a finding that was there must not turn absent.
"""
import collections
import json
import statistics

import wide_patients
from wide_patients import facialis


def joined_share(analysis, side):
    """Largest share of joined movements in a pair of the side with at least 3 trials, crosstalk apart."""
    shares = [pair["probability"] for pair in analysis["synkinesis"]
              if pair["side"] == side and pair["trials"] >= 3 and pair["crosstalk"] != "likely"]
    return max(shares, default=None)


def finding(analysis, name):
    return next(f for f in analysis["findings"] if f["id"] == name)


def locking(program, folder, seeds):
    print("| scenario | movlock present | absent | not assessable | median of the largest share joined (range) |")
    print("|---|---|---|---|---|")
    for scenario in ("synkinesis", "hfs"):
        states, shares = collections.Counter(), []
        for seed in seeds:
            case = {**wide_patients.drawn(scenario, seed, (1.5, 20)), "tasks": "on"}
            analysis, truth = wide_patients.simulated(program, folder, case, "--snr-db", 10, "--force")
            states[finding(analysis, "movlock")["state"]] += 1
            share = joined_share(analysis, truth["affected"])
            if share is not None:
                shares.append(share)
        middle = f"{statistics.median(shares):.2f} ({min(shares):.2f}-{max(shares):.2f})" if shares else "-"
        print(f"| {scenario} | {states['present']} | {states['absent']} | {states['not_assessable']} | {middle} |",
              flush=True)


def unshown(analysis):
    """Findings without a place inside the recording, causes without a source."""
    length = analysis["recording"]["duration_s"]
    problems = []
    for each in analysis["findings"]:
        places = each["evidence"]
        is_bad = any(not 0 <= p["onset_s"] < p["offset_s"] <= length for p in places)
        if each["state"] == "present" and each["id"] != "nil" and not places or is_bad or not each["source"]:
            problems.append(f"finding {each['id']}")
    return problems + [f"cause {c['id']}" for c in analysis["causes"] if not c["sources"]]


def evidence(program, folder, seeds):
    analyses, turned, problems = 0, collections.Counter(), []
    kept = collections.Counter()
    for scenario in (*wide_patients.EXPECTED, "normal"):
        for seed in seeds:
            case = {**wide_patients.drawn(scenario, seed, (1.5, 20)), "tasks": "on"}
            whole, _ = wide_patients.simulated(program, folder, case, "--snr-db", 10, "--force")
            problems += [f"{scenario} {seed}: {text}" for text in unshown(whole)]
            labels = [c["label"] for c in whole["recording"]["channels"]]
            present = [f["id"] for f in whole["findings"] if f["state"] == "present"]
            for gone in labels:
                columns = ",".join(label for label in labels if label != gone)
                part = json.loads(facialis(program, "analyze", folder / "p.edf", "--columns", columns, "--json", "-"))
                analyses += 1
                for name in present:
                    state = finding(part, name)["state"]
                    kept[state] += 1
                    if state == "absent":
                        turned[name] += 1
                        problems.append(f"{scenario} {seed} without {gone}: {name} is absent")
    print(f"{analyses} analyses without one channel; findings that were there: {kept['present']} still present, "
          f"{kept['not_assessable']} not assessable, {kept['absent']} absent {dict(turned)}")
    print(f"{len(problems)} problems")
    for text in problems:
        print("-", text)
