// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/playback_voice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace facialis::engine {
namespace {

constexpr std::int64_t mostAtOnce = 1024;
constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max() / 4;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// Pages of the file that lie further back are given back, once in so many samples.
constexpr std::int64_t releaseEvery = 1 << 16;

}  // namespace

PlaybackVoice::PlaybackVoice(std::shared_ptr<const Recording> recording)
    : recording_(std::move(recording))
{
}

void PlaybackVoice::setFeed(std::shared_ptr<AudioFeed> feed)
{
    fallSilent();
    feed_ = std::move(feed);
    const std::size_t channels = feed_ ? feed_->options().channels.size() : 0;
    samples_.assign(channels, std::vector<double>(mostAtOnce));
    views_.resize(channels);
    loudness_.resize(mostAtOnce);
}

std::int64_t PlaybackVoice::frameAt(Duration time) const
{
    return sampleAt(time, recording_->info().channels[feed_->options().channels.front()].rate);
}

void PlaybackVoice::play(const Transport& transport, Duration fade)
{
    fallSilent();
    if (!feed_)
        return;
    part_ = {frameAt(transport.part.onset), frameAt(transport.part.offset)};
    if (part_.isEmpty())
        return;
    transport_ = transport;
    first_ = std::clamp(frameAt(transport.from), part_.begin, part_.end);
    frames_ = transport.isLooped ? endless : part_.end - first_;
    put_ = 0;
    fade_ = std::max(1.0, static_cast<double>(frameAt(fade)));
    released_ = first_;
}

void PlaybackVoice::fallSilent()
{
    transport_.reset();
    if (feed_)
        feed_->restart();
}

void PlaybackVoice::advance(Duration now)
{
    if (!transport_)
        return;
    const Duration elapsed = transport_->elapsed(now);
    const std::int64_t due = std::min(frames_, frameAt(elapsed + lead));
    if (due - put_ > frameAt(lead + mostBehind)) {
        put_ = std::min(due, frameAt(elapsed));
        feed_->restart();
    }
    while (put_ < due) {
        const std::int64_t reached = first_ - part_.begin + put_;
        const std::int64_t sample =
            part_.begin + (transport_->isLooped ? reached % part_.length() : reached);
        if (transport_->isLooped && sample == part_.begin && put_ > 0)
            feed_->cut();
        const std::int64_t count = std::min({due - put_, part_.end - sample, mostAtOnce});
        putRun(sample, static_cast<std::size_t>(count));
        put_ += count;
    }
    if (put_ >= frames_)
        letRunOut();
}

void PlaybackVoice::putRun(std::int64_t sample, std::size_t count)
{
    const auto& channels = feed_->options().channels;
    const auto end = sample + static_cast<std::int64_t>(count);
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const std::span<double> into = std::span(samples_[k]).first(count);
        read(channels[k], {sample, end}, into);
        views_[k] = into;
    }
    for (std::size_t i = 0; i < count; ++i)
        loudness_[i] =
            loudnessOf(put_ + static_cast<std::int64_t>(i), sample + static_cast<std::int64_t>(i));
    feed_->put(views_, std::span(loudness_).first(count));
    if (end - released_ >= releaseEvery) {
        recording_->release(timeOf(released_, recording_->info().channels[channels.front()].rate));
        released_ = end;
    }
}

void PlaybackVoice::read(std::size_t channel, SampleRange range, std::span<double> into)
{
    const SampleRange there = range.intersection({0, recording_->info().channels[channel].length});
    std::ranges::fill(into, missing);
    if (there.isEmpty())
        return;
    const std::span<double> filled =
        into.subspan(static_cast<std::size_t>(there.begin - range.begin),
                     static_cast<std::size_t>(there.length()));
    if (const auto done = recording_->read(channel, there, filled); !done) {
        std::ranges::fill(filled, missing);
        if (!problem_)
            problem_ = done.error();
    }
}

double PlaybackVoice::loudnessOf(std::int64_t frame, std::int64_t sample) const
{
    // How many frames it is to the nearest place where the sound begins or ends.
    std::int64_t edge = std::min(frame, part_.end - 1 - sample);
    if (transport_->isLooped)
        edge = std::min(edge, sample - part_.begin);
    const double share = (static_cast<double>(edge) + 0.5) / fade_;
    return share >= 1.0 ? 1.0 : 0.5 - 0.5 * std::cos(std::numbers::pi * share);
}

void PlaybackVoice::letRunOut()
{
    transport_.reset();
    // What the low-pass still holds comes out behind silence.
    const auto rest = std::min<std::int64_t>(mostAtOnce, frameAt(feed_->filterLatency()) + 2);
    for (std::size_t k = 0; k < views_.size(); ++k) {
        const std::span<double> into = std::span(samples_[k]).first(static_cast<std::size_t>(rest));
        std::ranges::fill(into, missing);
        views_[k] = into;
    }
    feed_->put(views_);
}

}  // namespace facialis::engine
