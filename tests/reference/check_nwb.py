#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks session files against NWB 2.7.0, with h5py alone.

usage: check_nwb.py FILE...      prints "FILE: RULE: what is wrong" for each fault; exit 1 if any
       check_nwb.py --rules      prints the names of the rules

Each rule is one demand of the format on a file with multichannel surface EMG and is known by name,
so that check_nwb_selftest.py can prove that every one of them notices its fault, and only its own.
"""
import functools
import re
import sys
import uuid

import h5py
import numpy as np

RULES = {}

# The types such a file is made of, and whose they are.
NAMESPACE_OF = {
    "NWBFile": "core", "Device": "core", "ElectrodeGroup": "core", "ElectricalSeries": "core",
    "TimeSeries": "core", "TimeIntervals": "core", "ProcessingModule": "core", "Subject": "core",
    "DynamicTable": "hdmf-common", "DynamicTableRegion": "hdmf-common",
    "VectorData": "hdmf-common", "VectorIndex": "hdmf-common", "ElementIdentifiers": "hdmf-common",
}
TABLES = ("DynamicTable", "TimeIntervals")
ISO_WITH_OFFSET = re.compile(
    r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,9})?[+-][01]\d:[0-5]\d")
ELECTRODES = "/general/extracellular_ephys/electrodes"


def rule(function):
    RULES[function.__name__.replace("_", "-")] = function
    return function


# Small questions --------------------------------------------------------------------------------

def text_of(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else None


def attribute(thing, name):
    """The attribute as text or number; None where it is missing or something else."""
    if name not in thing.attrs:
        return None
    value = thing.attrs[name]
    return text_of(value) if isinstance(value, (bytes, str)) else value


def type_of(thing):
    return attribute(thing, "neurodata_type")


def is_group(thing):
    return isinstance(thing, h5py.Group)


def is_text(thing):
    return isinstance(thing, h5py.Dataset) and h5py.check_string_dtype(thing.dtype) is not None


def is_number(value):
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


@functools.lru_cache(maxsize=1)
def everything(file):
    """Every group and dataset once, the root first, by path."""
    found = [("/", file)]
    file.visititems(lambda name, thing: found.append(("/" + name, thing)))
    return found


@functools.lru_cache(maxsize=16)
def of_type(file, *types):
    return [(path, thing) for path, thing in everything(file) if type_of(thing) in types]


def members(file, path):
    """What stands in a group; nothing where there is no such group."""
    group = file.get(path)
    return [(path + "/" + name, group.get(name)) for name in group] if is_group(group) else []


def columns_of(table):
    return {name: table[name] for name in table
            if isinstance(table.get(name), h5py.Dataset) and name != "id"}


def series_of(file):
    return of_type(file, "ElectricalSeries", "TimeSeries")


def width_of(series):
    data = series.get("data")
    if not isinstance(data, h5py.Dataset) or data.ndim not in (1, 2):
        return None
    return data.shape[1] if data.ndim == 2 else 1


def rows_of(table):
    return table["id"].shape[0] if isinstance(table.get("id"), h5py.Dataset) else None


# The file ---------------------------------------------------------------------------------------

@rule
def root_is_an_nwb_file(file):
    if type_of(file) != "NWBFile":
        yield "the root has no neurodata_type NWBFile"


@rule
def nwb_version_is_2_7_0(file):
    if attribute(file, "nwb_version") != "2.7.0":
        yield f"nwb_version is {attribute(file, 'nwb_version')!r}"


@rule
def namespace_stands_beside_each_type(file):
    for path, thing in everything(file):
        kind, space = type_of(thing), attribute(thing, "namespace")
        if kind is not None and space != NAMESPACE_OF.get(kind, space or "missing"):
            yield f"{path} is a {kind} but its namespace is {space!r}"


@rule
def types_are_known(file):
    for path, thing in everything(file):
        if "neurodata_type" in thing.attrs and type_of(thing) not in NAMESPACE_OF:
            yield f"{path} has the type {type_of(thing)!r}"


@rule
def no_namespace_without_a_type(file):
    for path, thing in everything(file):
        if "namespace" in thing.attrs and "neurodata_type" not in thing.attrs and path != "/":
            yield f"{path} has a namespace but no neurodata_type"


@rule
def object_ids_are_unique_uuids(file):
    seen = {}
    for path, thing in everything(file):
        if "object_id" not in thing.attrs:
            continue
        identity = attribute(thing, "object_id")
        try:
            uuid.UUID(identity)
        except (ValueError, TypeError, AttributeError):
            yield f"{path} has the object_id {identity!r}"
            continue
        if identity in seen:
            yield f"{path} and {seen[identity]} share an object_id"
        seen[identity] = path


@rule
def required_texts_are_there(file):
    for name in ("identifier", "session_description", "session_start_time",
                 "timestamps_reference_time"):
        text = file.get(name)
        if not is_text(text) or text.shape != () or not text[()]:
            yield f"/{name} is no scalar text"


@rule
def times_are_iso_8601_with_offset(file):
    for name in ("session_start_time", "timestamps_reference_time"):
        text = file.get(name)
        if is_text(text) and text.shape == () and text[()]:
            if not ISO_WITH_OFFSET.fullmatch(text_of(text[()])):
                yield f"/{name} is {text_of(text[()])!r}"
    dates = file.get("file_create_date")
    if is_text(dates) and dates.ndim == 1:
        for date in dates:
            if not ISO_WITH_OFFSET.fullmatch(text_of(date)):
                yield f"/file_create_date holds {text_of(date)!r}"


@rule
def file_create_date_is_an_extensible_list(file):
    dates = file.get("file_create_date")
    if not is_text(dates) or dates.ndim != 1 or dates.shape[0] < 1:
        yield "/file_create_date is no list of texts"
    elif dates.maxshape != (None,):
        yield f"/file_create_date cannot grow: {dates.maxshape}"


@rule
def required_groups_are_there(file):
    for name in ("acquisition", "analysis", "processing", "general", "stimulus/presentation",
                 "stimulus/templates"):
        if not is_group(file.get(name)):
            yield f"/{name} is no group"


@rule
def texts_are_utf8_of_variable_length(file):
    for path, thing in everything(file):
        kinds = [(f"{path}@{name}", thing.attrs.get_id(name).dtype) for name in thing.attrs]
        if isinstance(thing, h5py.Dataset):
            kinds.append((path, thing.dtype))
        for where, dtype in kinds:
            text = h5py.check_string_dtype(dtype)
            if text is not None and (text.length is not None or text.encoding != "utf-8"):
                yield f"{where} is {text.encoding} of length {text.length}"


@rule
def references_lead_somewhere(file):
    for path, thing in everything(file):
        values = [(f"{path}@{name}", thing.attrs[name]) for name in thing.attrs
                  if h5py.check_ref_dtype(thing.attrs.get_id(name).dtype)]
        if isinstance(thing, h5py.Dataset) and h5py.check_ref_dtype(thing.dtype):
            values += [(path, value) for value in np.ravel(thing[()])]
        for where, value in values:
            try:
                alive = bool(value) and file[value] is not None
            except (ValueError, KeyError):
                alive = False
            if not alive:
                yield f"{where} refers to nothing"


@rule
def cached_specifications_are_announced(file):
    if "specifications" in file and ".specloc" not in file.attrs:
        yield "/specifications is there, but the root has no .specloc"


# General ----------------------------------------------------------------------------------------

@rule
def devices_are_devices(file):
    for path, thing in members(file, "/general/devices"):
        if type_of(thing) != "Device":
            yield f"{path} is no Device"


@rule
def electrode_groups_are_described(file):
    for path, thing in of_type(file, "ElectrodeGroup"):
        for name in ("description", "location"):
            if not attribute(thing, name):
                yield f"{path} has no {name}"


@rule
def electrode_groups_link_to_a_device(file):
    for path, thing in of_type(file, "ElectrodeGroup"):
        link = thing.get("device", getlink=True)
        if not isinstance(link, h5py.SoftLink):
            yield f"{path}/device is no soft link"
        elif not link.path.startswith("/general/devices/") or file.get(link.path) is None:
            yield f"{path}/device leads to {link.path}"


@rule
def electrode_groups_are_electrode_groups(file):
    for path, thing in members(file, "/general/extracellular_ephys"):
        wanted = "DynamicTable" if path == ELECTRODES else "ElectrodeGroup"
        if type_of(thing) != wanted:
            yield f"{path} is no {wanted}"


@rule
def electrodes_table_is_there(file):
    if of_type(file, "ElectricalSeries") and not is_group(file.get(ELECTRODES)):
        yield f"there are electrical series, but no {ELECTRODES}"


@rule
def electrodes_have_their_columns(file):
    table = file.get(ELECTRODES)
    if is_group(table):
        for name in ("location", "group", "group_name"):
            if not isinstance(table.get(name), h5py.Dataset):
                yield f"{ELECTRODES}/{name} is missing"


@rule
def electrode_locations_are_texts(file):
    column = file.get(ELECTRODES + "/location")
    if column is not None and (not is_text(column) or any(not text for text in column)):
        yield f"{ELECTRODES}/location holds something that is no place"


@rule
def electrodes_belong_to_a_group(file):
    group, name = file.get(ELECTRODES + "/group"), file.get(ELECTRODES + "/group_name")
    if group is None or name is None:
        return
    if not h5py.check_ref_dtype(group.dtype):
        yield f"{ELECTRODES}/group holds no references"
        return
    for row, (reference, text) in enumerate(zip(group, name)):
        target = file[reference] if reference else None
        if target is not None and type_of(target) not in ("ElectrodeGroup", None):
            yield f"row {row} of {ELECTRODES}/group leads to a {type_of(target)}"
        elif target is not None and target.name.split("/")[-1] != text_of(text):
            yield f"row {row} of {ELECTRODES}/group_name is {text_of(text)!r}"


@rule
def source_script_names_its_file(file):
    script = file.get("general/source_script")
    if script is not None and (not is_text(script) or not attribute(script, "file_name")):
        yield "/general/source_script has no file_name"


@rule
def general_remarks_are_texts(file):
    for name in ("institution", "lab", "session_id", "notes", "data_collection"):
        text = file.get("general/" + name)
        if text is not None and (not is_text(text) or text.shape != ()):
            yield f"/general/{name} is no scalar text"
    people = file.get("general/experimenter")
    if people is not None and (not is_text(people) or people.ndim != 1):
        yield "/general/experimenter is no list of texts"


@rule
def subject_is_stated_in_the_words_of_nwb(file):
    subject = file.get("general/subject")
    if subject is None:
        return
    if type_of(subject) != "Subject":
        yield "/general/subject is no Subject"
    said = {name: text_of(subject[name][()]) for name in subject if is_text(subject[name])}
    if said.get("sex", "U") not in ("M", "F", "U", "O"):
        yield f"/general/subject/sex is {said['sex']!r}"
    if said.get("species") != "Homo sapiens":
        yield f"/general/subject/species is {said.get('species')!r}"
    if "age" in said and not re.fullmatch(r"P\d+[YMWD]/?", said["age"]):
        yield f"/general/subject/age is {said['age']!r}"


# Tables -----------------------------------------------------------------------------------------

@rule
def tables_are_described(file):
    for path, table in of_type(file, *TABLES):
        if not attribute(table, "description"):
            yield f"{path} has no description"


@rule
def tables_list_their_columns(file):
    for path, table in of_type(file, *TABLES):
        if "colnames" not in table.attrs or table.attrs.get_id("colnames").shape == ():
            yield f"{path} has no list colnames"
            continue
        names = [text_of(name) for name in table.attrs["colnames"]]
        if "id" in names:
            yield f"{path}@colnames names the id"
            continue
        there = set(columns_of(table))
        # that a required column is missing is the business of other rules
        missing = set(names) - there - {"start_time", "stop_time", "location", "group", "group_name"}
        if missing or there - set(names) or len(names) != len(set(names)):
            yield f"{path}@colnames and the columns differ: {sorted(missing | (there - set(names)))}"


@rule
def table_ids_are_integers(file):
    for path, table in of_type(file, *TABLES):
        ids = table.get("id")
        if (not isinstance(ids, h5py.Dataset) or type_of(ids) not in ("ElementIdentifiers", None)
                or ids.dtype.kind not in "iu" or ids.ndim != 1):
            yield f"{path}/id is no list of integers"


@rule
def table_parts_are_typed(file):
    for path, table in of_type(file, *TABLES):
        if isinstance(table.get("id"), h5py.Dataset) and type_of(table["id"]) != "ElementIdentifiers":
            yield f"{path}/id is no ElementIdentifiers"
        for name, column in columns_of(table).items():
            if type_of(column) not in ("VectorData", "VectorIndex", "DynamicTableRegion"):
                yield f"{path}/{name} is no VectorData"


@rule
def columns_are_described(file):
    for path, column in of_type(file, "VectorData"):
        if not attribute(column, "description"):
            yield f"{path} has no description"


@rule
def columns_are_as_long_as_their_table(file):
    for path, table in of_type(file, *TABLES):
        rows = rows_of(table)
        for name, column in columns_of(table).items():
            if rows is not None and (column.ndim < 1 or column.shape[0] != rows):
                yield f"{path}/{name} has the shape {column.shape}, the table {rows} rows"


# Signals ----------------------------------------------------------------------------------------

@rule
def acquisition_holds_series(file):
    for path, thing in members(file, "/acquisition"):
        if type_of(thing) not in ("ElectricalSeries", "TimeSeries"):
            yield f"{path} is no series"


@rule
def series_data_are_time_by_channel(file):
    for path, series in series_of(file):
        data = series.get("data")
        if not isinstance(data, h5py.Dataset) or data.ndim not in (1, 2) or data.dtype.kind not in "iuf":
            yield f"{path}/data is no array of numbers, (time, channel)"


@rule
def series_state_a_unit(file):
    for path, series in of_type(file, "TimeSeries"):
        data = series.get("data")
        if isinstance(data, h5py.Dataset) and not attribute(data, "unit"):
            yield f"{path}/data has no unit"


@rule
def electrical_series_are_in_volts(file):
    for path, series in of_type(file, "ElectricalSeries"):
        data = series.get("data")
        if isinstance(data, h5py.Dataset) and attribute(data, "unit") != "volts":
            yield f"{path}/data has the unit {attribute(data, 'unit')!r}"


@rule
def conversions_are_numbers(file):
    for path, series in series_of(file):
        data = series.get("data")
        if isinstance(data, h5py.Dataset):
            for name in ("conversion", "offset", "resolution"):
                value = attribute(data, name)
                if name in data.attrs and not (is_number(value) and np.isfinite(value)):
                    yield f"{path}/data@{name} is {value!r}"


@rule
def channel_conversions_are_one_a_channel(file):
    for path, series in of_type(file, "ElectricalSeries"):
        factors = series.get("channel_conversion")
        if factors is None or width_of(series) is None:
            continue
        if factors.dtype != np.float32 or factors.shape != (width_of(series),):
            yield f"{path}/channel_conversion is {factors.dtype} {factors.shape}"


@rule
def channel_conversions_state_their_axis(file):
    for path, series in of_type(file, "ElectricalSeries"):
        factors = series.get("channel_conversion")
        if factors is not None:
            axis = factors.attrs.get("axis")
            if not isinstance(axis, np.int32) or axis != 1:
                yield f"{path}/channel_conversion@axis is {axis!r}"


@rule
def electrical_series_name_their_electrodes(file):
    for path, series in of_type(file, "ElectricalSeries"):
        region = series.get("electrodes")
        if not isinstance(region, h5py.Dataset) or type_of(region) != "DynamicTableRegion":
            yield f"{path}/electrodes is no DynamicTableRegion"


@rule
def electrode_regions_are_described(file):
    for path, region in of_type(file, "DynamicTableRegion"):
        if not attribute(region, "description"):
            yield f"{path} has no description"


@rule
def electrode_regions_refer_to_the_table(file):
    for path, region in of_type(file, "DynamicTableRegion"):
        table = region.attrs.get("table")
        if not isinstance(table, h5py.Reference):
            yield f"{path}@table is no object reference"
        elif table and is_group(file.get(ELECTRODES)) and file[table].name != ELECTRODES:
            yield f"{path}@table leads to {file[table].name}"


@rule
def electrode_regions_are_rows_one_a_channel(file):
    table = file.get(ELECTRODES)
    for path, series in of_type(file, "ElectricalSeries"):
        region = series.get("electrodes")
        if not isinstance(region, h5py.Dataset) or width_of(series) is None:
            continue
        if region.dtype.kind not in "iu" or region.shape != (width_of(series),):
            yield f"{path}/electrodes is {region.dtype} {region.shape}"
        elif is_group(table) and rows_of(table) is not None and region.shape[0]:
            if region[()].min() < 0 or region[()].max() >= rows_of(table):
                yield f"{path}/electrodes names rows that are not in the table"


@rule
def series_have_a_time_base(file):
    for path, series in series_of(file):
        if ("starting_time" in series) == ("timestamps" in series):
            yield f"{path} has not exactly one of starting_time and timestamps"


@rule
def starting_time_is_a_double(file):
    for path, series in series_of(file):
        start = series.get("starting_time")
        if start is not None and (start.dtype != np.float64 or start.shape != ()):
            yield f"{path}/starting_time is {start.dtype} {start.shape}"


@rule
def starting_time_states_the_rate(file):
    for path, series in series_of(file):
        start = series.get("starting_time")
        if start is not None:
            rate = start.attrs.get("rate")
            if not isinstance(rate, (np.float32, np.float64)) or not 0 < rate < np.inf:
                yield f"{path}/starting_time@rate is {rate!r}"


@rule
def times_are_in_seconds(file):
    for path, series in series_of(file):
        for name in ("starting_time", "timestamps"):
            if name in series and attribute(series[name], "unit") != "seconds":
                yield f"{path}/{name}@unit is {attribute(series[name], 'unit')!r}"


@rule
def timestamps_are_one_a_frame(file):
    for path, series in series_of(file):
        stamps, data = series.get("timestamps"), series.get("data")
        if stamps is None or not isinstance(data, h5py.Dataset):
            continue
        interval = stamps.attrs.get("interval")
        if stamps.dtype != np.float64 or stamps.shape != data.shape[:1]:
            yield f"{path}/timestamps is {stamps.dtype} {stamps.shape}"
        elif not isinstance(interval, np.int32) or interval != 1:
            yield f"{path}/timestamps@interval is {interval!r}"


# Processing and intervals -----------------------------------------------------------------------

@rule
def processing_holds_modules(file):
    for path, thing in members(file, "/processing"):
        if type_of(thing) != "ProcessingModule":
            yield f"{path} is no ProcessingModule"


@rule
def modules_are_described(file):
    for path, thing in of_type(file, "ProcessingModule"):
        if not attribute(thing, "description"):
            yield f"{path} has no description"


@rule
def modules_hold_series_and_tables(file):
    for path, thing in of_type(file, "ProcessingModule"):
        for inner, part in members(file, path):
            if type_of(part) not in ("TimeSeries", "ElectricalSeries") + TABLES:
                yield f"{inner} is neither a series nor a table"


@rule
def intervals_hold_time_intervals(file):
    for path, thing in members(file, "/intervals"):
        if type_of(thing) != "TimeIntervals":
            yield f"{path} is no TimeIntervals"


@rule
def intervals_have_start_and_stop(file):
    for path, table in of_type(file, "TimeIntervals"):
        for name in ("start_time", "stop_time"):
            if not isinstance(table.get(name), h5py.Dataset):
                yield f"{path}/{name} is missing"


@rule
def interval_times_are_doubles(file):
    for path, table in of_type(file, "TimeIntervals"):
        for name in ("start_time", "stop_time"):
            column = table.get(name)
            if isinstance(column, h5py.Dataset) and column.dtype != np.float64:
                yield f"{path}/{name} is {column.dtype}"


@rule
def intervals_end_after_they_begin(file):
    for path, table in of_type(file, "TimeIntervals"):
        start, stop = table.get("start_time"), table.get("stop_time")
        if isinstance(start, h5py.Dataset) and isinstance(stop, h5py.Dataset):
            if start.shape == stop.shape and not np.all(start[()] <= stop[()]):
                yield f"{path} has an interval that ends before it begins"


def faults_of(path):
    """[(rule, what)], empty for a good file."""
    try:
        with h5py.File(path, "r") as file:
            everything.cache_clear()
            of_type.cache_clear()
            return [(name, fault) for name, check in RULES.items() for fault in check(file)]
    except OSError as problem:
        return [("opens-with-plain-h5py", str(problem))]


def main(arguments):
    if arguments == ["--rules"]:
        print("\n".join(RULES))
        return 0
    if not arguments or any(argument.startswith("-") for argument in arguments):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    is_good = True
    for path in arguments:
        for name, fault in faults_of(path):
            print(f"{path}: {name}: {fault}")
            is_good = False
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
