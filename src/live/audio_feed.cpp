// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/audio_feed.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dsp/filter/butterworth.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t mostAtOnce = 1024;
constexpr Frequency lowest{30.0};
constexpr Frequency lowestRate{100.0};
constexpr double fullVolts = 1e-3;

double fullScaleOf(const Channel& channel)
{
    if (channel.dimension == Dimension::voltage)
        return fullVolts;
    if (channel.storedMinimum && channel.storedMaximum)
        return 0.5 *
               std::abs(static_cast<double>(*channel.storedMaximum) -
                        static_cast<double>(*channel.storedMinimum)) *
               std::abs(channel.scale);
    return 1.0;
}

double factorOf(double decibels)
{
    return std::pow(10.0, decibels / 20.0);
}

std::size_t framesOf(Duration duration, Frequency rate)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, sampleAt(duration, rate)));
}

}  // namespace

Result<std::unique_ptr<AudioFeed>> AudioFeed::create(std::span<const Channel> channels,
                                                     const AudioOptions& options)
{
    if (options.channels.empty())
        return failure("no channel is to be heard", "the loudspeaker", "choose at least one");
    std::vector<Chosen> chosen;
    for (const std::size_t index : options.channels) {
        const Channel& channel = channels[index];
        if (channel.rate != channels[options.channels.front()].rate)
            return failure("channels of different rates cannot be heard together", channel.label,
                           "choose channels of one rate");
        const bool hasOneSide = channel.side && *channel.side != Side::both;
        chosen.push_back({index, std::max(fullScaleOf(channel), 1e-300),
                          !hasOneSide || channel.side == Side::left,
                          !hasOneSide || channel.side == Side::right});
    }
    const Frequency rate = channels[options.channels.front()].rate;
    if (rate < lowestRate)
        return failure("a channel of less than 100 Hz cannot be heard",
                       channels[options.channels.front()].label, "choose a faster channel");
    auto sections = dsp::butterworthHighPass(2, lowest, rate);
    if (!sections)
        return tl::unexpected(sections.error());
    auto left = dsp::Resampler::create(rate, options.loudspeaker, mostAtOnce);
    if (!left)
        return tl::unexpected(left.error());
    dsp::Resampler right = *left;
    return std::unique_ptr<AudioFeed>(
        new AudioFeed(options, std::move(chosen),
                      dsp::causalBank(std::move(*sections), rate, Frequency(rate.hertz() / 5.0),
                                      options.channels.size()),
                      std::move(*left), std::move(right)));
}

AudioFeed::AudioFeed(AudioOptions options, std::vector<Chosen> chosen,
                     std::unique_ptr<dsp::StreamingBank> highPass, dsp::Resampler left,
                     dsp::Resampler right)
    : options_(std::move(options)),
      chosen_(std::move(chosen)),
      highPass_(std::move(highPass)),
      left_(std::move(left)),
      right_(std::move(right)),
      passed_(chosen_.size()),
      views_(chosen_.size()),
      pieces_(chosen_.size()),
      leftSum_(mostAtOnce),
      rightSum_(mostAtOnce),
      gain_(factorOf(options_.gainDb)),
      ring_(framesOf(options_.aim, options_.loudspeaker),
            framesOf(options_.limit, options_.loudspeaker))
{
    for (dsp::SampleBuffer& buffer : passed_)
        buffer.reserve(mostAtOnce);
    frames_.reserve(2 * left_.mostOutput());
}

void AudioFeed::setGain(double decibels) noexcept
{
    gain_.store(factorOf(decibels), std::memory_order_relaxed);
}

Duration AudioFeed::latency() const
{
    return left_.latency() + options_.aim;
}

void AudioFeed::put(const SampleBlock& block) noexcept
{
    for (std::size_t k = 0; k < chosen_.size(); ++k)
        views_[k] = block.channel(chosen_[k].channel);
    put(views_);
}

void AudioFeed::put(std::span<const std::span<const double>> chosen,
                    std::span<const double> loudness) noexcept
{
    const std::size_t length = chosen.front().size();
    for (std::size_t first = 0; first < length; first += mostAtOnce) {
        const std::size_t count = std::min(mostAtOnce, length - first);
        for (std::size_t k = 0; k < pieces_.size(); ++k)
            pieces_[k] = chosen[k].subspan(first, count);
        putPiece(pieces_, loudness.empty() ? loudness : loudness.subspan(first, count));
    }
}

void AudioFeed::cut() noexcept
{
    highPass_->finish(passed_);
}

void AudioFeed::restart() noexcept
{
    cut();
    left_.restart();
    right_.restart();
    ring_.drop();
}

void AudioFeed::putPiece(std::span<const std::span<const double>> chosen,
                         std::span<const double> loudness) noexcept
{
    const std::size_t length = chosen.front().size();
    for (dsp::SampleBuffer& buffer : passed_)
        buffer.clear();
    highPass_->process(chosen, passed_);
    std::fill_n(leftSum_.begin(), length, 0.0);
    std::fill_n(rightSum_.begin(), length, 0.0);
    const double gain = gain_.load(std::memory_order_relaxed);
    for (std::size_t k = 0; k < chosen_.size(); ++k) {
        const double factor = gain / chosen_[k].fullScale;
        const std::span<const double> samples = passed_[k].view();
        for (std::size_t i = 0; i < length; ++i) {
            const double sample = std::isfinite(samples[i]) ? factor * samples[i] : 0.0;
            leftSum_[i] += chosen_[k].isLeft ? sample : 0.0;
            rightSum_[i] += chosen_[k].isRight ? sample : 0.0;
        }
    }
    // Behind the high-pass: an electrode's offset that is faded in would be a thump.
    for (std::size_t i = 0; i < loudness.size(); ++i) {
        leftSum_[i] *= loudness[i];
        rightSum_[i] *= loudness[i];
    }
    const auto left = left_.process(std::span(leftSum_).first(length));
    const auto right = right_.process(std::span(rightSum_).first(length));
    frames_.clear();
    for (std::size_t i = 0; i < left.size(); ++i) {
        frames_.push_back(static_cast<float>(std::tanh(left[i])));
        frames_.push_back(static_cast<float>(std::tanh(right[i])));
    }
    ring_.write(frames_);
}

}  // namespace facialis::engine
