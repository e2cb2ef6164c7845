#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that check_nwb.py can fail: breaks a copy of a good file once for each rule and sees
whether that rule, and no other, speaks up.

usage: check_nwb_selftest.py GOOD.nwb     the file must hold an electrical series with
                                          channel_conversion, intervals, a subject and an analysis
"""
import os
import shutil
import sys
import tempfile

import h5py
import numpy as np

import check_nwb

TEXT = h5py.string_dtype("utf-8")
DEVICE = "general/devices/recorder"
GROUP = "general/extracellular_ephys/surface"
ELECTRODES = "general/extracellular_ephys/electrodes"
MODULE = "processing/facialis"
BURSTS = "intervals/bursts"


def scaled_series(file):
    """The electrical series whose channels differ in scale."""
    return next(file["acquisition"][name] for name in file["acquisition"]
                if "channel_conversion" in file["acquisition"][name])


def replace(group, name, value, dtype=None):
    """Another dataset in the place of one, with the same attributes."""
    kept = dict(group[name].attrs)
    del group[name]
    dataset = group.create_dataset(name, data=value, dtype=dtype)
    for key, item in kept.items():
        if isinstance(item, h5py.Reference):
            dataset.attrs.create(key, item, dtype=h5py.ref_dtype)
        else:
            dataset.attrs[key] = item


def typed(thing, space, kind):
    thing.attrs["namespace"] = space
    thing.attrs["neurodata_type"] = kind


def timestamps_instead(file, count_more=0, **attributes):
    series = scaled_series(file)
    del series["starting_time"]
    stamps = series.create_dataset("timestamps", data=np.arange(series["data"].shape[0] + count_more) / 1e3)
    stamps.attrs["unit"] = "seconds"
    stamps.attrs["interval"] = np.int32(1)
    for name, value in attributes.items():
        stamps.attrs[name] = value


def drop_column(file, table, name):
    del file[table][name]


def unlink_device(file):
    del file[GROUP]["device"]
    file[GROUP]["device"] = file[DEVICE]  # a hard link


def dangling_reference(file):
    column = file[ELECTRODES]["group"]
    references = column[()]
    references[0] = h5py.Reference()
    replace(file[ELECTRODES], "group", references, h5py.ref_dtype)


def region_to_another_table(file):
    region = scaled_series(file)["electrodes"]
    region.attrs.create("table", file[MODULE + "/quality"].ref, dtype=h5py.ref_dtype)


def fixed_length_text(file):
    del file["identifier"]
    file.create_dataset("identifier", data=np.array(b"an identifier of fixed length"))


# For every rule: ways to break a good file so that this rule alone can notice.
FAULTS = {
    "root_is_an_nwb_file": [
        lambda f: f.attrs.__setitem__("neurodata_type", "Device")],
    "nwb_version_is_2_7_0": [
        lambda f: f.attrs.__setitem__("nwb_version", "2.6.0-alpha"),
        lambda f: f.attrs.__delitem__("nwb_version")],
    "namespace_stands_beside_each_type": [
        lambda f: f[DEVICE].attrs.__delitem__("namespace"),
        lambda f: f[ELECTRODES].attrs.__setitem__("namespace", "core")],
    "types_are_known": [
        lambda f: typed(f["analysis"].create_group("x"), "core", "EmgSeries")],
    "no_namespace_without_a_type": [
        lambda f: f["analysis"].attrs.__setitem__("namespace", "core")],
    "object_ids_are_unique_uuids": [
        lambda f: f[DEVICE].attrs.__setitem__("object_id", "7"),
        lambda f: f[DEVICE].attrs.__setitem__("object_id", f[GROUP].attrs["object_id"])],
    "required_texts_are_there": [
        lambda f: f.__delitem__("identifier"),
        lambda f: f.__delitem__("session_description"),
        lambda f: f.__delitem__("session_start_time"),
        lambda f: f.__delitem__("timestamps_reference_time")],
    "times_are_iso_8601_with_offset": [
        lambda f: f["session_start_time"].__setitem__((), "2025-01-02T03:04:05"),
        lambda f: f["timestamps_reference_time"].__setitem__((), "yesterday"),
        lambda f: f["file_create_date"].__setitem__(0, "2025-01-02 03:04:05+00:00")],
    "file_create_date_is_an_extensible_list": [
        lambda f: replace(f, "file_create_date", ["2025-01-02T03:04:05+00:00"], TEXT),
        lambda f: f.__delitem__("file_create_date")],
    "required_groups_are_there": [
        lambda f: f.__delitem__("analysis"),
        lambda f: f["stimulus"].__delitem__("presentation"),
        lambda f: f["stimulus"].__delitem__("templates"),
        lambda f: f.__delitem__("processing")],
    "texts_are_utf8_of_variable_length": [
        fixed_length_text,
        lambda f: f[DEVICE].attrs.create("description", np.bytes_(b"fixed"))],
    "references_lead_somewhere": [
        dangling_reference],
    "cached_specifications_are_announced": [
        lambda f: f.create_group("specifications")],
    "devices_are_devices": [
        lambda f: typed(f[DEVICE], "core", "ProcessingModule")],
    "electrode_groups_are_described": [
        lambda f: f[GROUP].attrs.__delitem__("description"),
        lambda f: f[GROUP].attrs.__delitem__("location")],
    "electrode_groups_link_to_a_device": [
        unlink_device,
        lambda f: f[GROUP].__delitem__("device")],
    "electrode_groups_are_electrode_groups": [
        lambda f: f["general/extracellular_ephys"].create_group("another")],
    "electrodes_table_is_there": [
        lambda f: f["general/extracellular_ephys"].move("electrodes", "/facialis/away")],
    "electrodes_have_their_columns": [
        lambda f: drop_column(f, ELECTRODES, "location"),
        lambda f: drop_column(f, ELECTRODES, "group"),
        lambda f: drop_column(f, ELECTRODES, "group_name")],
    "electrode_locations_are_texts": [
        lambda f: replace(f[ELECTRODES], "location", np.arange(f[ELECTRODES]["id"].shape[0]))],
    "electrodes_belong_to_a_group": [
        lambda f: f[ELECTRODES]["group_name"].__setitem__(0, "nowhere"),
        lambda f: replace(f[ELECTRODES], "group", np.arange(f[ELECTRODES]["id"].shape[0])),
        lambda f: f[ELECTRODES]["group"].__setitem__(0, f[DEVICE].ref)],
    "source_script_names_its_file": [
        lambda f: f["general/source_script"].attrs.__delitem__("file_name")],
    "general_remarks_are_texts": [
        lambda f: f["general"].create_dataset("lab", data=7),
        lambda f: f["general"].create_dataset("institution", data=["a", "list"], dtype=TEXT),
        lambda f: replace(f["general"], "experimenter", "one person", TEXT)],
    "subject_is_stated_in_the_words_of_nwb": [
        lambda f: f["general/subject/sex"].__setitem__((), "female"),
        lambda f: f["general/subject/species"].__setitem__((), "human"),
        lambda f: f["general/subject"].create_dataset("age", data="30", dtype=TEXT)],
    "tables_are_described": [
        lambda f: f[BURSTS].attrs.__delitem__("description"),
        lambda f: f[ELECTRODES].attrs.__delitem__("description")],
    "tables_list_their_columns": [
        lambda f: f[BURSTS].attrs.__delitem__("colnames"),
        lambda f: f[ELECTRODES].attrs.create("colnames", list(f[ELECTRODES].attrs["colnames"]) + ["id"],
                                             dtype=TEXT),
        lambda f: f[BURSTS].attrs.create("colnames", list(f[BURSTS].attrs["colnames"])[:-1], dtype=TEXT),
        lambda f: drop_column(f, BURSTS, "kind")],
    "table_ids_are_integers": [
        lambda f: replace(f[BURSTS], "id", f[BURSTS]["id"][()] * 1.5),
        lambda f: f[BURSTS].__delitem__("id")],
    "table_parts_are_typed": [
        lambda f: typed(f[BURSTS]["kind"], "core", "TimeSeries") or
        [f[BURSTS]["kind"].attrs.__delitem__(name) for name in ("namespace", "neurodata_type")]],
    "columns_are_described": [
        lambda f: f[BURSTS]["kind"].attrs.__delitem__("description")],
    "columns_are_as_long_as_their_table": [
        lambda f: replace(f[BURSTS], "rms_uv", f[BURSTS]["rms_uv"][:-1])],
    "acquisition_holds_series": [
        lambda f: f["acquisition"].create_group("notes")],
    "series_data_are_time_by_channel": [
        lambda f: scaled_series(f).__delitem__("data")],
    "series_state_a_unit": [
        lambda f: f["acquisition/auxiliary/data"].attrs.__delitem__("unit")],
    "electrical_series_are_in_volts": [
        lambda f: scaled_series(f)["data"].attrs.__setitem__("unit", "uV"),
        lambda f: scaled_series(f)["data"].attrs.__delitem__("unit")],
    "conversions_are_numbers": [
        lambda f: scaled_series(f)["data"].attrs.__setitem__("conversion", "1e-6"),
        lambda f: scaled_series(f)["data"].attrs.__setitem__("offset", np.nan)],
    "channel_conversions_are_one_a_channel": [
        lambda f: replace(scaled_series(f), "channel_conversion",
                          scaled_series(f)["channel_conversion"][:-1]),
        lambda f: replace(scaled_series(f), "channel_conversion",
                          scaled_series(f)["channel_conversion"][()].astype("f8"))],
    "channel_conversions_state_their_axis": [
        lambda f: scaled_series(f)["channel_conversion"].attrs.__delitem__("axis"),
        lambda f: scaled_series(f)["channel_conversion"].attrs.__setitem__("axis", np.int32(0))],
    "electrical_series_name_their_electrodes": [
        lambda f: scaled_series(f).__delitem__("electrodes")],
    "electrode_regions_are_described": [
        lambda f: scaled_series(f)["electrodes"].attrs.__delitem__("description")],
    "electrode_regions_refer_to_the_table": [
        region_to_another_table,
        lambda f: scaled_series(f)["electrodes"].attrs.__setitem__("table", "electrodes")],
    "electrode_regions_are_rows_one_a_channel": [
        lambda f: replace(scaled_series(f), "electrodes", scaled_series(f)["electrodes"][:-1]),
        lambda f: scaled_series(f)["electrodes"].__setitem__(0, 1000)],
    "series_have_a_time_base": [
        lambda f: scaled_series(f).__delitem__("starting_time")],
    "starting_time_is_a_double": [
        lambda f: replace(scaled_series(f), "starting_time", np.float32(0))],
    "starting_time_states_the_rate": [
        lambda f: scaled_series(f)["starting_time"].attrs.__delitem__("rate"),
        lambda f: scaled_series(f)["starting_time"].attrs.__setitem__("rate", 0.0)],
    "times_are_in_seconds": [
        lambda f: scaled_series(f)["starting_time"].attrs.__setitem__("unit", "ms"),
        lambda f: timestamps_instead(f, unit="ms")],
    "timestamps_are_one_a_frame": [
        lambda f: timestamps_instead(f, count_more=1),
        lambda f: timestamps_instead(f, interval=np.int64(1))],
    "processing_holds_modules": [
        lambda f: f["processing"].create_group("loose")],
    "modules_are_described": [
        lambda f: f[MODULE].attrs.__delitem__("description")],
    "modules_hold_series_and_tables": [
        lambda f: f[MODULE].create_group("loose")],
    "intervals_hold_time_intervals": [
        lambda f: f["intervals"].create_group("loose")],
    "intervals_have_start_and_stop": [
        lambda f: drop_column(f, BURSTS, "start_time"),
        lambda f: drop_column(f, BURSTS, "stop_time")],
    "interval_times_are_doubles": [
        lambda f: replace(f[BURSTS], "start_time", f[BURSTS]["start_time"][()].astype("f4"))],
    "intervals_end_after_they_begin": [
        lambda f: f[BURSTS]["stop_time"].__setitem__(0, -1.0)],
}


def named(faults):
    return {name.replace("_", "-"): ways for name, ways in faults.items()}


def main(good):
    problems = [f"the good file fails {name}: {fault}" for name, fault in check_nwb.faults_of(good)]
    faults = named(FAULTS)
    problems += [f"no fault is known for the rule {name}" for name in check_nwb.RULES if name not in faults]
    problems += [f"there is no rule {name}" for name in faults if name not in check_nwb.RULES]
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "broken.nwb")
        for rule, ways in faults.items():
            for number, break_it in enumerate(ways):
                shutil.copy(good, copy)
                with h5py.File(copy, "r+") as file:
                    break_it(file)
                tried += 1
                speaking = {name for name, _ in check_nwb.faults_of(copy)}
                if speaking != {rule}:
                    problems.append(f"fault {number} of {rule} is noticed by {sorted(speaking) or 'none'}")
        with open(copy, "wb") as file:
            file.write(b"no HDF5 at all")
        if [name for name, _ in check_nwb.faults_of(copy)] != ["opens-with-plain-h5py"]:
            problems.append("a file that is no HDF5 passes")
    print("\n".join(problems) if problems else f"{len(faults)} rules, {tried} faults, each noticed by its rule alone")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
