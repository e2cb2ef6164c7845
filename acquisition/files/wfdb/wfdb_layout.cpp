// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_layout.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>

#include "acquisition/files/companion.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/wfdb/wfdb_channel.hpp"
#include "acquisition/files/wfdb/wfdb_checks.hpp"
#include "acquisition/files/wfdb/wfdb_segment.hpp"

namespace facialis::acquisition {

namespace {

/// Samples that are walked through to verify checksums before a recording is shown.
constexpr std::int64_t mostBytesChecked = 256 << 20;
constexpr std::int64_t mostSamples = std::int64_t{1} << 53U;
constexpr std::size_t mostSources = 400'000, mostGaps = 100'000;

/// Builds a layout from the header and what it names.
class Builder {
public:
    Builder(const std::string& path, WfdbHeader header) : path_(path), header_(std::move(header))
    {
        layout_.files = std::make_unique<WfdbFiles>();
        layout_.frameRate = header_.rate;
        layout_.info.start = header_.start;
        layout_.info.identity.recordingCode = header_.record;
        for (const std::string& comment : header_.comments)
            layout_.info.identity.remarks +=
                (layout_.info.identity.remarks.empty() ? "" : "\n") + comment;
        if (!header_.isRateStated)
            layout_.info.warnings.emplace_back(
                "the header states no sampling rate: 250 Hz, as the format says for that case");
    }

    Result<WfdbLayout> build()
    {
        const auto done = header_.segments.empty() ? buildOne() : buildSeveral();
        if (!done)
            return tl::unexpected(done.error());
        return finish();
    }

private:
    Result<void> buildOne()
    {
        addChannels(header_.signals);
        auto samples =
            findWfdbSamples(path_, header_, header_.frames, *layout_.files, layout_.info);
        if (!samples)
            return tl::unexpected(samples.error());
        for (const std::size_t k : check(header_, *samples, {}, 0))
            lacking_.insert(k);
        end_ = samples->frames;
        layout_.pieces.push_back({0, samples->frames, std::move(samples->sources)});
        return {};
    }

    Result<void> buildSeveral()
    {
        std::optional<Error> firstError;
        for (std::size_t s = 0; s < header_.segments.size(); ++s) {
            const WfdbSegment& segment = header_.segments[s];
            const bool isLayout = s == 0 && segment.frames == 0;
            if (segment.record == "~") {
                skip(segment.frames, "nothing was recorded (a null segment)");
            } else if (const auto added = addSegment(segment, isLayout); !added) {
                if (!firstError)
                    firstError = added.error();
                ++unread_;
                skip(segment.frames, "the segment '" + segment.record + "' cannot be read");
            }
            if (end_ > mostSamples / 100'000)
                return failure("the segments are longer than can be", path_, "correct the header");
        }
        if (layout_.pieces.empty())
            return firstError ? tl::unexpected(*firstError)
                              : failure("no segment holds samples", path_, "copy the record again");
        if (unread_ > 0) {
            layout_.info.isIncomplete = true;
            layout_.info.warnings.push_back(
                fmt::format("{} of {} segments cannot be read and are shown as gaps, the first "
                            "because: {}",
                            unread_, header_.segments.size(), firstError->sentence()));
        }
        if (header_.frames && *header_.frames != end_)
            layout_.info.warnings.push_back(
                fmt::format("the header states {} samples of each signal, its segments {}",
                            *header_.frames, end_));
        return {};
    }

    Result<void> addSegment(const WfdbSegment& segment, bool isLayout)
    {
        const auto path = namedBeside(path_, segment.record + ".hea");
        if (!path)
            return tl::unexpected(path.error());
        const auto header = openWfdbHeader(*path);
        if (!header)
            return tl::unexpected(header.error());
        if (!header->segments.empty())
            return failure("a segment is a record of several segments itself", *path,
                           "join the segments into one record");
        if (header->isRateStated && header->rate != header_.rate)
            return failure(fmt::format("the segment is sampled at {:.10g} Hz, the record at "
                                       "{:.10g} Hz",
                                       header->rate.hertz(), header_.rate.hertz()),
                           *path, "give the segment by itself");
        isVariable_ = isVariable_ || isLayout;
        if (layout_.info.channels.empty())
            addChannels(header->signals);
        if (isLayout)
            return {};
        if ((layout_.pieces.size() + 1) * layout_.info.channels.size() > mostSources)
            return failure("the record has more segments than can be kept", path_,
                           "give its segments by themselves");
        const auto places = placesOf(*header, *path);
        if (!places)
            return tl::unexpected(places.error());
        auto samples =
            findWfdbSamples(*path, *header, segment.frames, *layout_.files, layout_.info);
        if (!samples)
            return tl::unexpected(samples.error());
        for (const std::size_t k : check(*header, *samples, segment.record, end_))
            if ((*places)[k])
                lacking_.insert(*(*places)[k]);
        WfdbPiece piece{end_, segment.frames, {}};
        piece.sources.resize(layout_.info.channels.size());
        for (std::size_t k = 0; k < places->size(); ++k)
            if ((*places)[k])
                piece.sources[*(*places)[k]] = std::move(samples->sources[k]);
        layout_.pieces.push_back(std::move(piece));
        end_ += segment.frames;
        return {};
    }

    /// The channel of each signal of a segment: by its place, or by its name where signals come
    /// and go.
    Result<std::vector<std::optional<std::size_t>>> placesOf(const WfdbHeader& segment,
                                                             const std::string& path)
    {
        const auto& channels = layout_.info.channels;
        if (!isVariable_ && segment.signals.size() != channels.size())
            return failure(fmt::format("the segment holds {} signals, the record {}",
                                       segment.signals.size(), channels.size()),
                           path, "give the segment by itself");
        std::vector<std::optional<std::size_t>> places(segment.signals.size());
        for (std::size_t k = 0; k < places.size(); ++k) {
            const WfdbSignal& signal = segment.signals[k];
            const auto named = std::ranges::find(channels, signal.description, &Channel::label);
            if (!isVariable_)
                places[k] = k;
            else if (named != channels.end())
                places[k] = static_cast<std::size_t>(named - channels.begin());
            else
                unknown_.push_back("'" + signal.description + "'");
            if (places[k] && layout_.perFrame[*places[k]] != signal.samplesPerFrame)
                return failure("the segment samples '" + channels[*places[k]].label +
                                   "' at another rate than the record",
                               path, "give the segment by itself");
            if (places[k])
                widen(*places[k], signal);
        }
        return places;
    }

    /// A channel whose segments are stored differently is stored as the widest of them.
    void widen(std::size_t k, const WfdbSignal& signal)
    {
        Channel& channel = layout_.info.channels[k];
        const Channel here = wfdbChannel(signal, k, header_.rate);
        if (signal.format == 0)
            return;
        channel.storedType = std::max(channel.storedType, here.storedType);
        if (channel.dimension == Dimension::counts && !layout_.pieces.size()) {
            channel.dimension = here.dimension;
            channel.unit = here.unit;
        }
        if (channel.storedMinimum != here.storedMinimum ||
            channel.storedMaximum != here.storedMaximum)
            channel.storedMinimum = channel.storedMaximum = std::nullopt;
    }

    void addChannels(const std::vector<WfdbSignal>& signals)
    {
        std::vector<std::string> uncalibrated;
        for (std::size_t k = 0; k < signals.size(); ++k) {
            layout_.info.channels.push_back(wfdbChannel(signals[k], k, header_.rate));
            layout_.perFrame.push_back(signals[k].samplesPerFrame);
            if (!signals[k].gain)
                uncalibrated.push_back("'" + layout_.info.channels.back().label + "'");
        }
        if (!uncalibrated.empty())
            layout_.info.warnings.push_back(
                "the header states no gain for " + listed(uncalibrated) +
                ": counts, amplitudes are not known (--unit uV|mV|V states one)");
    }

    /// @return signals that lack samples where others have some
    std::vector<std::size_t> check(const WfdbHeader& header, const WfdbSegmentSamples& samples,
                                   const std::string& name, std::int64_t begin)
    {
        std::int64_t bytes = 0;
        for (const auto& source : samples.sources)
            if (source)
                bytes += wfdbBytes(source->format, source->samples());
        checked_ += bytes;
        if (checked_ > mostBytesChecked)
            return {};
        auto found = checkWfdbSamples(header, samples, *layout_.files, name);
        constexpr std::size_t mostWarnings = 100;
        for (std::string& warning : found.warnings)
            if (layout_.info.warnings.size() < mostWarnings)
                layout_.info.warnings.push_back(std::move(warning));
        for (const SampleRange& empty : found.empty)
            addGap({begin + empty.begin, begin + empty.end},
                   "no signal holds a valid sample (WFDB)");
        return std::move(found.lacking);
    }

    void skip(std::int64_t frames, const std::string& reason)
    {
        if (frames > 0)
            addGap({end_, end_ + frames}, reason);
        end_ += frames;
    }

    void addGap(SampleRange frames, const std::string& reason)
    {
        if (layout_.info.gaps.size() == mostGaps)
            return;  // its samples read as missing all the same
        layout_.info.gaps.push_back(
            {{timeOf(frames.begin, header_.rate), timeOf(frames.end, header_.rate)}, reason});
    }

    Result<WfdbLayout> finish()
    {
        for (std::size_t k = 0; k < layout_.info.channels.size(); ++k) {
            Channel& channel = layout_.info.channels[k];
            if (end_ > mostSamples / layout_.perFrame[k])
                return failure("the record is longer than can be", path_, "correct the header");
            channel.length = end_ * layout_.perFrame[k];
            scaleOf(k, channel);
        }
        if (checked_ > mostBytesChecked)
            layout_.info.warnings.emplace_back(
                "the checksums were not verified: the record is longer than 256 MB");
        if (!unknown_.empty()) {
            std::ranges::sort(unknown_);
            unknown_.erase(std::unique(unknown_.begin(), unknown_.end()), unknown_.end());
            layout_.info.isIncomplete = true;
            layout_.info.warnings.push_back(
                "signals that the layout of the record does not name "
                "are left out: " +
                listed(unknown_));
        }
        layout_.info.duration = timeOf(end_, header_.rate);
        return std::move(layout_);
    }

    /// true for a channel with missing samples that no gap of the recording tells.
    bool lacksSamples(std::size_t k) const
    {
        return lacking_.contains(k) ||
               std::ranges::any_of(layout_.pieces, [&](const WfdbPiece& piece) {
                   const auto& source = piece.sources[k];
                   return !source || source->skew > 0 ||
                          source->samples() < piece.frames * layout_.perFrame[k];
               });
    }

    /// One scale for all segments, or none: numbers then cannot be handed on as they are stored.
    /// Nor can they where some are missing: an integer cannot say so.
    void scaleOf(std::size_t k, Channel& channel) const
    {
        std::optional<std::pair<double, double>> common;
        const bool isLacking = lacksSamples(k);
        for (const WfdbPiece& piece : layout_.pieces) {
            const auto& source = piece.sources[k];
            if (!source)
                continue;
            const std::pair here(source->scale, source->offset);
            if (isLacking || (common && *common != here)) {
                channel.storedType = SampleType::float64;
                channel.storedMinimum = channel.storedMaximum = std::nullopt;
                return;
            }
            common = here;
        }
        std::tie(channel.scale, channel.offset) = common.value_or(std::pair(1.0, 0.0));
    }

    std::string path_;
    WfdbHeader header_;
    WfdbLayout layout_;
    std::int64_t end_ = 0;      ///< frames so far
    std::int64_t checked_ = 0;  ///< bytes
    std::int64_t unread_ = 0;   ///< segments
    bool isVariable_ = false;
    std::vector<std::string> unknown_;
    std::set<std::size_t> lacking_;  ///< channels
};

}  // namespace

Result<WfdbLayout> layOutWfdb(const std::string& headerPath)
{
    auto header = openWfdbHeader(headerPath);
    if (!header)
        return tl::unexpected(header.error());
    return Builder(headerPath, std::move(*header)).build();
}

}  // namespace facialis::acquisition
