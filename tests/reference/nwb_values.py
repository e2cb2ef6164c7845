#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a stranger reads from a session file with h5py alone: signals in physical values by
NWB's own formula, electrodes and intervals.

usage: nwb_values.py FILE
"""
import sys

import h5py
import numpy as np


def physical(series):
    data = series["data"]
    values = data[()].astype(float) * data.attrs["conversion"]
    if "channel_conversion" in series:
        values = values * series["channel_conversion"][()].astype(float)
    return values + data.attrs["offset"]


def text(value):
    return value.decode() if isinstance(value, bytes) else f"{value:.7g}" if np.isreal(value) else value


def rows(table):
    names = [name for name in table.attrs["colnames"]]
    for row in zip(*(table[name][()] for name in names)):
        yield dict(zip(names, row))


def main(path):
    with h5py.File(path, "r") as file:
        print("start", text(file["session_start_time"][()]))
        for name, series in file["acquisition"].items():
            start = series["starting_time"]
            print("series", name, series.attrs["neurodata_type"], series["data"].attrs["unit"],
                  f"{start.attrs['rate']:.7g} Hz", series["data"].dtype, series["data"].shape)
            for frame in physical(series):
                print("  " + " ".join(f"{value:.7g}" for value in frame))
            if "electrodes" in series:
                table = file[series["electrodes"].attrs["table"]]
                for row in series["electrodes"]:
                    print("  electrode", *(text(table[column][row]) or "-" for column in
                                           ("label", "muscle", "side", "location", "group_name", "filtering")),
                          file[table["group"][row]].name)
        for name, table in file.get("intervals", {}).items():
            for row in rows(table):
                print("interval", name, *(f"{key}={text(value)}" for key, value in row.items()))


if __name__ == "__main__":
    main(sys.argv[1])
