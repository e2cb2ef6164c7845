#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Detection and interpretation on simulated patients, through the command line.

patients.py FACIALIS [--seeds N] [--first S] [--tasks on|unmarked|off]: prints the two tables of
docs/accuracy.md. FACIALIS is the built program. Nothing is kept.

patients.py FACIALIS --only conditions|crosstalk [--seeds N] [--first S] [--results R.jsonl]: patients
of the wide variety; see wide_patients.py. With --results, what is there already is not done again.

patients.py FACIALIS --only locking|evidence [--seeds N] [--first S]: see evidence_patients.py.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile

import evidence_patients
import wide_patients

EXPECTED = {"hfs": "hfs_nvc", "synkinesis": "post_bells", "blepharospasm": "bleph",
            "eyelid_myokymia": "eyelid"}
HEALTHY = ("normal", "quiet")
# Causes of clinical.md 5.1 and 5.2 are those that are no trigger, drug, lab value or symptom.
GENERAL = {"stress", "fatigue_sleep", "caffeine", "eyestrain", "cold_wind", "move_talk", "migraine",
           "e_mild", "e_imbal", "dehydr", "kidney_malabs", "drugs", "vasodil", "thyroid", "autonomic",
           "ortho_vest", "anaemia", "general"}


def facialis(program, *words):
    result = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    if result.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(map(str, words))}: {result.stderr.strip()}")
    return result.stdout


def patient(program, folder, scenario, seed, *options):
    edf, truth = folder / "p.edf", folder / "t.json"
    facialis(program, "simulate", scenario, "--seed", seed, "--out", edf, "--truth", truth, "--force", *options)
    return edf, truth


def detection(program, folder, seeds):
    print("| SNR | F1 | F1, worst patient | precision | recall | onset median abs (bias) | offset median abs (bias) |")
    print("|---|---|---|---|---|---|---|")
    for snr in (10, 6, 3):
        total = dict(tp=0, fp=0, fn=0)
        scores = []
        for seed in seeds:
            edf, truth = patient(program, folder, "hfs", seed, "--snr-db", snr)
            score = json.loads(facialis(program, "evaluate", edf, "--truth", truth, "--json", "-"))["overall"]
            scores.append(score)
            for key in total:
                total[key] += score[key]
        middle = lambda place, key: statistics.median(s[place][key] for s in scores)
        hits = total["tp"]
        print(f"| {snr} dB | {2 * hits / (2 * hits + total['fp'] + total['fn']):.3f} | {min(s['f1'] for s in scores):.3f} "
              f"| {hits / (hits + total['fp']):.3f} | {hits / (hits + total['fn']):.3f} "
              f"| {middle('onset_ms', 'median_abs'):.2f} ms ({middle('onset_ms', 'bias'):+.2f}) "
              f"| {middle('offset_ms', 'median_abs'):.2f} ms ({middle('offset_ms', 'bias'):+.2f}) |", flush=True)


def interpretation(program, folder, seeds, tasks):
    print(f"\n| scenario (tasks {tasks}) | as it should be | the others |")
    print("|---|---|---|")
    for scenario in (*EXPECTED, *HEALTHY):
        right, wrong = 0, []
        for seed in seeds:
            edf, truth = patient(program, folder, scenario, seed, "--tasks", tasks)
            affected = json.loads(pathlib.Path(truth).read_text())["affected"]
            causes = json.loads(facialis(program, "analyze", edf, "--json", "-"))["causes"]
            if scenario in HEALTHY:
                above = [c["id"] for c in causes if c["support"] in ("strong", "moderate") and c["id"] not in GENERAL]
                right += not above
                wrong += [f"seed {seed}: {', '.join(above)}"] if above else []
                continue
            first = next((c for c in causes if c["rank"] == 1), None)
            found = (first["id"], first["side"]) if first else (None, None)
            fits = found[0] == EXPECTED[scenario] and (affected is None or found[1] == affected)
            right += fits
            wrong += [] if fits else [f"seed {seed}: {found[0]} {found[1]} {first['support'] if first else ''}"]
        print(f"| {scenario} | {right} of {len(seeds)} | {'; '.join(wrong)} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("facialis")
    parser.add_argument("--seeds", type=int, help="default: 20, or 50 of the wide variety")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--tasks", default="on")
    parser.add_argument("--only", choices=("detection", "interpretation", "conditions", "crosstalk", "locking",
                                            "evidence"))
    parser.add_argument("--results", type=pathlib.Path, help="file of finished cases, to go on with")
    options = parser.parse_args()
    if options.only in ("conditions", "crosstalk"):
        seeds = range(options.first, options.first + (options.seeds or 50))
        wide_patients.run(options.only, pathlib.Path(options.facialis), seeds, options.results)
        return
    seeds = range(options.first, options.first + (options.seeds or 20))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if options.only in ("locking", "evidence"):
            getattr(evidence_patients, options.only)(pathlib.Path(options.facialis), folder, seeds)
            return
        if options.only != "interpretation":
            detection(options.facialis, folder, seeds)
        if options.only != "detection":
            interpretation(options.facialis, folder, seeds, options.tasks)


if __name__ == "__main__":
    main()
