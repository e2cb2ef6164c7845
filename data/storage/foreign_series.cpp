// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/foreign_series.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "data/model/utf8.hpp"
#include "data/model/voltage_unit.hpp"
#include "data/storage/foreign_text.hpp"
#include "data/storage/stamp_runs.hpp"

namespace facialis {

namespace {

bool isPossible(double rate)
{
    return rate >= 1e-3 && rate <= 1e7;
}

double numberOr(const Hdf5Object& object, const char* attribute, double fallback)
{
    if (!object.hasAttribute(attribute))
        return fallback;
    const double number = object.number(attribute);
    return std::isfinite(number) ? number : fallback;
}

std::vector<FrameRun> oneRunOf(std::int64_t frames)
{
    return {{0, 0, frames}};
}

std::string gapsOf(const StampRuns& found)
{
    if (found.runs.size() == 1)
        return {};
    std::int64_t missing = found.runs.back().end();
    for (const FrameRun& run : found.runs)
        missing -= run.frames;
    return fmt::format(", {} gap(s) of {:.6g} s together", found.runs.size() - 1,
                       static_cast<double>(missing) * found.interval.seconds());
}

std::optional<SeriesClock> clockOfStamps(const SampleDataset& dataset, const std::string& called,
                                         std::int64_t frames, std::optional<Frequency> stated,
                                         std::vector<std::string>& warnings)
{
    if (dataset.frames() != frames || frames < 2) {
        warnings.push_back(fmt::format("{} has {} timestamps for {} samples and is left out",
                                       called, dataset.frames(), frames));
        return std::nullopt;
    }
    std::vector<double> stamps(static_cast<std::size_t>(frames));
    dataset.read(0, {0, frames}, stamps);
    if (auto found = runsOfStamps(stamps); found && isPossible(1.0 / found->interval.seconds())) {
        warnings.push_back(fmt::format(
            "{} is placed by its timestamps: {:.10g} Hz, none farther than {:.4g} ms from even "
            "spacing{}",
            called, 1.0 / found->interval.seconds(), found->farthest.milliseconds(),
            gapsOf(*found)));
        return SeriesClock{Frequency(1.0 / found->interval.seconds()), Duration(stamps[0]),
                           std::move(found->runs)};
    }
    if (stated && std::isfinite(stamps[0])) {
        warnings.push_back(
            fmt::format("the timestamps of {} are irregular; it is taken as evenly spaced at the "
                        "{:.10g} Hz of --rate",
                        called, stated->hertz()));
        return SeriesClock{*stated, Duration(stamps[0]), oneRunOf(frames)};
    }
    warnings.push_back("the timestamps of " + called +
                       " are not evenly spaced: that is irregular, and it is left out (--rate HZ "
                       "takes it as evenly spaced)");
    return std::nullopt;
}

/// Rows of the electrodes table that the channels of a series are. Empty: not stated.
std::vector<std::size_t> electrodeRows(const Hdf5Object& series, std::size_t columns)
{
    std::vector<std::size_t> rows;
    if (!series.has("electrodes") || series.isGroup("electrodes"))
        return rows;
    for (const double row : series.readNumbers("electrodes"))
        rows.push_back(row >= 0.0 && row < 1e6 ? static_cast<std::size_t>(row) : 1'000'000);
    if (rows.size() != columns)
        rows.clear();
    return rows;
}

std::string at(const std::vector<std::string>& column, std::size_t row)
{
    return row < column.size() ? toUtf8(column[row]) : std::string();
}

/// Labels, places and filters from the electrodes table.
void nameChannels(std::vector<SeriesChannel>& channels, const Hdf5Object& series,
                  const Hdf5Object& electrodes)
{
    const auto rows = electrodeRows(series, channels.size());
    if (rows.empty())
        return;
    const auto labels = firstTexts(electrodes, {"label", "channel_name", "electrode_name", "name",
                                                "muscle", "electrode_label"});
    const auto places = firstTexts(electrodes, {"location"});
    const auto filters = firstTexts(electrodes, {"filtering"});
    for (std::size_t k = 0; k < channels.size(); ++k) {
        Channel& channel = channels[k].channel;
        if (const std::string label = at(labels, rows[k]); !label.empty())
            channel.label = label;
        if (const std::string place = at(places, rows[k]); place != "unknown")
            channel.transducer = place;
        if (const std::string filter = at(filters, rows[k]); filter != "unknown")
            channel.prefilter = filter;
    }
}

}  // namespace

std::optional<SeriesClock> clockOfSeries(const Hdf5Object& series, std::int64_t frames,
                                         std::optional<Frequency> stated,
                                         std::vector<std::string>& warnings)
{
    const std::string called = "the series '" + series.path() + "'";
    if (series.has("starting_time")) {
        const Hdf5Object start = series.openDataset("starting_time");
        const double rate = start.number("rate");
        const auto times = series.readNumbers("starting_time");
        if (!isPossible(rate) || times.size() != 1 || !std::isfinite(times[0])) {
            warnings.push_back(called + " states an impossible rate or start and is left out");
            return std::nullopt;
        }
        return SeriesClock{Frequency(rate), Duration(times[0]), oneRunOf(frames)};
    }
    if (series.has("timestamps"))
        return clockOfStamps(SampleDataset(series.openDataset("timestamps", sampleCacheBytes)),
                             called, frames, stated, warnings);
    if (stated)
        return SeriesClock{*stated, Duration(), oneRunOf(frames)};
    warnings.push_back(called +
                       " states neither a rate nor timestamps and is left out (--rate HZ "
                       "states one)");
    return std::nullopt;
}

std::vector<SeriesChannel> channelsOfSeries(const Hdf5Object& series, const std::string& name,
                                            const SampleDataset& data, const Hdf5Object* electrodes)
{
    const Hdf5Object dataset = series.openDataset("data");
    const double conversion = numberOr(dataset, "conversion", 1.0);
    const double offset = numberOr(dataset, "offset", 0.0);
    const std::string unit = toUtf8(textOr(dataset, "unit", ""));
    const auto perVolt = unitsPerVolt(unit);
    std::vector<double> factors;
    if (series.has("channel_conversion"))
        factors = series.readNumbers("channel_conversion");
    std::vector<SeriesChannel> channels(data.columns());
    for (std::size_t k = 0; k < channels.size(); ++k) {
        SeriesChannel& made = channels[k];
        Channel& channel = made.channel;
        channel.label = data.columns() == 1 ? name : fmt::format("{} {}", name, k + 1);
        channel.prefilter = toUtf8(textOr(series, "filtering", ""));
        const double factor = factors.size() == channels.size() ? factors[k] : 1.0;
        made.scale = conversion * factor / perVolt.value_or(1.0);
        made.offset = offset / perVolt.value_or(1.0);
        channel.unit = unit;
        const bool isUnknown = unit.empty() || unit == "n/a" || unit == "unknown" ||
                               unit == "a.u." || unit == "counts";
        channel.dimension = perVolt     ? Dimension::voltage
                            : isUnknown ? Dimension::counts
                                        : Dimension::other;
        channel.storedType = data.isInteger() ? SampleType::int32 : SampleType::float64;
        channel.scale = made.scale;
        channel.offset = made.offset;
    }
    if (electrodes)
        nameChannels(channels, series, *electrodes);
    return channels;
}

}  // namespace facialis
