#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every emulated device at once, recorded through real pseudo-terminals and sockets, and each stored
number held against what the emulator says it sent.

side_by_side.py FACIALIS [--seconds 600] [--folder DIR] [--fault lost=0.01 ...]

Without faults each recording must be one unbroken stretch of what was sent. With faults:
- of a device that numbers its frames, each stands at its place, and those that left whole are there;
- of one that does not (text, spikerbox, sessantaquattro), what is there are frames that were sent, in
  their order, and the time that stands as lost is right within 1 % of the time.
All is counted and printed. Exit status 1 where a frame is wrong, thrown away though it left whole (of
devices with numbers), lost without a fault, or the time is wrong by more than 1 %.
"""
import argparse
import csv
import os
import signal
import subprocess
import sys
import tempfile
import time

import h5py
import numpy

PORTS = {"sessantaquattro": 45464}
SOURCES = {
    "cyton": "cyton:{}", "cyton_daisy": "cyton_daisy:{}", "bitalino": "bitalino:{}",
    "spikerbox": "spikerbox:{}", "chords": "chords:{}", "olimex": "olimex:{}",
    "text": "text:{}?rate=500&columns=2", "lsl": "{}", "sessantaquattro": "sessantaquattro::45464",
}


WITHOUT_NUMBERS = {"text", "spikerbox", "sessantaquattro"}


def rows_sent(path, device):
    """Integers of each frame in the order they were sent, and whether it left whole."""
    values, whole, counters = [], [], []
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            numbers = [row[k] for k in row if k.startswith("v") and row[k] not in ("", None)]
            values.append([int(float(n)) for n in numbers])
            whole.append(row["fault"] == "")
            counters.append(row["counter"])
    if device == "cyton_daisy":
        # A frame is an odd packet (inputs 1-8) and the even one after it (9-16).
        frames, good = [], []
        for k in range(len(values) - 1):
            if int(counters[k]) % 2 == 1:
                frames.append(values[k] + values[k + 1])
                good.append(whole[k] and whole[k + 1])
        return numpy.array(frames), numpy.array(good)
    width = max(len(v) for v in values)
    return numpy.array([v for v in values if len(v) == width]), numpy.array(
        [w for v, w in zip(values, whole) if len(v) == width])


def recorded(path, device):
    with h5py.File(path) as file:
        data = file["acquisition/EMG/data"]
        stored = data[:]
        rate = float(file["acquisition/EMG/starting_time"].attrs["rate"])
        lost = numpy.zeros(len(stored), bool)
        reasons = []
        if "intervals/invalid_times" in file:
            table = file["intervals/invalid_times"]
            single = table["channel_index"][:] if "channel_index" in table else None
            for k, (begin, end) in enumerate(zip(table["start_time"][:], table["stop_time"][:])):
                if single is not None and single[k] >= 0:
                    continue
                lost[round(begin * rate):round(end * rate)] = True
                names = [n for n in ("reason", "description") if n in table]
                reasons.append(table[names[0]].asstr()[k] if names else "")
        if stored.dtype.kind == "f":
            lost |= numpy.isnan(stored).all(axis=1)
            # Of lsl, volts of float32 microvolts: the truth has nanovolts.
            scale = 1e9 if device == "lsl" else 1.0
            stored = numpy.round(numpy.nan_to_num(stored) * scale).astype(numpy.int64)
    return stored, lost, reasons


def judge(device, sent, whole, stored, lost):
    """Places the recording in what was sent by its first 40 frames that are there."""
    width = min(sent.shape[1], stored.shape[1])
    sent, stored = sent[:, :width], stored[:, :width]
    tolerance = 1 if device == "lsl" else 0  # a float32 of microvolts, rounded to nanovolts
    there = numpy.flatnonzero(~lost)
    first = there[0]
    run = stored[first:first + 40]
    starts = [k for k in range(len(sent) - len(run))
              if (numpy.abs(sent[k] - run[0]) <= tolerance).all()
              and (numpy.abs(sent[k:k + len(run)] - run) <= tolerance).all()]
    if len(starts) < 1:
        return None
    shift = starts[0] - first
    inside = there[(there + shift >= 0) & (there + shift < len(sent))]
    # A value that was damaged on a line without check sums cannot be known to be.
    wrong = (numpy.abs(stored[inside] - sent[inside + shift]) > tolerance).any(
        axis=1) & whole[inside + shift]
    span = slice(starts[0], min(len(sent), starts[0] + len(stored) - first))
    missed = int((whole[span] & lost[first:first + span.stop - span.start]).sum())
    return {"frames": len(stored), "lost": int(lost.sum()), "wrong": int(wrong.sum()),
            "not_whole": int((~whole[span]).sum()), "whole_thrown_away": missed}


def judge_by_rate(sent, whole, stored, lost):
    """Frames in their order, wherever they stand; then how long the losses are."""
    width = min(sent.shape[1], stored.shape[1])
    sent, stored = sent[:, :width], stored[:, :width]
    there = stored[~lost]
    run = there[:40]
    starts = [k for k in range(min(len(sent) - len(run), 400000))
              if (sent[k] == run[0]).all() and (sent[k:k + len(run)] == run).all()]
    if not starts:
        return None
    first = at = starts[0]
    k = unknown = 0
    while k < len(there) and at < len(sent):
        block = min(500, len(there) - k, len(sent) - at)
        same = (there[k:k + block] == sent[at:at + block]).all(axis=1)
        good = block if same.all() else int(numpy.argmin(same))
        k, at = k + good, at + good
        if good == block:
            continue
        ahead = numpy.flatnonzero((sent[at:at + 3000] == there[k]).all(axis=1))
        # A frame that is like some other by chance would carry the search away.
        for jump in ahead:
            pair = min(15, len(there) - k, len(sent) - at - jump)
            if (there[k:k + pair] == sent[at + jump:at + jump + pair]).all():
                at += int(jump)
                break
        else:  # damaged on the way
            unknown += 1
            k += 1
    damaged = int((~whole[first:at]).sum())
    lead = int(numpy.argmin(lost))  # nothing was there before the first frame
    time_wrong = abs((len(stored) - lead) - (at - first)) / max(1, at - first)
    return {"frames": len(stored), "lost": int(lost.sum()), "not_whole": damaged,
            "unknown": unknown, "wrong": max(0, unknown - damaged),
            "time_wrong_percent": round(100.0 * time_wrong, 3)}


def start_emulator(facialis, device, folder, seconds, faults):
    words = [facialis, "emulate", device, "--seed", "3", "--truth", f"{folder}/{device}.csv",
             "--force"]
    for fault in faults:
        words += ["--fault", fault]
    if device in PORTS:
        words += ["--port", str(PORTS[device])]
    if device == "lsl":
        words += ["--name", "SideBySide"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True,
                            stderr=open(f"{folder}/{device}.err", "w"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("facialis")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--folder", default=tempfile.mkdtemp())
    parser.add_argument("--fault", action="append", default=[])
    parser.add_argument("--only", nargs="*", default=list(SOURCES))
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    emulators, recorders = {}, {}
    for device in options.only:
        source = SOURCES[device]
        if device not in PORTS:  # who connects by itself comes after its listener
            emulators[device] = start_emulator(options.facialis, device, options.folder,
                                               options.seconds, options.fault)
            source = source.format(emulators[device].stdout.readline().strip())
        recorders[device] = subprocess.Popen(
            [options.facialis, "record", source, "--seconds", str(options.seconds), "--out",
             f"{options.folder}/{device}.nwb", "--force"],
            stdout=subprocess.PIPE, stderr=open(f"{options.folder}/{device}.rec", "w"), text=True)
        if device in PORTS:
            time.sleep(1.0)
            emulators[device] = start_emulator(options.facialis, device, options.folder,
                                               options.seconds, options.fault)
    failed = False
    for device, recorder in recorders.items():
        said = recorder.communicate()[0].strip()
        emulators[device].send_signal(signal.SIGTERM)
        emulators[device].wait()
        try:
            sent, whole = rows_sent(f"{options.folder}/{device}.csv", device)
            stored, lost, reasons = recorded(f"{options.folder}/{device}.nwb", device)
            by_rate = options.fault and device in WITHOUT_NUMBERS
            result = (judge_by_rate(sent, whole, stored, lost) if by_rate
                      else judge(device, sent, whole, stored, lost))
        except (OSError, KeyError, ValueError) as problem:
            result, reasons = None, [repr(problem)]
        if result is None:
            print(f"{device:16} NOT FOUND in what was sent ({said}) {reasons[:2]}")
            failed = True
            continue
        bad = (result["wrong"] > 0 or result.get("whole_thrown_away", 0) > 0
               or result.get("time_wrong_percent", 0.0) > 1.0
               or (not options.fault and result["lost"] > 0))
        failed = failed or bad
        print(f"{device:16} exit {recorder.returncode}  {result}  {sorted(set(reasons))[:2]}"
              + ("  <-- WRONG" if bad else ""), flush=True)
    sys.exit(1 if failed else 0)


main()
