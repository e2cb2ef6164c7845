// SPDX-License-Identifier: GPL-3.0-or-later
// NWB 2 files of other programs: the ElectricalSeries and TimeSeries of /acquisition.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "data/model/utf8.hpp"
#include "data/storage/foreign_events.hpp"
#include "data/storage/foreign_series.hpp"
#include "data/storage/foreign_text.hpp"
#include "data/storage/open_hdf5.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

namespace {

/// Longer than that after the first one no series of the same recording begins.
constexpr Duration latestStart(86400.0);

class NwbOpening {
public:
    NwbOpening(const std::string& path, const ForeignOptions& options)
        : root_(openHdf5(path)), options_(options)
    {
        info_.path = path;
        info_.format = "NWB";
    }

    std::unique_ptr<Hdf5Recording> open()
    {
        if (!root_.isGroup("acquisition"))
            throw Hdf5Failure{{"has no group /acquisition", info_.path, {}}};
        const Hdf5Object acquisition = root_.openGroup("acquisition");
        const std::vector<std::string> names = seriesIn(acquisition);
        if (!options_.part.empty() && std::ranges::find(names, options_.part) == names.end())
            throw Hdf5Failure{{"there is no series '" + options_.part + "' in /acquisition",
                               info_.path, choices(names)}};
        for (const std::string& name : names)
            if (options_.part.empty() || name == options_.part)
                addSeries(acquisition.openGroup(name), name);
        if (info_.channels.empty())
            throw Hdf5Failure{
                {"holds no series of samples in /acquisition that can be read" + reasons(),
                 info_.path, "export it as CSV or EDF"}};
        placeSeries();
        addGaps();
        describe();
        return std::make_unique<Hdf5Recording>(std::move(info_), std::move(datasets_),
                                               std::move(sources_));
    }

private:
    static std::vector<std::string> seriesIn(const Hdf5Object& acquisition)
    {
        std::vector<std::string> names;
        for (const std::string& name : acquisition.children()) {
            if (!acquisition.isGroup(name))
                continue;
            const Hdf5Object group = acquisition.openGroup(name);
            if (group.has("data") && !group.isGroup("data") &&
                textOr(group, "neurodata_type", "") != "AnnotationSeries")
                names.push_back(name);
        }
        return names;
    }

    static std::string choices(const std::vector<std::string>& names)
    {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "series are: " : ", ") + name;
        return text.empty() ? "it holds no series" : text;
    }

    [[nodiscard]] std::string reasons() const
    {
        std::string text;
        for (const std::string& warning : info_.warnings)
            text += (text.empty() ? ": " : "; ") + warning;
        return text;
    }

    /// A series that cannot be read is named and left out; the others are read.
    void addSeries(const Hdf5Object& series, const std::string& name)
    {
        try {
            SampleDataset data(series.openDataset("data", sampleCacheBytes));
            const auto clock = clockOfSeries(series, data.frames(), options_.rate, info_.warnings);
            if (!clock) {
                info_.isIncomplete = true;
                return;
            }
            const auto electrodes = electrodesTable();
            auto channels =
                channelsOfSeries(series, toUtf8(name), data, electrodes ? &*electrodes : nullptr);
            for (std::size_t column = 0; column < channels.size(); ++column) {
                SeriesChannel& made = channels[column];
                made.channel.rate = clock->rate;
                made.channel.length = clock->runs.back().end();
                info_.channels.push_back(std::move(made.channel));
                starts_.push_back(clock->start);
                sources_.push_back(
                    {datasets_.size(), column, made.scale, made.offset, nullptr, {}});
                runs_.push_back(clock->runs);
            }
            datasets_.push_back(std::move(data));
        } catch (const Hdf5Failure& thrown) {
            info_.isIncomplete = true;
            info_.warnings.push_back("the series '" + toUtf8(name) +
                                     "' is left out: " + thrown.error.what);
        }
    }

    [[nodiscard]] std::optional<Hdf5Object> electrodesTable() const
    {
        if (!root_.isGroup("general"))
            return std::nullopt;
        const Hdf5Object general = root_.openGroup("general");
        if (!general.isGroup("extracellular_ephys"))
            return std::nullopt;
        const Hdf5Object ephys = general.openGroup("extracellular_ephys");
        return ephys.isGroup("electrodes") ? std::optional(ephys.openGroup("electrodes"))
                                           : std::nullopt;
    }

    /// The recording begins with its first series; the others begin where their start says.
    void placeSeries()
    {
        zero_ = *std::ranges::min_element(starts_);
        for (std::size_t k = 0; k < starts_.size(); ++k) {
            Channel& channel = info_.channels[k];
            const Duration late = starts_[k] - zero_;
            if (late > latestStart) {
                info_.isIncomplete = true;
                info_.warnings.push_back(
                    fmt::format("'{}' begins {:.10g} s after the others; it is put at the start",
                                channel.label, late.seconds()));
            } else {
                const std::int64_t first = sampleAt(late, channel.rate);
                for (FrameRun& run : runs_[k])
                    run.begin += first;
                channel.length += first;
            }
            const bool isShared = k > 0 && runs_[k] == runs_[k - 1];
            sources_[k].runs = isShared ? sources_[k - 1].runs
                                        : std::make_shared<const std::vector<FrameRun>>(runs_[k]);
            info_.duration = std::max(info_.duration, channel.duration());
        }
    }

    /// What all channels lack. Where only some do, they have no samples there, and the warning of
    /// their series says so.
    void addGaps()
    {
        const bool isCommon = std::ranges::all_of(
            runs_, [&](const std::vector<FrameRun>& runs) { return runs == runs_.front(); });
        const Frequency rate = info_.channels.front().rate;
        for (std::size_t i = 1; isCommon && i < runs_.front().size(); ++i)
            info_.gaps.push_back(
                {{timeOf(runs_.front()[i - 1].end(), rate), timeOf(runs_.front()[i].begin, rate)},
                 "the timestamps jump"});
    }

    void describe()
    {
        const Result<StartTime> start = startTimeFromIso8601(textIn(root_, "session_start_time"));
        if (start)
            info_.start =
                shifted(*start, std::llround(std::clamp(zero_.seconds(), -1e9, 1e9) * 1e9));
        info_.annotations = readForeignEvents(root_, zero_, info_.warnings);
        if (!root_.isGroup("general"))
            return;
        const Hdf5Object general = root_.openGroup("general");
        if (general.isGroup("subject")) {
            const Hdf5Object subject = general.openGroup("subject");
            info_.identity.patientCode = textIn(subject, "subject_id");
            info_.identity.birthDate = textIn(subject, "date_of_birth");
            info_.identity.sex = textIn(subject, "sex");
        }
        info_.identity.recordingCode = textIn(general, "session_id");
        if (general.isGroup("devices"))
            for (const std::string& name : general.openGroup("devices").children())
                info_.identity.equipment += (info_.identity.equipment.empty() ? "" : ", ") + name;
    }

    Hdf5Object root_;
    ForeignOptions options_;
    RecordingInfo info_;
    Duration zero_;
    std::vector<SampleDataset> datasets_;
    std::vector<ChannelSource> sources_;
    std::vector<Duration> starts_;
    std::vector<std::vector<FrameRun>> runs_;  ///< of each channel
};

}  // namespace

Result<std::unique_ptr<Recording>> openNwbHere(const std::string& path,
                                               const ForeignOptions& options)
{
    return guarded(
        path, [&]() -> std::unique_ptr<Recording> { return NwbOpening(path, options).open(); });
}

}  // namespace facialis
