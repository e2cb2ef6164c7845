#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a recorder at random instants and reads what is left.

usage: kill_recorder.py RECORD_RAMP FACIALIS [--tries N] [--seed N] [--speed X]

Each try runs record_ramp (a ramp that tells frame and channel, blocks of 64 frames) in a process of
its own and ends it with SIGKILL. Then: does plain h5py open the file as it is; does `facialis
recover` complete it; does plain h5py open the result; is every row right; how much is missing of
what the process had reported as appended, and of what it had reported as stored. Fails when a file
does not open after `recover`, a row is wrong, more than a second is missing, or anything is missing
that was said to be stored.
"""
import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np

CHANNELS, RATE = 8, 2000


def rows(path):
    """Rows of a file by plain h5py, or None where it does not open; and whether all are right."""
    try:
        with h5py.File(path, "r") as file:
            data = file["/acquisition/EMG/data"][:].astype(np.int64)
    except (OSError, KeyError):
        return None, False
    frame = np.arange(len(data))[:, None] * np.arange(1, data.shape[1] + 1)[None, :]
    return len(data), bool(np.array_equal(data, frame % 60001 - 30000))


def attempt(arguments, folder, chance):
    path = os.path.join(folder, "s.nwb")
    child = subprocess.Popen(
        [arguments.record_ramp, path, str(CHANNELS), str(RATE), str(arguments.speed), "3600"],
        stdout=subprocess.PIPE)
    child.stdout.readline()  # it runs
    time.sleep(chance.uniform(0.0, arguments.longest))
    child.send_signal(signal.SIGKILL)
    said = [line.split() for line in child.stdout.read().split(b"\n") if line.count(b" ") == 1]
    child.wait()
    appended, stored = (int(word) for word in said[-1]) if said else (64, 0)
    before, before_right = rows(path)
    started = time.monotonic()
    recovery = subprocess.run([arguments.facialis, "recover", path], capture_output=True, text=True)
    took = time.monotonic() - started
    after, after_right = rows(path)
    leftover = sorted(name for name in os.listdir(folder) if "journal" in name)
    return {"appended": appended, "stored": stored, "before": before, "before_right": before_right,
            "after": after, "after_right": after_right, "exit": recovery.returncode,
            "text": recovery.stdout + recovery.stderr, "leftover": leftover, "took": took}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("record_ramp")
    parser.add_argument("facialis")
    parser.add_argument("--tries", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speed", type=float, default=20.0)
    parser.add_argument("--longest", type=float, default=0.8)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    faults, lost, took, opened, right, torn = [], [], [], 0, 0, 0
    for number in range(arguments.tries):
        with tempfile.TemporaryDirectory(prefix="kill_recorder_") as folder:
            end = attempt(arguments, folder, chance)
        opened += end["before"] is not None
        right += end["before_right"]
        torn += end["exit"] == 3
        took.append(end["took"])
        missing = end["appended"] - (end["after"] or 0)
        lost.append(max(0, missing))
        wrong = [name for name, bad in (
            ("recover failed", end["exit"] not in (0, 3)),
            ("does not open after recover", end["after"] is None),
            ("a row is wrong", not end["after_right"]),
            ("more than a second is lost", missing > RATE),
            ("what was stored is lost", (end["after"] or 0) < end["stored"]),
            ("the journal is left", bool(end["leftover"]))) if bad]
        if wrong:
            faults.append(f"try {number}: {', '.join(wrong)}: {end}")
    print(f"{arguments.tries} tries: {opened} open by plain h5py before recover ({right} with every "
          f"row right), {arguments.tries - len(faults)} whole after it, {torn} with a torn record; "
          f"lost of what was appended: median {1000 * np.median(lost) / RATE:.1f} ms, "
          f"most {1000 * max(lost) / RATE:.1f} ms; recover took {np.median(took):.2f} s (median)")
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
