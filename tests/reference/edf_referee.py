# SPDX-License-Identifier: GPL-3.0-or-later
"""What MNE reads in EDF and BDF files, one JSON object a line: a referee for our own reader.

    python3 edf_referee.py FILE...

Per file: channels (labels as in the header), rates (Hz, one a channel), start (ISO 8601, whole
seconds, or null), annotations ([onset_s, duration_s, text], from the first sample), samples
({channel index: [first 2000 physical values, volts]}, only for channels at the file's highest rate,
because MNE resamples the others). Exit 77: MNE is not installed.
"""
import json
import sys
import warnings

try:
    import mne
except ImportError:
    print("mne is not installed", file=sys.stderr)
    sys.exit(77)


def verdict(path):
    read = mne.io.read_raw_bdf if path.endswith(".bdf") else mne.io.read_raw_edf
    raw = read(path, verbose="error", infer_types=False, stim_channel=False)
    extras = raw._raw_extras[0]
    seconds = float(extras["record_length"][0])
    counts = [int(n) for n in list(extras["n_samps"])[: len(raw.ch_names)]]
    rates = [n / seconds for n in counts]
    start = raw.info["meas_date"]
    # A file without signals has no length for MNE, which cuts its annotations off.
    annotations = raw.annotations if raw.ch_names else mne.read_annotations(path)
    fast = [k for k, n in enumerate(counts) if n == max(counts)]
    stop = min(2000, raw.n_times)
    return {
        "file": path,
        "channels": list(extras["ch_names"])[: len(raw.ch_names)],
        "rates": rates,
        "start": start.strftime("%Y-%m-%dT%H:%M:%S") if start else None,
        "annotations": [[float(a["onset"]), float(a["duration"]), str(a["description"])]
                        for a in annotations],
        "samples": {str(k): [float(v) for v in raw.get_data(picks=[k], start=0, stop=stop)[0]]
                    for k in fast},
    }


def main():
    warnings.simplefilter("ignore")
    for path in sys.argv[1:]:
        print(json.dumps(verdict(path)))


main()
