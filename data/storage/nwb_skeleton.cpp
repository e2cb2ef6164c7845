// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_skeleton.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>

#include "data/storage/channel_columns.hpp"
#include "data/storage/nwb_series.hpp"

namespace facialis {

namespace {

void writeTimes(const Hdf5Object& root, const RecordingInfo& info, const StartTime& created)
{
    // NWB demands a start with a time zone. Where we do not know, we write one and say so.
    StartTime start = info.start.value_or(StartTime{});
    const bool isZoneKnown = info.start && info.start->utcOffsetMinutes;
    if (!start.utcOffsetMinutes)
        start.utcOffsetMinutes = 0;
    const std::string text = toIso8601(start);
    for (const char* name : {"session_start_time", "timestamps_reference_time"}) {
        const Hdf5Object time = root.writeText(name, text);
        time.setInteger("is_known", info.start ? 1 : 0);
        time.setInteger("is_zone_known", isZoneKnown ? 1 : 0);
        if (!info.start)
            time.setText("note", "the source states no start; this is a placeholder");
        else if (!isZoneKnown)
            time.setText("note",
                         "local time: the source states no time zone; +00:00 is a placeholder");
    }
    // One entry, but extensible, as NWB has it.
    const hsize_t one = 1, unlimited = H5S_UNLIMITED;
    const Hdf5Handle space(H5Screate_simple(1, &one, &unlimited), H5Sclose, "cannot be written",
                           root.where());
    const Hdf5Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "cannot be written",
                              root.where());
    require(H5Pset_chunk(creation.get(), 1, &one), "cannot be written", root.where());
    require(H5Pset_obj_track_times(creation.get(), false), "cannot be written", root.where());
    const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "cannot be written", root.where());
    require(H5Tset_size(type.get(), H5T_VARIABLE), "cannot be written", root.where());
    require(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot be written", root.where());
    const Hdf5Handle dates(H5Dcreate2(root.id(), "file_create_date", type.get(), space.get(),
                                      H5P_DEFAULT, creation.get(), H5P_DEFAULT),
                           H5Dclose, "cannot be written", root.where());
    const std::string now = toIso8601(created);
    const char* pointer = now.c_str();
    require(H5Dwrite(dates.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer),
            "cannot be written", root.where());
}

std::string nwbSex(std::string sex)
{
    std::transform(sex.begin(), sex.end(), sex.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (sex == "M" || sex == "MALE")
        return "M";
    if (sex == "F" || sex == "FEMALE")
        return "F";
    return "U";
}

void writeIdentity(const Hdf5Object& general, const Hdf5Object& own, ObjectTypes& types,
                   const Identity& identity)
{
    if (!identity.patientCode.empty() || !identity.sex.empty()) {
        const Hdf5Object subject = general.createGroup("subject");
        types.mark(subject, "core", "Subject");
        if (!identity.patientCode.empty())
            subject.writeText("subject_id", identity.patientCode);
        subject.writeText("sex", nwbSex(identity.sex));
        subject.writeText("species", "Homo sapiens");
    }
    if (!identity.recordingCode.empty())
        general.writeText("session_id", identity.recordingCode);
    if (!identity.technician.empty())
        general.writeTexts("experimenter", {identity.technician});
    if (!identity.remarks.empty())
        general.writeText("notes", identity.remarks);
    // As the source states them; what identifies a person beyond the code stands only here.
    const Hdf5Object group = own.createGroup("identity");
    group.setText("patient_code", identity.patientCode);
    group.setText("patient_name", identity.patientName);
    group.setText("birth_date", identity.birthDate);
    group.setText("sex", identity.sex);
    group.setText("recording_code", identity.recordingCode);
    group.setText("technician", identity.technician);
    group.setText("equipment", identity.equipment);
    group.setText("remarks", identity.remarks);
}

std::string locationOf(const Channel& channel)
{
    std::string place(channel.side ? toString(*channel.side) : std::string_view());
    if (!channel.muscle.empty())
        place += (place.empty() ? "" : " ") + channel.muscle;
    return channel.muscle.empty() && !channel.side ? "unknown" : place;
}

/// @return the electrodes table; the rows are the channels of `members`, in their order
Hdf5Object writeElectrodes(const Hdf5Object& general, ObjectTypes& types, const RecordingInfo& info,
                           std::span<const SeriesPlan> plans, std::span<const std::size_t> members)
{
    const Hdf5Object devices = general.createGroup("devices");
    const Hdf5Object device = devices.createGroup("recorder");
    types.mark(device, "core", "Device");
    device.setText("description", info.identity.equipment.empty()
                                      ? "recorder, not named by the source"
                                      : info.identity.equipment);
    const Hdf5Object ephys = general.createGroup("extracellular_ephys");
    const Hdf5Object group = ephys.createGroup("surface");
    types.mark(group, "core", "ElectrodeGroup");
    group.setText("description",
                  "surface electrodes of the recording, one row each in the electrodes table");
    group.setText("location", "skin over the muscles that the electrodes table names");
    group.linkSoftly("device", device.path());

    DynamicTableWriter table(
        ephys, types,
        {.name = "electrodes",
         .type = "DynamicTable",
         .description = "the EMG channels of the recording: where each was taken, "
                        "and how its numbers become volts"});
    std::vector<std::string> locations;
    for (const std::size_t k : members)
        locations.push_back(locationOf(info.channels[k]));
    table.texts("location", "side and muscle the electrode lies over", locations);
    table.references("group", "the electrode group", group, members.size());
    table.texts("group_name", "name of the electrode group",
                std::vector<std::string>(members.size(), "surface"));
    writeChannelColumns(table, info.channels, plans, members);
    return table.finish(members.size());
}

void writeOwnGroup(const Hdf5Object& root, const Hdf5Object& general, ObjectTypes& types,
                   const RecordingInfo& info)
{
    const std::string name = std::filesystem::path(info.path).filename().string();
    const Hdf5Object own = root.createGroup("facialis");
    own.setText("schema", sessionSchema);
    own.setText("source_format", info.format);
    own.setText("source_name", name);
    own.setInteger("is_finished", 0);
    own.setInteger("is_source_incomplete", info.isIncomplete ? 1 : 0);
    own.writeTexts("warnings", info.warnings);
    writeIdentity(general, own, types, info.identity);
    if (!info.format.empty())
        general.writeText("data_collection", fmt::format("source: {}{}{}", info.format,
                                                         name.empty() ? "" : ", ", name));
    const Hdf5Object script = general.writeText("source_script", "facialis " FACIALIS_VERSION);
    script.setText("file_name", "facialis");
}

}  // namespace

std::string describe(const RecordingInfo& info)
{
    const Identity& who = info.identity;
    std::string text = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}\n", info.format,
                                   info.start ? toIso8601(*info.start) : "", who.patientCode,
                                   who.patientName, who.birthDate, who.sex, who.recordingCode,
                                   who.technician, who.equipment, who.remarks);
    for (const Channel& c : info.channels)
        text += fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}\n", c.label, c.muscle,
                            c.side ? toString(*c.side) : "", c.rate.hertz(), c.unit, c.scale,
                            c.offset, c.prefilter, c.transducer);
    return text;
}

Hdf5Object facialisModule(const Hdf5Object& root, ObjectTypes& types)
{
    const Hdf5Object processing = root.openGroup("processing");
    if (processing.has("facialis"))
        return processing.openGroup("facialis");
    Hdf5Object module = processing.createGroup("facialis");
    types.mark(module, "core", "ProcessingModule");
    module.setText("description",
                   "what Facialis found in the recording, and how; findings are compatible "
                   "with causes, never a diagnosis");
    return module;
}

std::vector<Hdf5Object> writeSkeleton(const Hdf5Object& root, ObjectTypes& types,
                                      const RecordingInfo& info, std::span<const SeriesPlan> plans,
                                      const StartTime& created, const NwbLayout& layout)
{
    types.mark(root, "core", "NWBFile");
    root.setText("nwb_version", "2.7.0");
    root.writeText("identifier", "pending");
    root.writeText("session_description",
                   "surface EMG for the analysis of facial twitching and synkinesis");
    writeTimes(root, info, created);
    const Hdf5Object acquisition = root.createGroup("acquisition");
    const Hdf5Object analysis = root.createGroup("analysis");
    const Hdf5Object processing = root.createGroup("processing");
    const Hdf5Object general = root.createGroup("general");
    const Hdf5Object stimulus = root.createGroup("stimulus");
    const Hdf5Object presentation = stimulus.createGroup("presentation");
    const Hdf5Object templates = stimulus.createGroup("templates");
    writeOwnGroup(root, general, types, info);

    std::vector<std::size_t> electrical, auxiliary;
    for (std::size_t k = 0; k < info.channels.size(); ++k)
        (info.channels[k].dimension == Dimension::other ? auxiliary : electrical).push_back(k);
    std::optional<Hdf5Object> electrodes;
    if (!electrical.empty())
        electrodes = writeElectrodes(general, types, info, plans, electrical);
    if (!auxiliary.empty()) {
        DynamicTableWriter table(facialisModule(root, types), types,
                                 {.name = "auxiliary_channels",
                                  .type = "DynamicTable",
                                  .description = "the channels that are no EMG"});
        writeChannelColumns(table, info.channels, plans, auxiliary);
        table.finish(auxiliary.size());
    }
    std::vector<Hdf5Object> data;
    for (const SeriesPlan& plan : plans)
        data.push_back(writeSeries(acquisition, types, plan, info.channels,
                                   electrodes ? &*electrodes : nullptr, electrical, layout));
    return data;
}

}  // namespace facialis
