#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds one recording in three layouts against each other and against SciPy.

usage: nwb_layouts.py RECORDING.edf ARCHIVE.nwb UNCOMPRESSED.nwb TIME_SERIES_WITH_ENVELOPE.nwb
"""
import sys

import h5py
import mne
import numpy as np
from scipy.signal import butter, sosfiltfilt

edf, *paths = sys.argv[1:]
archive, plain, times = (h5py.File(path, "r") for path in paths)

data = [file["acquisition/EMG/data"] for file in (archive, plain, times)]
for other in data[1:]:
    assert np.array_equal(data[0][()], other[()]), "the stored numbers differ"
    assert data[0].attrs["conversion"] == other.attrs["conversion"]
assert data[0].compression == "gzip" and data[0].shuffle and data[0].chunks[1] == 1, data[0].chunks
assert data[1].compression is None
kinds = [file["acquisition/EMG"].attrs["neurodata_type"] for file in (archive, plain, times)]
assert kinds == ["ElectricalSeries", "ElectricalSeries", "TimeSeries"], kinds
assert "electrodes" not in times["acquisition/EMG"]

volts = mne.io.read_raw_edf(edf, preload=True, verbose="error").get_data()
ours = data[0][()].T * data[0].attrs["conversion"] + data[0].attrs["offset"]
lsb = abs(data[0].attrs["conversion"])
assert np.allclose(ours, volts[:len(ours)], rtol=0, atol=1e-6 * lsb), "MNE reads other volts"

envelope = times["processing/facialis/envelope"]
rate = times["acquisition/EMG/starting_time"].attrs["rate"]
assert envelope["starting_time"].attrs["rate"] == 50.0 and envelope["data"].attrs["unit"] == "volts"
assert "6 Hz" in envelope.attrs["description"] and "20" in envelope.attrs["description"]
band = butter(4, [20, min(450, 0.45 * rate)], "bandpass", fs=rate, output="sos")
smooth = butter(2, 6, fs=rate, output="sos")
for k, column in enumerate(envelope["channel_index"]):
    wanted = sosfiltfilt(smooth, np.abs(sosfiltfilt(band, ours[column])))
    at = np.arange(len(envelope["data"])) * rate / 50.0
    wanted = np.interp(at, np.arange(len(wanted)), wanted)
    got = envelope["data"][:, k].astype(float)
    inside = slice(50, -50)  # beginnings are extended differently
    error = np.max(np.abs(got - wanted)[inside]) / np.max(np.abs(wanted))
    assert error < 1e-4, (k, error)
