#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes filters.csv, SciPy's answers for tests/dsp/filter. Made with SciPy 1.10.1, NumPy 1.24.2.

Each line: a name, then numbers. Sections are b0 b1 b2 a1 a2, one after the other. The input of all
filtered signals is x[i] = ((7919 i + 13 i^2) mod 1009) / 1009 + 3, i < 700; every seventh sample of
the answer is kept.
"""
import os
import numpy as np
from scipy import signal

DESIGNS = [  # name, order, edges, rate
    ("highpass_4_20_2048", 4, 20, "highpass", 2048),
    ("highpass_1_10_500", 1, 10, "highpass", 500),
    ("highpass_5_30_1000", 5, 30, "highpass", 1000),
    ("lowpass_2_6_1000", 2, 6, "lowpass", 1000),
    ("lowpass_3_50_125", 3, 50, "lowpass", 125),
    ("lowpass_8_450_10000", 8, 450, "lowpass", 10000),
    ("bandpass_4_20_450_2048", 4, (20, 450), "bandpass", 2048),
    ("bandpass_4_20_450_1000", 4, (20, 450), "bandpass", 1000),
    ("bandpass_3_20_56_125", 3, (20, 56), "bandpass", 125),
    ("bandpass_1_20_112_250", 1, (20, 112), "bandpass", 250),
    ("bandpass_5_8_15_2000", 5, (8, 15), "bandpass", 2000),
]
NOTCHES = [("notch_50_30_2048", 50, 30, 2048), ("notch_60_10_250", 60, 10, 250)]


def signal_in():
    i = np.arange(700)
    return ((7919 * i + 13 * i * i) % 1009) / 1009 + 3


def main():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "filters.csv"), "w") as out:
        def line(name, values):
            out.write(",".join([name] + [repr(float(v)) for v in np.ravel(values)]) + "\n")

        sections = {}
        for name, order, edges, kind, rate in DESIGNS:
            sections[name] = signal.butter(order, edges, kind, fs=rate, output="sos")
        for name, centre, q, rate in NOTCHES:
            sections[name] = signal.tf2sos(*signal.iirnotch(centre, q, rate))
        x = signal_in()
        for name, sos in sections.items():
            line(name, np.delete(sos, 3, axis=1))
            zi = signal.sosfilt_zi(sos) * x[0]
            line(name + " causal", signal.sosfilt(sos, x, zi=zi)[0][::7])
            line(name + " zero_phase", signal.sosfiltfilt(sos, x)[::7])


main()
