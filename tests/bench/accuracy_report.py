#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a table of bench_accuracy into docs/accuracy.md and docs/pictures/accuracy.svg.

    accuracy_report.py TABLE.tsv [AS_SHIPPED.tsv]

Of docs/accuracy.md only what stands between the two marker lines is written anew.
"""
import csv
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
BEGIN = "<!-- bench_accuracy: begin -->"
END = "<!-- bench_accuracy: end -->"
# Okabe & Ito's palette, told apart by line and marker as well.
STYLES = [("#000000", "-", "o", 2.4), ("#E69F00", "-", "s", 1.3), ("#0072B2", "-", "^", 1.3),
          ("#CC79A7", "--", "D", 1.3), ("#009E73", "--", "v", 1.3), ("#D55E00", ":", "x", 1.5)]
WORDS = {"units": "motor units, single", "train": "motor units, trains",
         "gaussian": "Gaussian, single"}
KEPT = ["scenario", "length_ms", "snr_db", "noise", "detector", "f1", "precision", "recall",
        "false_per_min", "onset_median_abs", "onset_median", "onset_mean", "onset_sd",
        "offset_median_abs", "offset_median", "alarm_p95", "deficit", "deficit_high"]


def read(path):
    with open(path) as file:
        lines = file.read().splitlines()
    remarks = [line[2:] for line in lines if line.startswith("#")]
    rows = list(csv.DictReader((l for l in lines if not l.startswith("#")), delimiter="\t"))
    return remarks, rows


def number(row, column):
    return float(row[column]) if row[column] not in ("-", "") else float("nan")


class Table:
    def __init__(self, path):
        self.remarks, self.rows = read(path)
        self.detectors = self.values("detector")
        self.cells = {}
        for row in self.rows:
            self.cells.setdefault(self.key(row), {})[row["detector"]] = row

    @staticmethod
    def key(row):
        return row["scenario"], row["noise"], float(row["length_ms"]), float(row["snr_db"])

    def values(self, column):
        return list(dict.fromkeys(row[column] for row in self.rows))

    def default(self, key):
        return self.cells[key][self.detectors[0]]

    def keys(self, where=lambda scenario, noise, length, snr: True):
        return [key for key in self.cells if where(*key)]


def plot(table, path):
    lengths = [float(v) for v in table.values("length_ms")]
    noises = table.values("noise")
    snrs = [float(v) for v in table.values("snr_db")]
    plt.rcParams.update({"font.size": 8, "svg.hashsalt": "facialis", "svg.fonttype": "path",
                         "font.family": "DejaVu Sans"})
    figure, axes = plt.subplots(len(lengths), len(noises), sharex=True, sharey=True,
                                figsize=(2.0 * len(noises), 1.5 * len(lengths) + 0.7),
                                squeeze=False)
    for i, length in enumerate(lengths):
        for k, noise in enumerate(noises):
            axis = axes[i][k]
            for detector, (colour, line, marker, width) in reversed(
                    list(zip(table.detectors, STYLES))):
                axis.plot(snrs, [number(table.cells["units", noise, length, s][detector], "f1")
                                 for s in snrs],
                          line, color=colour, marker=marker, markersize=3, linewidth=width,
                          label=detector)
            axis.set_ylim(-0.02, 1.03)
            axis.set_yticks([0, 0.5, 1])
            axis.set_xticks([0, 3, 6, 10, 15])
            axis.grid(color="#dddddd", linewidth=0.6)
            for side in ("top", "right"):
                axis.spines[side].set_visible(False)
            if i == 0:
                axis.set_title(noise, fontsize=9, fontweight="bold")
            if k == 0:
                axis.set_ylabel(f"{length:g} ms\nF1")
            if i == len(lengths) - 1:
                axis.set_xlabel("SNR, dB")
    handles, labels = axes[0][0].get_legend_handles_labels()
    figure.legend(handles[::-1], labels[::-1], loc="upper center", ncol=len(labels),
                  frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 0.965))
    figure.savefig(path, metadata={"Date": None})


def f1_table(table, scenario):
    snrs = [s for s in (3.0, 6.0, 10.0) if any(k[3] == s for k in table.cells)]
    lines = ["| noise | length | " + " | ".join(f"{s:g} dB: default, best other" for s in snrs) +
             " |", "|---|---|" + "---|" * len(snrs)]
    for noise in table.values("noise"):
        for length in (float(v) for v in table.values("length_ms")):
            line = f"| {noise} | {length:g} ms |"
            for snr in snrs:
                cell = table.cells[scenario, noise, length, snr]
                best = max(table.detectors[1:], key=lambda d: number(cell[d], "f1"))
                ours, theirs = (number(cell[d], "f1") for d in (table.detectors[0], best))
                mark = "**" if ours >= theirs else ""
                line += f" {mark}{ours:.3f}{mark}, {theirs:.3f} ({best}) |"
            lines.append(line)
    return lines


def timing_table(table):
    lines = ["| bursts | noise | length | onset median abs (bias) | offset median abs (bias) | "
             "alarm after onset, median, 95 % |", "|---|---|---|---|---|---|"]
    for key in table.keys(lambda s, n, l, snr: snr == 6):
        row = table.default(key)
        lines.append(
            f"| {WORDS[key[0]]} | {key[1]} | {key[2]:g} ms "
            f"| {number(row, 'onset_median_abs'):.1f} ({number(row, 'onset_median'):+.1f}) "
            f"| {number(row, 'offset_median_abs'):.1f} ({number(row, 'offset_median'):+.1f}) "
            f"| {number(row, 'alarm_median'):.0f}, {number(row, 'alarm_p95'):.0f} |")
    return lines


def long_bursts_table(table):
    lines = ["| bursts | noise | SNR | " + " | ".join(table.detectors) + " |",
             "|---|---|---|" + "---|" * len(table.detectors)]
    for key in table.keys(lambda s, n, l, snr: l == 300 and snr in (2, 8)):
        cell = table.cells[key]
        lines.append(f"| {WORDS[key[0]]} | {key[1]} | {key[3]:g} dB | " + " | ".join(
            f"{number(cell[d], 'onset_mean'):.1f} / {number(cell[d], 'onset_sd'):.1f}"
            for d in table.detectors) + " |")
    return lines


def bars(table):
    """The bars of the default: name, cells that are asked, those that fail with their figure."""
    def check(name, keys, fails):
        failing = [(key, text) for key in keys if (text := fails(table.default(key)))]
        return name, len(keys), failing

    def over(column, limit, unit=" ms"):
        def judge(row):
            value = number(row, column)
            # Nothing found leaves nothing to be timed; that is F1's matter.
            return f"{value:.3g}{unit}" if abs(value) > limit else ""
        return judge

    from_3 = table.keys(lambda s, n, l, snr: snr >= 3)
    at_6 = table.keys(lambda s, n, l, snr: snr == 6 and l >= 30)
    result = [
        check("F1 at most 0.02 below the best other, from 3 dB up (figure)", from_3,
              lambda r: f"{number(r, 'deficit'):.3f} ({r['best_other']})"
              if number(r, "deficit") > 0.02 else ""),
        check("the same, 95 % interval excludes a larger deficit", from_3,
              lambda r: f"up to {number(r, 'deficit_high'):.3f}"
              if number(r, "deficit_high") > 0.02 else ""),
        check("median absolute onset error <= 3 ms (6 dB, from 30 ms)", at_6,
              over("onset_median_abs", 3)),
        check("median signed onset error within 2 ms (same)", at_6, over("onset_median", 2)),
        check("median absolute offset error <= 8 ms (same)", at_6, over("offset_median_abs", 8)),
        check("alarm within 50 ms of onset, 95 % of bursts (6 dB, from 30 ms)", at_6,
              over("alarm_p95", 50)),
        check("alarm within 50 ms of onset, median (6 dB, from 30 ms)", at_6,
              over("alarm_median", 50)),
    ]
    for snr, mean, deviation in ((8, 10, 15), (2, 40, 30)):
        keys = table.keys(lambda s, n, l, db: l == 300 and db == snr)
        result.append(check(f"300 ms, {snr} dB: mean onset error < {mean} ms", keys,
                            over("onset_mean", mean)))
        result.append(check(f"300 ms, {snr} dB: SD of onset errors < {deviation} ms", keys,
                            over("onset_sd", deviation)))
    return result


def bars_section(table):
    lines = ["| bar | cells | missed in |", "|---|---|---|"]
    details = []
    for name, asked, failing in bars(table):
        lines.append(f"| {name} | {asked} | {len(failing) or 'none'} |")
        if failing:
            details += [f"- {name}: " + "; ".join(
                f"{key[0]} {key[1]} {key[2]:g} ms {key[3]:g} dB {text}" for key, text in failing)]
    if details:
        lines += ["", "<details><summary>The cells that miss a bar</summary>", "", *details, "",
                  "</details>"]
    return lines


def thresholds_table(table):
    lines = ["| noise | " + " | ".join(table.detectors) + " |",
             "|---|" + "---|" * len(table.detectors)]
    for noise in table.values("noise"):
        cell = next(c for key, c in table.cells.items() if key[1] == noise)
        lines.append(f"| {noise} | " + " | ".join(cell[d]["threshold"] for d in table.detectors) +
                     " |")
    return lines


def shipped_table(table):
    """Mean over scenarios and noises of F1 and false bursts a minute, standard settings."""
    lines = ["| length | SNR | " + " | ".join(table.detectors) + " |",
             "|---|---|" + "---|" * len(table.detectors)]
    for length in (float(v) for v in table.values("length_ms")):
        for snr in (3.0, 6.0, 10.0):
            keys = table.keys(lambda s, n, l, db: l == length and db == snr)
            if not keys:
                continue
            cells = []
            for d in table.detectors:
                f1 = sum(number(table.cells[k][d], "f1") for k in keys) / len(keys)
                false = sum(number(table.cells[k][d], "false_per_min") for k in keys) / len(keys)
                cells.append(f"{f1:.3f} ({false:.1f})")
            lines.append(f"| {length:g} ms | {snr:g} dB | " + " | ".join(cells) + " |")
    return lines


def section(table, shipped):
    least = min(float(row["bursts"]) for row in table.rows)
    lines = [BEGIN, "## All detectors on the same data", "",
             f"`bench_accuracy` (tests/bench), {len(table.cells)} cells of at least {least:g} "
             "bursts each, then `accuracy_report.py`. Conditions:", ""]
    lines += [f"    {remark}" for remark in table.remarks]
    lines += ["", "![F1 over SNR for every burst length and noise](pictures/accuracy.svg)", "",
              "F1 of all detectors over SNR, single bursts of motor units; rows are burst lengths, "
              "columns noises. All cells stand in [accuracy.tsv](accuracy.tsv).", "",
              f"The bars that the default, {table.detectors[0]}, is held to:", ""]
    lines += bars_section(table)
    for scenario in table.values("scenario"):
        lines += ["", f"### F1, {WORDS[scenario]}", "",
                  "Bold: the default is not below the best of the others.", ""]
        lines += f1_table(table, scenario)
    lines += ["", "### Times of the default at 6 dB, ms", ""] + timing_table(table)
    lines += ["", "### Bursts of 300 ms: mean / SD of onset errors below 100 ms, ms", ""]
    lines += long_bursts_table(table)
    lines += ["", "### Thresholds at one false burst a minute", "",
              "In the unit of each detector's own threshold, as its settings name it.", ""]
    lines += thresholds_table(table)
    if shipped:
        lines += ["", "### As shipped", "",
                  f"Standard settings, nothing matched, {min(float(r['bursts']) for r in shipped.rows):g} "
                  "bursts a cell or more: mean F1 over all scenarios and noises, in "
                  "brackets false bursts a minute.", ""]
        lines += shipped_table(shipped)
    return "\n".join(lines + [END])


def write_small_table(table, path):
    with open(path, "w") as out:
        for remark in table.remarks:
            out.write(f"# {remark}\n")
        out.write("\t".join(KEPT) + "\n")
        for row in table.rows:
            out.write("\t".join("" if row[c] == "-" else row[c] for c in KEPT).rstrip("\t") + "\n")


def main():
    table = Table(sys.argv[1])
    shipped = Table(sys.argv[2]) if len(sys.argv) > 2 else None
    plot(table, os.path.join(ROOT, "docs", "pictures", "accuracy.svg"))
    write_small_table(table, os.path.join(ROOT, "docs", "accuracy.tsv"))
    path = os.path.join(ROOT, "docs", "accuracy.md")
    with open(path) as file:
        text = file.read()
    new = section(table, shipped)
    if BEGIN in text:
        text = text[:text.index(BEGIN)] + new + text[text.index(END) + len(END):]
    else:
        text = text.rstrip("\n") + "\n\n" + new + "\n"
    with open(path, "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
