#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and converts a large EDF file, ours against MNE and h5py, turn and turn about.

usage: bench_files.py PROGRAMS FILE.edf [--rounds N] [--convert FILE.edf]
    PROGRAMS  the folder with facialis and bench_read_edf (build them first)
    FILE.edf  64 channels of 2048 Hz for an hour: make_large_edf FILE.edf

Prints the median of each and ratios; files are in the page cache after the first round.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

import h5py
import mne
import numpy as np


def ours(program, path, mode):
    text = subprocess.run([program, path, mode], check=True, capture_output=True, text=True).stdout
    memory = re.search(r"private ([0-9.]+)", text)
    return float(re.search(r"all ([0-9.]+) s", text).group(1)), memory and float(memory.group(1))


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def load(path):
    mne.io.read_raw_edf(path, verbose="error").load_data(verbose="error")


def peer_conversion(edf, out, scale):
    """What a script does: read, back to the integers (volts / scale), chunks of a channel, gzip 4
    and shuffle."""
    raw = mne.io.read_raw_edf(edf, preload=True, verbose="error")
    volts = raw.get_data()
    with h5py.File(out, "w") as file:
        group = file.create_group("acquisition/EMG")
        data = group.create_dataset(
            "data", shape=volts.T.shape, dtype="i2", chunks=(32768, 1), compression="gzip",
            compression_opts=4, shuffle=True)
        for k, channel in enumerate(volts):
            data[:, k] = np.clip(np.round(channel / scale), -32768, 32767).astype("i2")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("file")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--convert", help="the file to convert, where not the same")
    arguments = parser.parse_args()
    reader = os.path.join(arguments.programs, "bench_read_edf")
    program = os.path.join(arguments.programs, "facialis")
    times = {name: [] for name in ("sum of bytes", "cksum", "pyramid", "first", "MNE load", "convert", "MNE + h5py",
                                   "convert uncompressed")}
    memory = 0.0
    convert = arguments.convert or arguments.file
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(arguments.file))) as folder:
        for _ in range(arguments.rounds):
            times["sum of bytes"].append(ours(reader, arguments.file, "scan")[0])
            times["cksum"].append(timed(lambda: subprocess.run(
                ["cksum", arguments.file], check=True, capture_output=True)))
            seconds, private = ours(reader, arguments.file, "pyramid")
            times["pyramid"].append(seconds)
            memory = max(memory, private)
            times["first"].append(ours(reader, arguments.file, "first")[0])
            times["MNE load"].append(timed(lambda: load(arguments.file)))
            out = os.path.join(folder, "ours.nwb")
            times["convert"].append(timed(lambda: subprocess.run(
                [program, "convert", convert, out, "--force"], check=True, capture_output=True)))
            size = os.path.getsize(out)
            with h5py.File(out) as file:
                scale = file["acquisition/EMG/data"].attrs["conversion"]
            times["convert uncompressed"].append(timed(lambda: subprocess.run(
                [program, "convert", convert, out, "--force", "--uncompressed"], check=True,
                capture_output=True)))
            plain = os.path.getsize(out)
            peer = os.path.join(folder, "peer.h5")
            times["MNE + h5py"].append(timed(lambda: peer_conversion(convert, peer, scale)))
            print(f"sizes: ours {size / 1e6:.1f} MB, uncompressed {plain / 1e6:.1f} MB, "
                  f"peer {os.path.getsize(peer) / 1e6:.1f} MB", flush=True)
    median = {name: statistics.median(values) for name, values in times.items() if values}
    for name, value in median.items():
        print(f"{name:22} {value:9.4f} s")
    print(f"pyramid: {median['MNE load'] / median['pyramid']:.1f} x MNE load_data, "
          f"{median['pyramid'] / median['cksum']:.2f} scans by cksum, "
          f"{median['pyramid'] / median['sum of bytes']:.2f} plain sums, {memory:.0f} MB private")
    print(f"conversion: {median['MNE + h5py'] / median['convert']:.1f} x MNE and h5py")


if __name__ == "__main__":
    sys.exit(main())
