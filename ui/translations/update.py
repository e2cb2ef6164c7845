#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings facialis_de.ts up to date with the words of the program.

usage: ui/translations/update.py [TREE...]   (trees with a folder ui/; default: this one)

All words stand in one context, whatever class says them: a word that moves keeps its translation,
and one that is said twice is translated once. New words are marked as unfinished, which a test
does not let pass. Needs lupdate of Qt 6.
"""
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

FILE = pathlib.Path(__file__).with_name("facialis_de.ts")
CONTEXT = "Facialis"
LUPDATE = "/usr/lib/qt6/bin/lupdate"


def sources(tree):
    """Every word that lupdate finds below ui/, in order of place."""
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "all.ts"
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-I", tree, f"{tree}/ui", "-ts", str(found)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [message.find("source").text for message in ET.parse(found).iter("message")]


def main():
    known = {}
    if FILE.exists():
        for message in ET.parse(FILE).iter("message"):
            translation = message.find("translation")
            if translation.text and translation.get("type") != "unfinished":
                known[message.find("source").text] = translation.text
    words = {}
    for tree in sys.argv[1:] or [str(FILE.parents[2])]:
        for word in sources(tree):
            words.setdefault(word)
    root = ET.Element("TS", version="2.1", language="de_DE", sourcelanguage="en_GB")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for word in sorted(words):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = word
        translation = ET.SubElement(message, "translation")
        if word in known:
            translation.text = known[word]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    FILE.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
                    + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    print(f"{len(words)} words, {len(words) - sum(w in known for w in words)} unfinished")


if __name__ == "__main__":
    main()
