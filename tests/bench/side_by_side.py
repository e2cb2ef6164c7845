#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every emulated device at once, recorded through real pseudo-terminals and sockets, and each stored
number held against what the emulator says it sent.

side_by_side.py FACIALIS [--seconds 600] [--folder DIR] [--fault lost=0.01 ...]

Without faults each recording must be one unbroken stretch of what was sent. With faults:
- of a device that numbers its frames, each stands at its place, and those that left whole are there;
- of one that does not (text, spikerbox, sessantaquattro), what is there are frames that were sent, in
  their order, and each stands where it was sent, within 1 % of the time. A muscle at rest gives text
  and spikerbox the same few numbers again and again, so that it cannot be told which of its frames
  is not there: their counts of wrong and thrown away are upper bounds, and are not judged.
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
AMBIGUOUS = {"text", "spikerbox"}


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
    if device == "lsl":  # in two seconds time stamps show whether they are exact
        there = there[there >= 3000]
    starts = []
    for first in there[:2000:20]:
        run = stored[first:first + 40]
        if len(run) < 40 or lost[first:first + 40].any():
            continue
        starts = [k for k in range(len(sent) - len(run))
                  if (numpy.abs(sent[k] - run[0]) <= tolerance).all()
                  and (numpy.abs(sent[k:k + len(run)] - run) <= tolerance).all()]
        if starts:
            break
    if not starts:
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


def arrivals_of(path):
    """Which sent frames came over the line, in their order: lost ones never, doubled ones twice."""
    order = []
    with open(path, newline="") as file:
        for k, row in enumerate(csv.DictReader(file)):
            if "lost" not in row["fault"]:
                order += [k, k] if "duplicated" in row["fault"] else [k]
    return numpy.array(order)


def judge_by_rate(sent, whole, stored, lost, order):
    """Aligns what is there with what came, then asks how far each frame is from its time."""
    width = min(sent.shape[1], stored.shape[1])
    places = numpy.flatnonzero(~lost)
    there, came, isWhole = stored[places, :width], sent[order, :width], whole[order]
    ahead, reach = 60, 12

    def alike(k, at):
        """How many of the next frames agree if there[k] is came[at]."""
        count = max(0, min(ahead, len(there) - k, len(came) - at))
        return int((there[k:k + count] == came[at:at + count]).all(axis=1).sum())

    first = at = max(range(min(len(came) - ahead, 20000)), key=lambda n: alike(0, n))
    if alike(0, first) < ahead // 2:
        return None
    k = changed = thrown = 0
    drift = []
    while k < len(there) and at < len(came):
        # Up to the next frame that did not leave whole all must be the same.
        damaged = numpy.flatnonzero(~isWhole[at:at + 500])
        block = min(500, len(there) - k, len(came) - at, *damaged[:1])
        same = (there[k:k + block] == came[at:at + block]).all(axis=1)
        good = block if same.all() else int(numpy.argmin(same))
        if good:
            at += good
            k += good
            drift.append((places[k - 1] - places[0]) - (order[at - 1] - order[first]))
        if k >= len(there) or at >= len(came):
            break
        if not isWhole[at]:  # not there at all, or changed on the way
            k, at = (k, at + 1) if alike(k, at + 1) > alike(k + 1, at + 1) else (k + 1, at + 1)
        elif good < block:
            skip = max(range(reach), key=lambda n: (alike(k, at + n), -n))
            if alike(k + 1, at + 1) >= alike(k, at + skip):
                changed += 1
                k, at = k + 1, at + 1
            else:
                thrown += int(isWhole[at:at + skip].sum())
                at += skip
    elapsed = order[at - 1] - order[first] + 1
    drift = numpy.abs(numpy.array(drift))
    return {"frames": len(stored), "lost": int(lost.sum()),
            "not_whole": int((~whole[order[first:at]]).sum()), "wrong": changed,
            "whole_thrown_away": thrown, "time_off_frames": [int(drift[-1]), int(drift.max())],
            "time_wrong_percent": round(100.0 * float(drift[-1]) / max(1, elapsed), 3)}


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
            place = emulators[device].stdout.readline().strip()
            if not place:
                for started in emulators.values():
                    started.kill()
                sys.exit(open(f"{options.folder}/{device}.err").read())
            source = source.format(place)
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
            result = (judge_by_rate(sent, whole, stored, lost,
                                    arrivals_of(f"{options.folder}/{device}.csv")) if by_rate
                      else judge(device, sent, whole, stored, lost))
        except (OSError, KeyError, ValueError) as problem:
            result, reasons = None, [repr(problem)]
        if result is None:
            print(f"{device:16} NOT FOUND in what was sent ({said}) {reasons[:2]}")
            failed = True
            continue
        isAmbiguous = by_rate and device in AMBIGUOUS
        bad = ((not isAmbiguous and (result["wrong"] > 0 or result["whole_thrown_away"] > 0))
               or result.get("time_wrong_percent", 0.0) > 1.0
               or (not options.fault and result["lost"] > 0))
        failed = failed or bad
        print(f"{device:16} exit {recorder.returncode}  {result}  {sorted(set(reasons))[:2]}"
              + ("  <-- WRONG" if bad else ""), flush=True)
    sys.exit(1 if failed else 0)


main()
