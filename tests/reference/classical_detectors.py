#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes classical_detectors.csv, SciPy's answers for tests/dsp/detection/classical_detectors.test.cpp.
Made with SciPy 1.10.1, NumPy 1.24.2.

Alarm rates of Bonato's double threshold by enumeration of all patterns of m + 1 test values: those
where r0 of the last m exceed zeta, but not r0 of the m before. Test signals of the input
x[i] = (((7919 i + 13 i^2) mod 1009) / 1009 - 0.5), i < 700, at 1000 Hz; every seventh sample.
"""
import itertools
import os

import numpy as np
from scipy import signal


def alarms_per_value(p, m, needed):
    rate = 0.0
    for bits in itertools.product((0, 1), repeat=m + 1):
        if sum(bits[1:]) >= needed > sum(bits[:-1]):
            rate += p ** sum(bits) * (1 - p) ** (m + 1 - sum(bits))
    return rate


def least_of_windows():
    """How many of its standard deviations the least mean square of 1.5 s in 6 s of white noise, in
    steps of a sixteenth, lies below the true one: 1.53 in dsp/detection/bonato.cpp."""
    length, step = 384, 384 // 16 + 1
    squares = np.random.default_rng(1).standard_normal((2000, 4 * length)) ** 2 - 1
    sums = np.cumsum(np.pad(squares, ((0, 0), (1, 0))), axis=1)
    windows = sums[:, length::step] - sums[:, :-length:step]
    return -windows.min(axis=1).mean() / np.sqrt(2 * length)


def low_pass(x, edge):
    """Second order, from the steady state of the first sample."""
    sos = signal.butter(2, edge, fs=1000, output="sos")
    return signal.sosfilt(sos, x, zi=signal.sosfilt_zi(sos) * x[0])[0]


def main():
    i = np.arange(700)
    x = ((7919 * i + 13 * i * i) % 1009) / 1009 - 0.5
    hodges = signal.lfilter(np.full(25, 1 / 25), 1, low_pass(np.abs(x), 50))
    psi = np.concatenate(([0, 0], x[1:-1] ** 2 - x[:-2] * x[2:]))  # one sample late
    teager = low_pass(np.abs(psi), 50)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "classical_detectors.csv")
    with open(path, "w") as out:
        def line(name, values):
            out.write(",".join([name] + [repr(float(v)) for v in np.ravel(values)]) + "\n")

        for m, needed in ((5, 3), (5, 1), (8, 4), (3, 3)):
            line(f"alarms_{m}_{needed}", [alarms_per_value(p, m, needed) for p in (1e-3, 0.05, 0.3)])
        line("hodges_bui", hodges[::7])
        line("teager_kaiser", teager[::7])


if __name__ == "__main__":
    main()
    print(f"least of windows: {least_of_windows():.2f} standard deviations below")
