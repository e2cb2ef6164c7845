#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes welch.csv, SciPy's answers for tests/dsp/spectrum. Made with SciPy 1.10.1, NumPy 1.24.2.

The input is x[i] = ((7919 i + 13 i^2) mod 1009) / 1009 + 3, i < 5000, at 1000 Hz.
"""
import os
import numpy as np
from scipy import signal

i = np.arange(5000)
x = ((7919 * i + 13 * i * i) % 1009) / 1009 + 3
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "welch.csv"), "w") as out:
    for segment in (64, 250):
        _, density = signal.welch(x, 1000, window="hann", nperseg=segment, detrend="constant")
        out.write(",".join([str(segment)] + [repr(float(v)) for v in density]) + "\n")
