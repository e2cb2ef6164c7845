// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/playback_source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <utility>

namespace facialis::acquisition {

namespace {

/// What is streamed of a recording.
struct Selection {
    Frequency rate;
    std::vector<std::size_t> channels;  ///< indices into the recording
    std::int64_t length = 0;            ///< frames
};

/// The rate of most channels that may be EMG; empty: there is none.
std::optional<Frequency> commonestRate(const RecordingInfo& info)
{
    std::map<double, int> votes;
    for (const Channel& channel : info.channels)
        if (channel.dimension != Dimension::other && channel.length > 0)
            ++votes[channel.rate.hertz()];
    if (votes.empty())
        return std::nullopt;
    auto best = votes.begin();
    for (auto at = votes.begin(); at != votes.end(); ++at)
        if (at->second >= best->second)  // ascending rates: the higher one wins a tie
            best = at;
    return Frequency(best->first);
}

class PlaybackSource final : public Source {
public:
    PlaybackSource(std::unique_ptr<Recording> recording, Selection selection, StreamInfo info,
                   std::vector<Annotation> annotations, Pacer pacer)
        : recording_(std::move(recording)),
          selection_(std::move(selection)),
          info_(std::move(info)),
          annotations_(std::move(annotations)),
          pacer_(std::move(pacer))
    {
    }

    [[nodiscard]] const StreamInfo& info() const override { return info_; }

    [[nodiscard]] Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) override
    {
        into.setFrames(0);
        into.setFirstFrame(position_);
        const std::int64_t wanted =
            std::min(static_cast<std::int64_t>(into.capacity()), selection_.length - position_);
        if (wanted <= 0)
            return ReadStatus::end;
        const std::int64_t frames = pacer_.framesDue(position_, wanted, stop);
        if (frames == 0)
            return ReadStatus::end;
        into.setFrames(static_cast<std::size_t>(frames));
        for (std::size_t k = 0; k < selection_.channels.size(); ++k)
            if (const auto done = readChannel(k, position_, into.channel(k)); !done) {
                into.setFrames(0);
                position_ = selection_.length;
                return tl::unexpected(done.error());
            }
        position_ += frames;
        recording_->release(timeOf(position_, selection_.rate));
        return ReadStatus::data;
    }

    [[nodiscard]] std::vector<Annotation> takeAnnotations() override
    {
        const bool isOver = position_ >= selection_.length;
        const Duration reached = timeOf(position_, selection_.rate);
        std::vector<Annotation> taken;
        while (taken_ < annotations_.size() && (isOver || annotations_[taken_].onset < reached))
            taken.push_back(annotations_[taken_++]);
        return taken;
    }

    [[nodiscard]] std::vector<Gap> takeGaps() override
    {
        const std::vector<Gap>& gaps = recording_->info().gaps;
        const Duration reached = timeOf(position_, selection_.rate);
        std::vector<Gap> taken;
        while (gapsTaken_ < gaps.size() && gaps[gapsTaken_].interval.onset < reached)
            taken.push_back(gaps[gapsTaken_++]);
        return taken;
    }

private:
    [[nodiscard]] Result<void> readChannel(std::size_t k, std::int64_t first,
                                           std::span<double> into) const
    {
        const std::size_t channel = selection_.channels[k];
        const std::int64_t length = recording_->info().channels[channel].length;
        // A channel that ends before the others goes on without samples.
        const std::int64_t there =
            std::clamp<std::int64_t>(length - first, 0, static_cast<std::int64_t>(into.size()));
        std::ranges::fill(into.subspan(static_cast<std::size_t>(there)),
                          std::numeric_limits<double>::quiet_NaN());
        if (there == 0)
            return {};
        return recording_->read(channel, {first, first + there},
                                into.first(static_cast<std::size_t>(there)));
    }

    std::unique_ptr<Recording> recording_;
    Selection selection_;
    StreamInfo info_;
    std::vector<Annotation> annotations_;  ///< ascending by onset, channels as streamed
    std::size_t taken_ = 0, gapsTaken_ = 0;
    std::int64_t position_ = 0;
    Pacer pacer_;
};

/// The recording's annotations with the channels of the stream; those of other channels are
/// counted.
std::vector<Annotation> streamedAnnotations(const RecordingInfo& info, const Selection& selection,
                                            StreamInfo& stream)
{
    std::vector<Annotation> kept;
    std::size_t leftOut = 0;
    for (Annotation annotation : info.annotations) {
        if (annotation.channel) {
            const auto at = std::ranges::find(selection.channels, *annotation.channel);
            if (at == selection.channels.end()) {
                ++leftOut;
                continue;
            }
            annotation.channel = static_cast<std::size_t>(at - selection.channels.begin());
        }
        kept.push_back(std::move(annotation));
    }
    std::ranges::stable_sort(kept, {}, &Annotation::onset);
    if (leftOut > 0)
        stream.warnings.push_back(
            fmt::format("{} annotations belong to channels that are not streamed", leftOut));
    return kept;
}

}  // namespace

Result<std::unique_ptr<Source>> playRecording(std::unique_ptr<Recording> recording,
                                              const PlaybackOptions& options,
                                              std::shared_ptr<Clock> clock)
{
    const RecordingInfo& info = recording->info();
    const auto rate = commonestRate(info);
    if (!rate)
        return failure("the recording holds no channel that could be EMG", info.path,
                       "give a recording with channels in volts or counts");
    Selection selection{.rate = *rate};
    StreamInfo stream{.name = options.name.empty() ? info.path : options.name,
                      .format = info.format,
                      .rate = *rate,
                      .start = info.start,
                      .warnings = info.warnings,
                      .isPaced = options.speed > 0.0};
    std::vector<std::string> others;
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        const Channel& channel = info.channels[k];
        if (channel.rate != *rate) {
            others.push_back(fmt::format("'{}' ({:g} Hz)", channel.label, channel.rate.hertz()));
            continue;
        }
        selection.channels.push_back(k);
        selection.length = std::max(selection.length, channel.length);
        stream.channels.push_back(channel);
    }
    if (!others.empty())
        stream.warnings.push_back(
            fmt::format("a stream has one rate, here {:g} Hz; not streamed: {}", rate->hertz(),
                        fmt::join(others, ", ")));
    auto annotations = streamedAnnotations(info, selection, stream);
    return std::make_unique<PlaybackSource>(std::move(recording), std::move(selection),
                                            std::move(stream), std::move(annotations),
                                            Pacer(*rate, options.speed, std::move(clock)));
}

}  // namespace facialis::acquisition
