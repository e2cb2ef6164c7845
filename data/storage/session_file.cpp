// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/session_file.hpp"

#include <algorithm>
#include <chrono>

#include "data/model/replace_file.hpp"
#include "data/storage/in_parallel.hpp"
#include "data/storage/nwb_writer.hpp"

namespace facialis {

namespace {

/// Frames carried at once: flat memory, and whole chunks of the file.
constexpr std::int64_t portion = 8192;

StartTime timeOfWriting(const AnalysisResult* analysis)
{
    if (analysis)
        if (const Result<StartTime> created = startTimeFromIso8601(analysis->provenance.created);
            created && created->utcOffsetMinutes)
            return *created;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    StartTime epoch;
    epoch.utcOffsetMinutes = 0;
    return shifted(epoch,
                   std::chrono::duration_cast<std::chrono::seconds>(now).count() * 1'000'000'000);
}

/// The recording's header, with muscle and side as the analysis named them.
RecordingInfo namedInfo(const Recording& recording, const AnalysisResult* analysis)
{
    RecordingInfo info = recording.info();
    if (analysis && analysis->recording.channels.size() == info.channels.size())
        for (std::size_t k = 0; k < info.channels.size(); ++k) {
            info.channels[k].muscle = analysis->recording.channels[k].muscle;
            info.channels[k].side = analysis->recording.channels[k].side;
        }
    return info;
}

template <class Number, class Read>
Result<void> carryFrames(const Recording& recording, NwbWriter& writer, std::size_t series,
                         const Read& read)
{
    const SeriesPlan& plan = writer.series()[series];
    const std::size_t width = plan.channels.size();
    std::vector<Number> column, frames;
    for (std::int64_t begin = 0; begin < plan.length; begin += portion) {
        const SampleRange range{begin, std::min(begin + portion, plan.length)};
        column.resize(static_cast<std::size_t>(range.length()));
        frames.resize(column.size() * width);
        for (std::size_t k = 0; k < width; ++k) {
            if (Result<void> done = read(plan.channels[k], range, std::span<Number>(column)); !done)
                return done;
            for (std::size_t i = 0; i < column.size(); ++i)
                frames[i * width + k] = column[i];
        }
        if (Result<void> done = writer.append(series, std::span<const Number>(frames)); !done)
            return done;
        recording.release(timeOf(range.end, plan.rate));
    }
    return {};
}

template <class Number, class Read>
Result<void> carryColumns(const Recording& recording, NwbWriter& writer, std::size_t series,
                          const Read& read)
{
    const SeriesPlan& plan = writer.series()[series];
    const std::int64_t chunk = writer.chunkFrames(series);
    std::vector<Number> columns;
    for (std::int64_t begin = 0; begin < plan.length; begin += chunk) {
        const SampleRange range{begin, std::min(begin + chunk, plan.length)};
        const auto length = static_cast<std::size_t>(range.length());
        columns.resize(length * plan.channels.size());
        Result<void> done = inParallel(plan.channels.size(), [&](std::size_t, std::size_t k) {
            return read(plan.channels[k], range,
                        std::span<Number>(columns).subspan(k * length, length));
        });
        if (done)
            done = writer.appendColumns(series, std::span<const Number>(columns));
        if (!done)
            return done;
        recording.release(timeOf(range.end, plan.rate));
    }
    return {};
}

template <class Number, class Read>
Result<void> carry(const Recording& recording, NwbWriter& writer, std::size_t series,
                   bool isArchive, const Read& read)
{
    return isArchive ? carryColumns<Number>(recording, writer, series, read)
                     : carryFrames<Number>(recording, writer, series, read);
}

Result<void> carrySamples(const Recording& recording, NwbWriter& writer, bool isArchive)
{
    for (std::size_t s = 0; s < writer.series().size(); ++s) {
        Result<void> done =
            writer.series()[s].isInteger()
                ? carry<std::int32_t>(recording, writer, s, isArchive,
                                      [&](std::size_t channel, SampleRange range, auto into) {
                                          return recording.readStored(channel, range, into);
                                      })
                : carry<double>(recording, writer, s, isArchive,
                                [&](std::size_t channel, SampleRange range, auto into) {
                                    return recording.read(channel, range, into);
                                });
        if (!done)
            return done;
    }
    return {};
}

}  // namespace

Result<std::vector<std::string>> writeSessionFile(const Recording& recording,
                                                  const AnalysisResult* analysis,
                                                  const std::string& path,
                                                  const SessionOptions& options)
{
    const RecordingInfo info = namedInfo(recording, analysis);
    const StartTime created = timeOfWriting(analysis);
    const Result<void> written =
        replaceFile(path, [&](const std::string& temporary) -> Result<void> {
            Result<NwbWriter> writer = NwbWriter::create(temporary, info, created, options.layout);
            Result<void> done;
            if (!writer)
                done = tl::unexpected<Error>(writer.error());
            else
                done = carrySamples(recording, *writer, options.layout.isArchive);
            if (done)
                done = writer->finish({info.gaps, info.annotations, info.duration, analysis,
                                       options.channelGaps, options.quality, options.derived});
            // The user knows the name they gave, not the one we write under.
            if (!done && done.error().where.starts_with(temporary))
                done.error().where.replace(0, temporary.size(), path);
            return done;
        });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return std::vector<std::string>();
}

}  // namespace facialis
