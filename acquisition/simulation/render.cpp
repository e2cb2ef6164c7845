// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/render.hpp"

#include <algorithm>
#include <cmath>

#include "acquisition/simulation/band.hpp"
#include "acquisition/simulation/portable_math.hpp"
#include "data/model/sample_range.hpp"

namespace facialis::acquisition {
namespace {

/// First and last sample of `signal` above a tenth of its peak; empty where it is flat.
SampleRange audible(std::span<const double> signal)
{
    double peak = 0.0;
    for (const double value : signal)
        peak = std::max(peak, std::abs(value));
    SampleRange range;
    if (peak <= 0.0)
        return range;
    const auto isLoud = [&](double value) { return std::abs(value) > 0.1 * peak; };
    range.begin = std::find_if(signal.begin(), signal.end(), isLoud) - signal.begin();
    range.end = signal.rend() - std::find_if(signal.rbegin(), signal.rend(), isLoud);
    return range;
}

/// The part of an event that lies inside the recording.
EventSignal insideRecording(EventSignal event, std::int64_t length)
{
    const std::int64_t from =
        std::clamp<std::int64_t>(-event.firstSample, 0, std::ssize(event.samples));
    const std::int64_t to =
        std::clamp<std::int64_t>(length - event.firstSample, from, std::ssize(event.samples));
    event.samples = {event.samples.begin() + from, event.samples.begin() + to};
    event.firstSample += from;
    return event;
}

double backgroundVariance(std::span<const double> background, Frequency rate)
{
    double mean = 0.0;
    for (const double value : background)
        mean += value;
    mean /= static_cast<double>(background.size());
    std::vector<double> copy(background.begin(), background.end());
    for (double& value : copy)
        value -= mean;
    keepBand(copy, rate);
    // The filter's start and end are not background.
    const std::size_t skip =
        std::min(static_cast<std::size_t>(0.5 * rate.hertz()), copy.size() / 4);
    return meanSquare(std::span(copy).subspan(skip, copy.size() - 2 * skip));
}

/// Variance in band over the event's true interval.
double eventVariance(const EventSignal& event, SampleRange range, Frequency rate)
{
    const auto margin = static_cast<std::size_t>(0.4 * rate.hertz());
    std::vector<double> padded(event.samples.size() + 2 * margin, 0.0);
    std::copy(event.samples.begin(), event.samples.end(),
              padded.begin() + static_cast<std::ptrdiff_t>(margin));
    keepBand(padded, rate);
    return meanSquare(std::span<const double>(padded).subspan(
        margin + static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.length())));
}

void add(const EventSignal& event, double gain, std::vector<double>& channel)
{
    for (std::size_t i = 0; i < event.samples.size(); ++i)
        channel[static_cast<std::size_t>(event.firstSample) + i] += gain * event.samples[i];
}

/// What a distant lead sees: at the same instant, slightly low-passed by the tissue (a triangle of
/// +-1.5 ms, 0.93 of the amplitude at 100 Hz).
EventSignal seenFromAfar(const EventSignal& event, Frequency rate, std::int64_t length)
{
    const auto half = static_cast<std::int64_t>(std::floor(0.0015 * rate.hertz()));
    std::vector<double> kernel;
    double sum = 0.0;
    for (std::int64_t k = -half; k <= half; ++k) {
        kernel.push_back(static_cast<double>(half + 1 - std::abs(k)));
        sum += kernel.back();
    }
    EventSignal far{event.firstSample - half, {}};
    far.samples.assign(event.samples.size() + kernel.size() - 1, 0.0);
    for (std::size_t i = 0; i < event.samples.size(); ++i)
        for (std::size_t k = 0; k < kernel.size(); ++k)
            far.samples[i + k] += event.samples[i] * kernel[k] / sum;
    return insideRecording(std::move(far), length);
}

/// RMS of what arrives over RMS of what was there.
double lossOnTheWay(const EventSignal& event, const EventSignal& far)
{
    double there = 0.0, arrived = 0.0;
    for (const double value : event.samples)
        there += value * value;
    for (const double value : far.samples)
        arrived += value * value;
    return std::sqrt(arrived / there);
}

}  // namespace

std::vector<std::pair<std::string, std::vector<TrueActivity>>> render(
    const Scene& scene, const RenderOptions& options, std::span<std::vector<double>> channels)
{
    const auto length = static_cast<std::int64_t>(channels[0].size());
    std::vector<double> noise;
    double wantedRatio = 0.0;
    if (options.snrDb) {
        wantedRatio = portable::exp(*options.snrDb / 10.0 * 2.302585092994046);
        for (const std::vector<double>& channel : channels)
            noise.push_back(backgroundVariance(channel, options.rate));
    }
    std::vector<std::pair<std::string, std::vector<TrueActivity>>> truth;
    for (std::size_t k = 0; k < channels.size(); ++k)
        truth.emplace_back(labelOf(k), std::vector<TrueActivity>{});

    for (std::size_t e = 0; e < scene.activations.size(); ++e) {
        const Activation& activation = scene.activations[e];
        const std::vector<MotorUnit>& pool = scene.patient.pools[activation.channel];
        EventSignal event = insideRecording(
            synthesise(activation, pool, options.rate, scene.random.fork("event", e)), length);
        const SampleRange range = audible(event.samples);
        if (range.isEmpty())
            continue;
        double peak = 0.0;
        for (const double value : event.samples)
            peak = std::max(peak, std::abs(value));
        double gain = activation.peak.microvolts() / peak;
        if (options.snrDb)
            gain = std::sqrt(wantedRatio * noise[activation.channel] /
                             eventVariance(event, range, options.rate));
        add(event, gain, channels[activation.channel]);
        const EventSignal far = seenFromAfar(event, options.rate, length);
        const double loss = options.areLeaksOfRms ? lossOnTheWay(event, far) : 1.0;
        for (const Leak& leak : scene.patient.leaks[activation.channel])
            add(far, gain * leak.fraction / loss, channels[leak.toChannel]);
        truth[activation.channel].second.push_back(
            {.interval = {timeOf(event.firstSample + range.begin, options.rate),
                          timeOf(event.firstSample + range.end - 1, options.rate)},
             .kind = std::string(activation.kind)});
    }
    for (auto& [label, activity] : truth)
        std::stable_sort(
            activity.begin(), activity.end(), [](const TrueActivity& a, const TrueActivity& b) {
                return a.interval.onset != b.interval.onset ? a.interval.onset < b.interval.onset
                                                            : a.interval.offset < b.interval.offset;
            });
    return truth;
}

}  // namespace facialis::acquisition
