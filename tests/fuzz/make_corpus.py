#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the kept corpus of the fuzz targets that read recordings of several files, and of journals: make_corpus.py
[FOLDER]. Its files are small, of our own making, and the same on every run."""
import json
import struct
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "corpus")


def keep(target, name, *files):
    """One input: each file behind a line with the end of its name."""
    folder = FOLDER / target
    folder.mkdir(parents=True, exist_ok=True)
    parts = [b"==== " + end.encode() + b"\n" + (c if isinstance(c, bytes) else c.encode()) for end, c in files]
    (folder / name).write_bytes(b"\n".join(parts))


def keep_bytes(target, name, content):
    folder = FOLDER / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def wave(count, top):
    return [(i * 7919 + i * i * 31) % (2 * top) - top for i in range(count)]


def brainvision(binary, orientation, version, extra="", interval="1000"):
    brand = "Brain Vision" if version == "1.0" else "BrainVision"
    return (f"{brand} Data Exchange Header File Version {version}\r\n; remark\r\n[Common Infos]\r\n"
            f"Codepage=UTF-8\r\nDataFile=r.eeg\r\nMarkerFile=$b.vmrk\r\nDataFormat=BINARY\r\n"
            f"DataOrientation={orientation}\r\nNumberOfChannels=2\r\nSamplingInterval={interval}\r\n{extra}"
            f"[Binary Infos]\r\nBinaryFormat={binary}\r\n[Channel Infos]\r\n"
            "Ch1=left\\1 zyg,,0.5,\u00b5V\r\nCh2=R OOc,ref,10,C\r\n[Comment]\r\n"
            "#     Name   Phys. Chn.   Low Cutoff [s]   High Cutoff [Hz]   Notch [Hz]\r\n"
            "1     zyg        1              10               1000            Off\r\n")


MARKERS = ("Brain Vision Data Exchange Marker File, Version 1.0\r\n[Common Infos]\r\nDataFile=r.eeg\r\n"
           "[Marker Infos]\r\nMk1=New Segment,,1,1,0,20240229235959500000\r\nMk2=Stimulus,S  1,3,1,0\r\n"
           "Mk3=Comment,close eyes\\1 please,5,4,2\r\nMk4=New Segment,,9,1,0,20240301000001000000\r\n"
           "Mk5=Stimulus,,90,1,0\r\nMk6=bad\r\n")
for binary, code in (("INT_16", "<h"), ("INT_32", "<i"), ("IEEE_FLOAT_32", "<f"), ("UINT_16", "<H")):
    samples = b"".join(struct.pack(code, abs(v) if code == "<H" else v) for v in wave(32, 3000))
    for orientation in ("MULTIPLEXED", "VECTORIZED"):
        keep("fuzz_brainvision", f"{binary}_{orientation}".lower(), (".vhdr", brainvision(binary, orientation, "2.0")),
             (".vmrk", MARKERS), (".eeg", samples))
keep("fuzz_brainvision", "cut", (".vhdr", brainvision("INT_16", "VECTORIZED", "1.0", "DataPoints=10\r\n")),
     (".eeg", bytes(33)))
keep("fuzz_brainvision", "big_endian", (".vhdr", brainvision("INT_16", "MULTIPLEXED", "1.0").replace(
    "[Channel", "UseBigEndianOrder=YES\r\n[Channel")), (".eeg", bytes(range(33))))


def packed(fmt, values):
    if fmt in (16, 61, 160):
        return b"".join(struct.pack({16: "<h", 61: ">h", 160: "<H"}[fmt], v + (32768 if fmt == 160 else 0)) for v in values)
    if fmt in (24, 32):
        return b"".join(struct.pack("<i", v)[: fmt // 8] for v in values)
    if fmt == 80:
        return bytes(v + 128 for v in values)
    if fmt == 8:
        return bytes((b - a) & 255 for a, b in zip([0] + values, values))
    out = bytearray()
    if fmt == 212:
        for a, b in zip(values[::2], values[1::2]):
            out += bytes((a & 255, (a >> 8 & 15) | (b >> 4 & 240), b & 255))
    for a, b, c in zip(values[::3], values[1::3], values[2::3]) if fmt in (310, 311) else ():
        if fmt == 310:
            out += struct.pack("<HH", (a & 1023) << 1 | (c & 31) << 11, (b & 1023) << 1 | (c >> 5 & 31) << 11)
        else:
            out += struct.pack("<I", (a & 1023) | (b & 1023) << 10 | (c & 1023) << 20)
    return bytes(out)


ATR = struct.pack("<HH", 22 << 10, 63 << 10 | 24) + b"## time resolution: 1000" + struct.pack(
    "<HHHHHHHHH", 1 << 10 | 5, 59 << 10, 0, 700, 22 << 10 | 1, 60 << 10 | 1, 63 << 10 | 5, 0x6C63, 0x736F) + b"e\0" + struct.pack(
    "<HH", 14 << 10 | 3, 0)
for fmt in (8, 16, 24, 32, 61, 80, 160, 212, 310, 311):
    values = wave(30, 60)
    checksum = (sum(values) + 32768) % 65536 - 32768
    keep("fuzz_wfdb", f"format_{fmt}", (".hea", f"r 1 1000/2000(3) 30 12:30:00.5 29/02/2024\n# remark\n"
         f"r.dat {fmt} 200(4)/mV 12 0 0 {checksum} 0 EMG zygomaticus L\n"), (".dat", packed(fmt, values)), (".atr", ATR))
keep("fuzz_wfdb", "group", (".hea", "r 3 500 5\nr.dat 16x2:1+4 200/uV\nr.dat 16+4 0\nr.dat 16x3+4\n"),
     (".dat", bytes(4) + packed(16, wave(30, 3000))))
keep("fuzz_wfdb", "invalid", (".hea", "r 2 500\nr.dat 212 1e3(-5)/uV 12 0 0 77\nr.dat 212\n"),
     (".dat", packed(212, [1, 2, -2048, -2048, -2048, 5])))
keep("fuzz_wfdb", "segments", (".hea", "r/3 1 500 12\nr_1 4\n~ 4\nr_1 4\n"), ("_1.hea", "r_1 1 500 4\nr_1.dat 16\n"),
     ("_1.dat", packed(16, wave(4, 99))))
keep("fuzz_wfdb", "variable", (".hea", "r/3 2 500 9\nr_0 0\nr_1 4\nr_2 5\n"),
     ("_0.hea", "r_0 2 500 0\n~ 0 200 12 0 0 0 0 A\n~ 0 200 12 0 0 0 0 B\n"),
     ("_1.hea", "r_1 1 500 4\nr_1.dat 16 100 12 0 0 0 0 B\n"), ("_1.dat", packed(16, wave(4, 99))),
     ("_2.hea", "r_2 1 500 5\nr_1.dat 80 200 12 0 0 0 0 C\n"))
keep("fuzz_wfdb", "flac", (".hea", "r 1 500 4\nr.dat 516\n"), (".dat", b"fLaC"))


def wav(code, bits, channels, data, extra=b""):
    frame = channels * bits // 8
    fmt = struct.pack("<HHIIHH", code, channels, 1000, 1000 * frame, frame, bits)
    body = b"WAVE" + extra + b"fmt " + struct.pack("<I", len(fmt)) + fmt + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


EVENTS = "# Marker IDs can be arbitrary strings.\n# Marker ID,\tTime (in s)\n1,\t0.004\nblink, hard,\t0.002\nx\n9,\t7\n"
for bits in (8, 16, 24, 32):
    samples = b"".join(struct.pack("<i", v)[: bits // 8] for v in wave(24, 100))
    keep("fuzz_wav", f"pcm_{bits}", (".wav", wav(1, bits, 2, samples)), ("-events.txt", EVENTS))
keep("fuzz_wav", "float", (".wav", wav(3, 32, 1, struct.pack("<6f", 0, 0.5, -0.5, 1, -1, 0.25))))
keep("fuzz_wav", "double", (".wav", wav(3, 64, 1, struct.pack("<3d", 0, 0.5, -0.5))))
keep("fuzz_wav", "cut", (".wav", wav(1, 16, 1, bytes(40))[:-7]))
keep("fuzz_wav", "mp3", (".wav", wav(85, 0, 1, bytes(40), b"LIST" + struct.pack("<I", 3) + b"abc\0")))


CRC = [0] * 256
for b in range(256):
    c = b
    for _ in range(8):
        c = c >> 1 ^ (0x82F63B78 if c & 1 else 0)
    CRC[b] = c


def record(kind, payload):
    c = 0xFFFFFFFF
    head = struct.pack("<II", kind, len(payload))
    for b in head + payload:
        c = c >> 8 ^ CRC[(c ^ b) & 255]
    return head + struct.pack("<I", c ^ 0xFFFFFFFF) + payload


def journal_channel(label, kind):
    return {"label": label, "muscle": "", "side": None, "rate_hz": 1000.0, "length": 0,
            "dimension": "voltage", "unit": "uV", "stored_type": kind, "scale": 1e-6, "offset": 0.0,
            "prefilter": "", "transducer": "", "stored_minimum": None, "stored_maximum": None}


def journal(*records):
    about = {"path": "device", "format": "device", "channels": [
        journal_channel("EMG L", "int16"), journal_channel("EMG R", "float64")], "gaps": [],
        "annotations": [], "start": None, "duration_s": 0.0, "identity": {
            name: "" for name in ("patient_code", "patient_name", "birth_date", "sex",
                                  "recording_code", "technician", "equipment", "remarks")},
        "warnings": [], "is_incomplete": False}
    return (b"\x89EMGJ\r\n\x1a" + struct.pack("<II", 1, 0) + record(1, json.dumps(about).encode())
            + b"".join(records))


def frames(first, count, bitmaps=b""):
    values = struct.pack(f"<{count}i", *range(count)) + struct.pack(f"<{count}d", *range(count))
    return record(2, struct.pack("<qII", first, count, bool(bitmaps)) + bitmaps + values)


keep_bytes("fuzz_journal", "whole", journal(
    frames(0, 9), frames(9, 3, b"\2\7"), frames(40, 10, b"\1\2\0\3"),
    record(3, struct.pack("<ddi", 0.01, float("nan"), -1) + b"blink"),
    record(3, struct.pack("<ddi", 0.01, 0.5, 1) + b"smile"), record(4, struct.pack("<dd", 0.012, 0.04) + b"lost"),
    record(5, struct.pack("<qqd", 0, 28, 0.001) + struct.pack("<ffBBH", 0, 3, 1, 0, 0) * 2), record(6, struct.pack("<q", 50))))
keep_bytes("fuzz_journal", "cut", journal(frames(0, 9), frames(9, 7))[:-5])
keep_bytes("fuzz_journal", "hole", journal(frames(1 << 28, 2), frames(1 << 29, 1)))
keep_bytes("fuzz_journal", "backwards", journal(frames(5, 4), frames(8, 4)))


def edf(signals, records, samples, *, duration="1", version="0", reserved="", count=None):
    """signals: (label, samples a record); samples(record, signal) gives the bytes of one."""
    n = len(signals)
    column = lambda values, width: "".join(str(v).ljust(width)[:width] for v in values)
    low, high = ("-8388608", "8388607") if version != "0" else ("-32768", "32767")
    isText = ["Annotations" in label for label, _ in signals]
    head = ((b"\xffBIOSEMI" if version != "0" else b"0       ")
            + ("X X X X".ljust(80) + "Startdate 02-MAR-2021 X X X".ljust(80) + "02.03.21" + "10.11.12"
               + str(256 * (n + 1)).ljust(8) + reserved.ljust(44)
               + str(records if count is None else count).ljust(8) + str(duration).ljust(8) + str(n).ljust(4)
               + column([label for label, _ in signals], 16) + column(["AgAgCl"] * n, 80)
               + column(["" if text else "uV" for text in isText], 8)
               + column(["-1" if text else "-3276.8" for text in isText], 8)
               + column(["1" if text else "3276.7" for text in isText], 8)
               + column([low] * n, 8) + column([high] * n, 8) + column(["HP:20Hz LP:450Hz N:50Hz"] * n, 80)
               + column([count for _, count in signals], 8) + " " * 32 * n).encode())
    return head + b"".join(samples(r, s) for r in range(records) for s in range(n))


def edf_samples(signals, width, tals=lambda record: b""):
    def of(record, signal):
        label, count = signals[signal]
        if "Annotations" in label:
            return tals(record).ljust(count * width, b"\0")[:count * width]
        return b"".join((v % (1 << 8 * width)).to_bytes(width, "little") for v in wave(count, 30000))
    return of


TWO, MIXED = [("EMG OOc L", 20), ("EMG OOc R", 20)], [("EMG a", 50), ("EMG a", 1), ("Temp", 7)]
PLUS = [("EMG a", 20), ("EDF Annotations", 40)]
keep_bytes("fuzz_edf", "plain", edf(TWO, 3, edf_samples(TWO, 2)))
keep_bytes("fuzz_edf", "mixed_rates", edf(MIXED, 4, edf_samples(MIXED, 2), duration="0.1"))
keep_bytes("fuzz_edf", "bdf", edf(TWO, 2, edf_samples(TWO, 3), version="bdf", reserved="24BIT"))
keep_bytes("fuzz_edf", "annotations", edf(PLUS, 4, edf_samples(
    PLUS, 2, lambda r: f"+{r}\x14\x14\0+{r}.25\x150.5\x14smile@@EMG a\x14\0".encode()), reserved="EDF+C"))
keep_bytes("fuzz_edf", "gaps", edf(PLUS, 4, edf_samples(
    PLUS, 2, lambda r: f"+{r * r}\x14\x14\0".encode()), reserved="EDF+D"))
keep_bytes("fuzz_edf", "damaged_annotations", edf(PLUS, 3, edf_samples(
    PLUS, 2, lambda r: [b"+0\x14\x14\0+x\x14y\0", b"\x14\x15\0\0-1e9\x14", b"\xff" * 80][r]), reserved="EDF+D"))
keep_bytes("fuzz_edf", "cut", edf(TWO, 3, edf_samples(TWO, 2))[:-31])
keep_bytes("fuzz_edf", "cut_in_header", edf(TWO, 1, edf_samples(TWO, 2))[:300])
keep_bytes("fuzz_edf", "open_end", edf(TWO, 3, edf_samples(TWO, 2), count=-1))
keep_bytes("fuzz_edf", "more_promised", edf(TWO, 2, edf_samples(TWO, 2), count=99999999))
keep_bytes("fuzz_edf", "negative_duration", edf(TWO, 1, edf_samples(TWO, 2), duration="-1"))
keep_bytes("fuzz_edf", "no_duration", edf(TWO, 1, edf_samples(TWO, 2), duration="0"))
keep_bytes("fuzz_edf", "huge_signal", edf([("EMG a", 99999999)], 0, None))
keep_bytes("fuzz_edf", "no_samples", edf([("EMG a", 0), ("EMG b", 3)], 2, edf_samples([("", 0), ("", 3)], 2)))

OPENSIGNALS = ('# OpenSignals Text File Format\n# {"00:07:80:4D:2E:76": {"sensor": ["EMG", "RAW"], "device name": '
               '"00:07:80:4D:2E:76", "column": ["nSeq", "DI", "CH1", "CH2"], "sync interval": 2, "time": "13:39:4.5", '
               '"comments": "", "device connection": "/dev/x", "channels": [1, 2], "date": "2017-1-17", "mode": 0, '
               '"digital IO": [0, 1], "firmware version": 772, "device": "bitalino", "position": 0, "sampling rate": '
               '1000, "label": ["CH1", "CH2"], "resolution": [10, 10], "special": [{}, {}]}}\n# EndOfHeader\n')
keep_bytes("fuzz_text", "opensignals", (OPENSIGNALS + "".join(f"{i}\t1\t{500 + i}\t{512 - i}\t\n" for i in range(16))).encode())
keep_bytes("fuzz_text", "opensignals_cut", (OPENSIGNALS + "0\t1\t500\t5").encode())
keep_bytes("fuzz_text", "opensignals_lies", OPENSIGNALS.replace("1000", "-1e99").encode() + b"0\t\xff\t1\n")
keep_bytes("fuzz_text", "openbci", ("%OpenBCI Raw EXG Data\n%Number of channels = 4\n%Sample Rate = 200 Hz\n"
           "%Board = OpenBCI_GUI$BoardGanglionBLE\nSample Index, EXG Channel 0, EXG Channel 1, EXG Channel 2, "
           "EXG Channel 3, Timestamp\n" + "".join(f"{i % 200}.0, {i}.5, -3, 1e2, 0, {1600000000 + i / 200}\n"
                                                  for i in range(9))).encode())
keep_bytes("fuzz_text", "brainflow", "".join(
    "\t".join(str(float(v)) for v in ([i % 256] + [10 * i] * 8 + [0] * 14 + [1600000000 + i / 250])) + "\n"
    for i in range(6)).encode())
keep_bytes("fuzz_text", "table", b"time;EMG L (uV);EMG R (uV)\r\n" + b"".join(
    f"{i / 1000:.3f};{i},5;-{i}\r\n".replace(".", ",").encode() for i in range(12)))
keep_bytes("fuzz_text", "table_utf16", "\ufefft,a\n0,1\n0.001,2\n".encode("utf-16-le"))
keep_bytes("fuzz_text", "ragged", b"1,2,3\n4,5\n6\n\n7,8,9,10\nnan,inf,-\n")
keep_bytes("fuzz_text", "clock_back", b"t,a\n0,1\n0.002,2\n0.001,3\n0.003,x\n")
