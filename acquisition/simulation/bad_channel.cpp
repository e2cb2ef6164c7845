// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/bad_channel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace facialis::acquisition {
namespace {

constexpr std::array faults{Fault::flat, Fault::unplugged, Fault::loose, Fault::clipped};

std::optional<std::size_t> channelLabelled(std::string_view label)
{
    for (std::size_t k = 0; k < channelCount(); ++k)
        if (label == labelOf(k) || "EMG " + std::string(label) == labelOf(k))
            return k;
    return std::nullopt;
}

std::string allLabels()
{
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < channelCount(); ++k)
        labels.push_back(labelOf(k));
    return fmt::format("{}", fmt::join(labels, ", "));
}

/// Contact noise in stretches of half a second to five, and 10-40 pops a minute of up to 1.5 mV.
void loosen(std::span<double> signal, Frequency rate, Random lead, Random random)
{
    const double noise = lead.uniform(10.0, 40.0), wait = lead.uniform(1.0, 5.0);
    const double popWait = 60.0 / lead.uniform(10.0, 40.0);
    const double end = static_cast<double>(signal.size()) / rate.hertz();
    for (double t = random.exponential(wait); t < end; t += random.exponential(wait)) {
        const double from = t;
        t += random.uniform(0.5, 5.0);
        const auto last = static_cast<std::size_t>(std::min(t, end) * rate.hertz());
        for (auto i = static_cast<std::size_t>(from * rate.hertz()); i < last; ++i)
            signal[i] += noise * random.gaussian();
    }
    for (double t = random.exponential(popWait); t < end; t += random.exponential(popWait)) {
        const double sign = random.chance(0.5) ? 1.0 : -1.0;
        const Voltage height(1e-6 * sign * random.uniform(100.0, 1500.0));
        addPop(signal, rate, Duration(t), height, Duration(random.uniform(0.02, 0.15)));
    }
}

/// Cuts off the loudest share of the samples.
Voltage clip(std::span<double> signal, double share)
{
    std::vector<double> sizes;
    sizes.reserve(signal.size());
    for (const double value : signal)
        sizes.push_back(std::abs(value));
    const auto place = sizes.begin() + static_cast<std::ptrdiff_t>(
                                           (1.0 - share) * static_cast<double>(sizes.size()));
    std::nth_element(sizes.begin(), place, sizes.end());
    // Whole microvolts: a range that every file format can state.
    const double limit = std::max(1.0, std::floor(*place));
    for (double& value : signal)
        value = std::clamp(value, -limit, limit);
    return Voltage(limit * 1e-6);
}

}  // namespace

std::string_view toString(Fault fault)
{
    switch (fault) {
    case Fault::flat: return "flat";
    case Fault::unplugged: return "unplugged";
    case Fault::loose: return "loose";
    case Fault::clipped: return "clipped";
    }
    return {};
}

Result<std::optional<BadChannel>> badChannelFrom(std::string_view text)
{
    if (text == "none")
        return std::optional<BadChannel>{};
    const std::size_t colon = text.find(':');
    const std::string label(text.substr(0, colon));
    BadChannel request;
    if (label != "random") {
        request.channel = channelLabelled(label);
        if (!request.channel)
            return failure("no simulated channel is called '" + label + "'", {},
                           "give none, random, or one of " + allLabels());
    }
    if (colon != std::string_view::npos) {
        const std::string_view word = text.substr(colon + 1);
        for (const Fault fault : faults)
            if (word == toString(fault))
                request.fault = fault;
        if (!request.fault)
            return failure("a channel cannot be '" + std::string(word) + "'", {},
                           "give flat, unplugged, loose or clipped after the colon");
    }
    return std::optional(request);
}

ElectrodeFault drawFault(const BadChannel& request, Random random)
{
    const std::size_t channel = random.below(channelCount());
    const Fault fault = faults[random.below(faults.size())];
    return {request.channel.value_or(channel), request.fault.value_or(fault)};
}

std::optional<Voltage> spoil(std::span<double> signal, const ElectrodeFault& fault,
                             const BackgroundOptions& options)
{
    Random lead = options.person.fork("fault", fault.channel);
    switch (fault.fault) {
    case Fault::flat: std::fill(signal.begin(), signal.end(), lead.uniform(-50.0, 50.0)); break;
    case Fault::unplugged:
        std::fill(signal.begin(), signal.end(), 0.0);
        addOpenInput(signal, fault.channel, options);
        break;
    case Fault::loose:
        loosen(signal, options.rate, lead, options.random.fork("fault", fault.channel));
        break;
    case Fault::clipped: return clip(signal, lead.uniform(0.01, 0.10));
    }
    return std::nullopt;
}

}  // namespace facialis::acquisition
