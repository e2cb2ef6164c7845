// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>

#include "data/storage/channel_columns.hpp"
#include "data/storage/content_hash.hpp"
#include "data/storage/hdf5_recording.hpp"
#include "data/storage/nwb_intervals.hpp"
#include "data/storage/nwb_skeleton.hpp"
#include "data/storage/open_hdf5.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

namespace {

constexpr const char* damaged = "the file is damaged";

/// Refuses with a sentence that names what makes a file ours.
Hdf5Object openOurs(const std::string& path)
{
    Hdf5Object root = openHdf5(path);
    if (!root.hasAttribute("neurodata_type") || root.text("neurodata_type") != "NWBFile")
        throw Hdf5Failure{
            {"is an HDF5 file, but no NWB file: the attribute neurodata_type of its root "
             "is not NWBFile",
             path,
             {}}};
    if (!root.isGroup("facialis"))
        throw Hdf5Failure{
            {"is an NWB file that Facialis did not write: the group /facialis is missing", path,
             "convert it to EDF or BDF first"}};
    if (const std::string schema = root.openGroup("facialis").text("schema");
        schema != sessionSchema)
        throw Hdf5Failure{{"is a session file of the kind '" + schema + "', this program reads '" +
                               sessionSchema + "'",
                           path, "use the version of Facialis that wrote it"}};
    return root;
}

Identity readIdentity(const Hdf5Object& own)
{
    Identity identity;
    if (!own.has("identity"))
        return identity;
    const Hdf5Object group = own.openGroup("identity");
    identity.patientCode = group.text("patient_code");
    identity.patientName = group.text("patient_name");
    identity.birthDate = group.text("birth_date");
    identity.sex = group.text("sex");
    identity.recordingCode = group.text("recording_code");
    identity.technician = group.text("technician");
    identity.equipment = group.text("equipment");
    identity.remarks = group.text("remarks");
    return identity;
}

std::optional<StartTime> readStart(const Hdf5Object& root)
{
    const Hdf5Object time = root.openDataset("session_start_time");
    if (time.number("is_known") == 0.0)
        return std::nullopt;
    Result<StartTime> start = startTimeFromIso8601(root.readText("session_start_time"));
    if (!start)
        throw Hdf5Failure{{start.error().what, time.where(), damaged}};
    if (time.number("is_zone_known") == 0.0)
        start->utcOffsetMinutes.reset();
    return *start;
}

/// One series of /acquisition: its samples and its rate.
struct OpenSeries {
    std::size_t dataset = 0;
    Frequency rate;
    std::shared_ptr<const std::vector<FrameRun>> runs;
};

/// Opens each series once, however many channels it holds.
class SeriesShelf {
public:
    explicit SeriesShelf(const Hdf5Object& root) : acquisition_(root.openGroup("acquisition")) {}

    const OpenSeries& open(const std::string& name)
    {
        if (const auto found = series_.find(name); found != series_.end())
            return found->second;
        const Hdf5Object group = acquisition_.openGroup(name);
        const Hdf5Object start = group.openDataset("starting_time");
        const double rate = start.number("rate");
        if (!(rate > 0.0) || !std::isfinite(rate))
            throw Hdf5Failure{{"states an impossible rate", start.where(), damaged}};
        datasets.emplace_back(group.openDataset("data", sampleCacheBytes));
        return series_[name] = {datasets.size() - 1, Frequency(rate),
                                oneRun(datasets.back().frames())};
    }

    std::vector<SampleDataset> datasets;

private:
    Hdf5Object acquisition_;
    std::map<std::string, OpenSeries> series_;
};

std::vector<StoredChannel> readChannels(const Hdf5Object& root)
{
    std::vector<StoredChannel> rows;
    const auto take = [&](const Hdf5Object& parent, const char* path, const char* name) {
        if (!parent.isGroup(path))
            return;
        const Hdf5Object group = parent.openGroup(path);
        if (!group.isGroup(name))
            return;
        auto more = readChannelColumns(group.openGroup(name));
        std::move(more.begin(), more.end(), std::back_inserter(rows));
    };
    take(root.openGroup("general"), "extracellular_ephys", "electrodes");
    take(root.openGroup("processing"), "facialis", "auxiliary_channels");
    std::sort(rows.begin(), rows.end(), [](const StoredChannel& a, const StoredChannel& b) {
        return a.place.channel < b.place.channel;
    });
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (rows[k].place.channel != k)
            throw Hdf5Failure{{"the channel tables name " + std::string(rows[k].place.channel < k
                                                                            ? "a channel twice"
                                                                            : "not every channel"),
                               root.file(), damaged}};
    return rows;
}

std::unique_ptr<Hdf5Recording> openRecordingOf(const std::string& path)
{
    const Hdf5Object root = openOurs(path);
    const Hdf5Object own = root.openGroup("facialis");
    RecordingInfo info;
    info.path = path;
    info.format = "NWB";
    info.start = readStart(root);
    info.identity = readIdentity(own);
    info.warnings = own.readTexts("warnings");
    InvalidTimes missing;
    if (root.has("intervals")) {
        const Hdf5Object intervals = root.openGroup("intervals");
        missing = readInvalidTimes(intervals);
        info.gaps = missing.gaps;
        info.annotations = readAnnotations(intervals);
    }

    SeriesShelf shelf(root);
    std::vector<ChannelSource> sources;
    for (StoredChannel& row : readChannels(root)) {
        const OpenSeries series = shelf.open(row.place.series);
        const SampleDataset& data = shelf.datasets[series.dataset];
        Channel& channel = row.channel;
        if (row.place.column >= data.columns())
            throw Hdf5Failure{{"has no column for channel '" + channel.label + "'",
                               path + " at /acquisition/" + row.place.series, damaged}};
        if (isIntegerType(channel.storedType) && !data.isInteger())
            throw Hdf5Failure{
                {"holds floating point where '" + channel.label + "' was stored in integers",
                 path + " at /acquisition/" + row.place.series, damaged}};
        channel.rate = series.rate;
        channel.length = data.frames();
        info.duration = std::max(info.duration, channel.duration());
        sources.push_back(
            {series.dataset, row.place.column, row.scale, row.offset, series.runs, {}});
        info.channels.push_back(std::move(channel));
    }
    for (const ChannelGap& one : missing.channelGaps)
        if (one.channel < sources.size())
            sources[one.channel].gaps.push_back(one.gap.interval);
    if (own.number("is_finished") == 0.0)
        info.warnings.emplace_back(
            "the recording was not stopped properly: annotations and the last second may be "
            "missing");
    else
        info.duration = Duration(own.number("duration_s"));
    if (!std::isfinite(info.duration.seconds()) || info.duration.seconds() < 0.0)
        throw Hdf5Failure{{"states an impossible duration", own.where(), damaged}};
    return std::make_unique<Hdf5Recording>(std::move(info), std::move(shelf.datasets),
                                           std::move(sources));
}

std::optional<std::string> readArchiveOf(const std::string& path)
{
    const Hdf5Object own = openOurs(path).openGroup("facialis");
    if (!own.has("analysis"))
        return std::nullopt;
    return own.readText("analysis");
}

SessionHashes readHashesOf(const std::string& path)
{
    const Hdf5Object root = openOurs(path);
    const Hdf5Object own = root.openGroup("facialis");
    SessionHashes hashes;
    if (own.has("channel_sha256"))
        hashes.channels = own.readTexts("channel_sha256");
    if (own.has("analysis"))
        if (const Hdf5Object archive = own.openDataset("analysis"); archive.hasAttribute("sha256"))
            hashes.archive = archive.text("sha256");
    if (!own.has(sectionNames) || !own.has(sectionHashes))
        return hashes;
    const auto names = own.readTexts(sectionNames), values = own.readTexts(sectionHashes);
    for (std::size_t k = 0; k < std::min(names.size(), values.size()); ++k)
        hashes.sections.push_back({names[k], values[k]});
    hashes.sectionsNow = hashSections(root);
    return hashes;
}

}  // namespace

Result<std::unique_ptr<Recording>> openSessionHere(const std::string& path,
                                                   const ForeignOptions& /*options*/)
{
    return guarded(path, [&]() -> std::unique_ptr<Recording> { return openRecordingOf(path); });
}

Result<SessionHashes> readHashesHere(const std::string& path)
{
    return guarded(path, [&] { return readHashesOf(path); });
}

Result<std::optional<std::string>> readArchiveHere(const std::string& path)
{
    return guarded(path, [&] { return readArchiveOf(path); });
}

}  // namespace facialis
