// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/lsl_emulation.hpp"

#include <chrono>
#include <cmath>
#include <memory>
#include <thread>

#include "acquisition/network/lsl_outlet.hpp"
#include "acquisition/network/lsl_time_probe.hpp"

namespace facialis::acquisition {

namespace {

constexpr auto tick = std::chrono::milliseconds(5);

struct Outlets {
    std::unique_ptr<LslOutlet> signal, markers;
};

Result<Outlets> openOutlets(const LslEmulationOptions& options, const SignalFeed& feed)
{
    LslStreamInfo signal;
    signal.name = options.name;
    signal.type = "EMG";
    signal.sourceId = "facialis-emulator-" + options.name;
    signal.channelCount = lslEmulationChannels;
    signal.format = LslFormat::float32;
    signal.rate = options.rate;
    for (std::size_t k = 0; k < lslEmulationChannels; ++k)
        signal.channels.push_back({feed.label(k), "microvolts", "EMG"});
    LslStreamInfo markers;
    markers.name = options.name + "-markers";
    markers.type = "Markers";
    markers.sourceId = signal.sourceId + "-markers";
    markers.channelCount = 1;
    markers.format = LslFormat::string;
    auto first = LslOutlet::open(std::move(signal), options.host);
    auto second = LslOutlet::open(std::move(markers), options.host);
    if (!first || !second)
        return tl::unexpected(!first ? first.error() : second.error());
    return Outlets{std::move(*first), std::move(*second)};
}

/// One sample out, struck or not.
void sendFrame(std::span<const double> volts, double stamp, FaultInjector& faults, Duration at,
               LslOutlet* outlet, SentFrame& frame)
{
    LslSample sample;
    sample.stamp = stamp;
    for (const double value : volts) {
        frame.stored.push_back(std::llround(value * 1e9));
        sample.values.push_back(static_cast<double>(frame.stored.back()) * 1e-3);
    }
    // A single byte stands for the frame: TCP neither loses nor changes bytes.
    DeliveredFrame delivered = faults.strike({0}, at);
    frame.faults = outlet == nullptr ? "unplugged" : delivered.faults;
    for (std::size_t i = 0; outlet != nullptr && i < delivered.bytes.size(); ++i)
        outlet->push(sample);
}

}  // namespace

Result<EmulationCounts> emulateLsl(const LslEmulationOptions& options,
                                   std::optional<SentFrames> truth,
                                   const std::atomic<bool>& isStopped)
{
    auto feed = SignalFeed::make(options.feed, options.rate, lslEmulationChannels);
    if (!feed)
        return tl::unexpected(feed.error());
    auto outlets = openOutlets(options, *feed);
    if (!outlets)
        return tl::unexpected(outlets.error());
    if (options.announce)
        options.announce("lsl:" + options.name);
    FaultInjector faults(options.faults, options.feed.seed);
    EmulationCounts counts;
    const double begin = lslClock();
    const double step = 1.0 / (options.rate.hertz() * options.faults.rateFactor);
    for (double now = 0.0; !isStopped && (!options.length || now < options.length->seconds());
         now = lslClock() - begin) {
        if (faults.isUnplugged(Duration(now)) == (outlets->signal != nullptr)) {
            auto fresh = outlets->signal ? Result<Outlets>(Outlets{}) : openOutlets(options, *feed);
            if (!fresh)
                return tl::unexpected(fresh.error());
            *outlets = std::move(*fresh);
        }
        while (static_cast<double>(counts.frames + 1) * step <= now) {
            const auto volts = feed->next();
            if (!volts)
                return tl::unexpected(volts.error());
            const Duration at = timeOf(counts.frames, options.rate);
            const double stamp = begin + static_cast<double>(counts.frames) * step;
            SentFrame frame{.number = counts.frames};
            sendFrame(*volts, stamp, faults, at, outlets->signal.get(), frame);
            ++counts.frames;
            counts.struck += frame.faults.empty() ? 0 : 1;
            if (truth)
                truth->append(frame);
            for (const Annotation& said : feed->takeTexts())
                if (outlets->markers)
                    outlets->markers->push(
                        {.stamp = begin + said.onset.seconds() / options.faults.rateFactor,
                         .values = {},
                         .texts = {said.text}});
        }
        std::this_thread::sleep_for(tick);
    }
    if (truth)
        if (const auto done = truth->finish(); !done)
            return tl::unexpected(done.error());
    return counts;
}

}  // namespace facialis::acquisition
