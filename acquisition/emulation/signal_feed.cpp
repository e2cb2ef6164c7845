// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/signal_feed.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "acquisition/simulation/face.hpp"
#include "acquisition/simulator_source.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t blockFrames = 64;
constexpr Frequency directFrom{1000.0}, simulatedFrom{2000.0}, costlyFrom{4000.0};
// So that a device is ready a second or two after it was plugged in.
constexpr Duration stretch{30.0}, costlyStretch{20.0};

constexpr std::array order{
    Muscle::orbicularisOculi, Muscle::zygomaticusMajor, Muscle::frontalis, Muscle::orbicularisOris,
    Muscle::mentalis,         Muscle::platysma,         Muscle::masseter,
};

}  // namespace

Result<SignalFeed> SignalFeed::make(const FeedOptions& options, Frequency rate, std::size_t inputs)
{
    const auto factor = rate >= directFrom
                            ? std::size_t{1}
                            : static_cast<std::size_t>(std::ceil(simulatedFrom / rate));
    SimulatorStreamOptions stream{.name = options.scenario, .simulation = {}, .speed = 0.0};
    stream.simulation.scenario = options.scenario;
    stream.simulation.seed = options.seed;
    stream.simulation.rate = rate * static_cast<double>(factor);
    stream.simulation.duration = stream.simulation.rate > costlyFrom ? costlyStretch : stretch;
    auto source = streamSimulation(stream, steadyClock());
    if (!source)
        return tl::unexpected(source.error());
    SignalFeed feed;
    feed.source_ = std::move(*source);
    feed.block_ = SampleBlock(feed.source_->info().channels.size(), blockFrames);
    feed.block_.setFrames(0);
    feed.volts_.assign(inputs, 0.0);
    feed.rate_ = stream.simulation.rate;
    for (const Muscle muscle : order)
        for (const Side side : {Side::left, Side::right})
            if (feed.channels_.size() < inputs)
                feed.channels_.push_back(channelOf(muscle, side));
    feed.decimators_.assign(feed.channels_.size(), Decimator(factor));
    const std::size_t leadIn = feed.decimators_.empty() ? 0 : feed.decimators_[0].length() - 1;
    for (std::size_t i = 0; i < leadIn; ++i)
        if (const auto done = feed.advance(); !done)
            return tl::unexpected(done.error());
    return feed;
}

std::string SignalFeed::label(std::size_t input) const
{
    return input < channels_.size() ? labelOf(channels_[input]) : std::string();
}

Result<void> SignalFeed::advance()
{
    if (frame_ >= block_.frames()) {
        if (const auto read = source_->read(block_, {}); !read)
            return tl::unexpected(read.error());
        frame_ = 0;
        for (Annotation& text : source_->takeAnnotations())
            texts_.push_back(std::move(text));
    }
    for (std::size_t k = 0; k < channels_.size(); ++k)
        decimators_[k].push(block_.channel(channels_[k])[frame_]);
    ++frame_;
    return {};
}

Result<std::span<const double>> SignalFeed::next()
{
    const std::size_t factor = decimators_.empty() ? 1 : decimators_[0].factor();
    for (std::size_t i = 0; i < factor; ++i)
        if (const auto done = advance(); !done)
            return tl::unexpected(done.error());
    for (std::size_t k = 0; k < channels_.size(); ++k)
        volts_[k] = decimators_[k].value();
    ++given_;
    return std::span<const double>(volts_);
}

std::vector<Annotation> SignalFeed::takeTexts()
{
    // A decimated frame stands for the middle of the filter.
    const std::size_t factor = decimators_.empty() ? 1 : decimators_[0].factor();
    const std::size_t length = decimators_.empty() ? 1 : decimators_[0].length();
    const Duration delay = timeOf(static_cast<std::int64_t>(factor - 1 + (length - 1) / 2), rate_);
    const Duration reached = timeOf(given_ * static_cast<std::int64_t>(factor), rate_);
    std::vector<Annotation> taken;
    while (!texts_.empty() && texts_.front().onset - delay < reached) {
        taken.push_back(std::move(texts_.front()));
        texts_.erase(texts_.begin());
        taken.back().onset = std::max(Duration(), taken.back().onset - delay);
    }
    return taken;
}

}  // namespace facialis::acquisition
