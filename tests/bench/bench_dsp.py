#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the DSP kernels against SciPy on the same samples, in turn, and compares what comes out.

bench_dsp.py BENCH_DSP [--quick] [--channels N] [--seconds S] [--repeats R]

Prints a table: medians, the ratio of the two, and the largest difference over the largest value.
Fails only where results differ. SciPy runs with its results' memory already mapped (one warm run
before the timed ones), filters start in the steady state of the first sample on both sides.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy import ndimage, signal

RATE = 2048
WINDOW = 102
TOLERANCE = 1e-9


class Kernels:
    """The C++ side: one process that keeps the samples."""

    def __init__(self, program, samples, channels):
        self.process = subprocess.Popen(
            [program, samples, str(channels), str(RATE)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)

    def ask(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer:
            sys.exit(f"bench_dsp failed at '{words}'")
        return answer

    def seconds(self, task):
        return float(self.ask(task))

    def result(self, folder, parts):
        path = os.path.join(folder, "result")
        self.ask("save " + path)
        values = np.fromfile(path)
        os.remove(path)
        return np.split(values, parts)


class SciPyWork:
    def __init__(self, x):
        self.x = x
        self.sos = np.vstack([signal.butter(4, [20, 450], "bandpass", fs=RATE, output="sos"),
                              signal.tf2sos(*signal.iirnotch(50, 30, RATE))])
        self.state = signal.sosfilt_zi(self.sos)[:, None, :] * x[None, :, :1]
        self.square, self.envelope = np.empty_like(x), np.empty_like(x)
        self.energy, self.product = np.zeros_like(x), np.empty_like(x)

    def causal(self):
        return [signal.sosfilt(self.sos, self.x, axis=-1, zi=self.state)[0]]

    def zero_phase(self):
        return [signal.sosfiltfilt(self.sos, self.x, axis=-1)]

    def chain(self):
        y = self.causal()[0]
        np.multiply(y, y, out=self.square)
        # The window ends at its sample; zeros stand before the first.
        ndimage.uniform_filter1d(self.square, WINDOW, axis=-1, output=self.envelope,
                                 mode="constant", origin=WINDOW // 2 - 1)
        np.maximum(self.envelope, 0.0, out=self.envelope)
        np.sqrt(self.envelope, out=self.envelope)
        np.multiply(y[:, :-2], y[:, 2:], out=self.product[:, 2:])
        np.subtract(self.square[:, 1:-1], self.product[:, 2:], out=self.energy[:, 2:])
        return [y, self.envelope, self.energy]

    def welch(self):
        return [signal.welch(self.x, RATE, nperseg=2048, axis=-1)[1]]


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def difference(ours, theirs):
    """The largest difference over the largest value, of the worst of the results."""
    worst = 0.0
    for one, other in zip(ours, theirs):
        one = one.reshape(other.shape)
        from_sample = 0 if other.shape[-1] <= 2 * WINDOW else WINDOW  # shorter windows before
        a, b = one[..., from_sample:], other[..., from_sample:]
        worst = max(worst, np.max(np.abs(a - b)) / np.max(np.abs(b)))
    return worst


def against_scipy(kernels, scipy_work, folder, repeats, samples):
    isGood = True
    print(f"{'task':12} {'kernels':>12} {'SciPy':>12} {'ratio':>7} {'difference':>11}")
    for task, parts in [("causal", 1), ("zero_phase", 1), ("chain", 3), ("welch", 1)]:
        ours, theirs = [], []
        kernels.seconds(task)
        timed(getattr(scipy_work, task))
        for _ in range(repeats):
            ours.append(kernels.seconds(task))
            seconds, reference = timed(getattr(scipy_work, task))
            theirs.append(seconds)
        worst = difference(kernels.result(folder, parts), reference)
        isGood = isGood and worst <= TOLERANCE
        mine, other = statistics.median(ours), statistics.median(theirs)
        print(f"{task:12} {samples / mine / 1e6:7.0f} Mcs/s {samples / other / 1e6:6.0f} Mcs/s "
              f"{other / mine:6.1f}x {worst:11.1e}", flush=True)
    return isGood


def within(kernels, repeats):
    """Ratios of the kernels among themselves, each pair run in turn."""
    pairs = [("two threads, causal", "causal", "causal_two_threads"),
             ("two threads, zero phase", "zero_phase", "zero_phase_two_threads"),
             ("AVX2 over portable, causal", "causal_portable", "causal"),
             ("AVX2 over portable, zero phase", "zero_phase_portable", "zero_phase"),
             ("a copy over causal", "causal", "copy")]
    for name, slow, fast in pairs:
        times = [(kernels.seconds(slow), kernels.seconds(fast)) for _ in range(repeats + 1)][1:]
        ratio = statistics.median(a for a, _ in times) / statistics.median(b for _, b in times)
        print(f"{name:32} {ratio:5.2f}x")
    for task in ["causal", "zero_phase", "chain"]:
        before = statistics.median(kernels.seconds(task) for _ in range(repeats))
        yield task, before


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--quick", action="store_true", help="a few seconds: does it run, and agree?")
    parser.add_argument("--channels", type=int, default=64)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    if options.quick:
        options.channels, options.seconds, options.repeats = 6, 20, 1
    x = np.random.default_rng(1).standard_normal((options.channels, options.seconds * RATE)) * 1e-5
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "samples")
        x.tofile(path)
        kernels = Kernels(options.program, path, options.channels)
        print(f"{options.channels} channels, {options.seconds} s at {RATE} Hz, one thread, double, "
              f"medians of {options.repeats}")
        isGood = against_scipy(kernels, SciPyWork(x), folder, options.repeats, x.size)
        normal = dict(within(kernels, options.repeats))
        kernels.ask("silence")
        for task, before in normal.items():
            after = statistics.median(kernels.seconds(task) for _ in range(options.repeats))
            print(f"{'silence after noise, ' + task:32} {before / after:5.2f}x")
    if not isGood:
        print("results differ by more than", TOLERANCE)
    return 0 if isGood else 1


if __name__ == "__main__":
    sys.exit(main())
