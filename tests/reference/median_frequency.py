#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes median_frequency.csv, answers of SciPy and NumPy for tests/dsp/spectrum.

The signal is that of welch.py through SciPy's Welch (segments of 64 and of 250 samples, 1000 Hz).
A row is segment:low:high, then the mean and the median frequency of that band in hertz. The
power up to a frequency is a line between the edges of the bins, so both follow by interpolation.
"""
import os
import numpy as np
from scipy import integrate, signal

i = np.arange(5000)
x = ((7919 * i + 13 * i * i) % 1009) / 1009 + 3
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "median_frequency.csv"),
          "w") as out:
    for segment in (64, 250):
        f, density = signal.welch(x, 1000, window="hann", nperseg=segment, detrend="constant")
        edges = np.concatenate(([0], (f[1:] + f[:-1]) / 2, [f[-1]]))
        power = np.concatenate(([0], np.cumsum(density * np.diff(edges))))
        for low, high in ((0, 500), (20, 450), (33, 171.5)):
            cut = np.unique(np.concatenate(([low], edges[(edges > low) & (edges < high)], [high])))
            upTo = np.interp(cut, edges, power)
            total = upTo[-1] - upTo[0]
            median = np.interp(upTo[0] + total / 2, upTo, cut)
            # By parts: the integral of f S is f times the power minus the integral of the power.
            below = integrate.trapezoid(upTo - upTo[0], cut)
            mean = high - below / total
            out.write(f"{segment}:{low}:{high},{float(mean)!r},{float(median)!r}\n")
