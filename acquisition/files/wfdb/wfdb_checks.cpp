// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_checks.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t mostStretches = 100'000;

struct Tally {
    std::uint32_t sum = 0;
    std::int64_t invalid = 0;
};

/// Reads `frames` of a signal from the file; notes which frames hold a sample.
bool walk(const WfdbSource& source, const WfdbFiles& files, SampleRange frames, Tally& tally,
          std::vector<bool>& isFilled)
{
    const SampleRange there = SampleRange{0, source.frames}.intersection(frames);
    if (there.isEmpty())
        return true;
    const auto file = files.get(source.file);
    if (!file)
        return false;
    const auto invalid = wfdbInvalid(source.format);
    decodeWfdb(source, (*file)->bytes().data() + source.byteOffset,
               {there.begin * source.perFrame, there.end * source.perFrame},
               [&](std::int64_t sample, std::int32_t value) {
                   tally.sum += static_cast<std::uint32_t>(value);
                   if (value == invalid)
                       ++tally.invalid;
                   else if (const std::int64_t at = sample / source.perFrame - source.skew;
                            at >= frames.begin && at < frames.end)
                       isFilled[static_cast<std::size_t>(at - frames.begin)] = true;
               });
    (*file)->touched(there.length() * source.numbersPerFrame * 2);
    return true;
}

void noteEmpty(const std::vector<bool>& isFilled, std::int64_t first,
               std::vector<SampleRange>& empty)
{
    for (std::size_t i = 0; i < isFilled.size(); ++i) {
        if (isFilled[i])
            continue;
        const std::int64_t frame = first + static_cast<std::int64_t>(i);
        if (!empty.empty() && empty.back().end == frame)
            ++empty.back().end;
        else if (empty.size() < mostStretches)
            empty.push_back({frame, frame + 1});
    }
}

bool hasSkew(const WfdbSegmentSamples& samples)
{
    return std::ranges::any_of(samples.sources,
                               [](const auto& source) { return source && source->skew > 0; });
}

}  // namespace

WfdbFindings checkWfdbSamples(const WfdbHeader& header, const WfdbSegmentSamples& samples,
                              const WfdbFiles& files, const std::string& name)
{
    WfdbFindings found;
    std::vector<Tally> tallies(samples.sources.size());
    std::int64_t mostPerFrame = 1;
    for (const WfdbSignal& signal : header.signals)
        mostPerFrame = std::max(mostPerFrame, signal.samplesPerFrame);
    const std::int64_t step = std::max<std::int64_t>(1, 65'536 / mostPerFrame);
    std::vector<bool> isFilled;
    for (std::int64_t at = 0; at < samples.frames; at += step) {
        const SampleRange frames{at, std::min(at + step, samples.frames)};
        isFilled.assign(static_cast<std::size_t>(frames.length()), false);
        for (std::size_t k = 0; k < tallies.size(); ++k)
            if (samples.sources[k] &&
                !walk(*samples.sources[k], files, frames, tallies[k], isFilled))
                return found;  // whoever reads will be told
        if (!hasSkew(samples))
            noteEmpty(isFilled, at, found.empty);
    }

    std::int64_t emptyFrames = 0;
    for (const SampleRange& empty : found.empty)
        emptyFrames += empty.length();
    const std::string place = name.empty() ? "" : "segment '" + name + "': ";
    std::vector<std::string> wrong;
    for (std::size_t k = 0; k < tallies.size(); ++k) {
        const WfdbSignal& signal = header.signals[k];
        const auto& source = samples.sources[k];
        const std::string label =
            signal.description.empty() ? fmt::format("signal {}", k + 1) : signal.description;
        const bool isWhole = source && header.frames.value_or(source->frames) == source->frames;
        // Many programs write zero for "not computed".
        if (isWhole && signal.checksum.value_or(0) != 0 &&
            static_cast<std::int16_t>(tallies[k].sum) != *signal.checksum)
            wrong.push_back("'" + label + "'");
        if (tallies[k].invalid > emptyFrames * signal.samplesPerFrame)
            found.lacking.push_back(k);
        if (tallies[k].invalid > 0)
            found.warnings.push_back(
                fmt::format("{}{} samples of '{}' are marked as invalid and are read as missing",
                            place, tallies[k].invalid, label));
    }
    found.areWrong = !wrong.empty();
    if (found.areWrong)
        found.warnings.push_back(place +
                                 "the checksum in the header is not that of the samples of " +
                                 listed(wrong) + ": the files were changed or damaged");
    return found;
}

}  // namespace facialis::acquisition
