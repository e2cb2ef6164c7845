// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_channel.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>

#include "data/model/voltage_unit.hpp"

namespace facialis {

EdfScale edfScale(double physicalMinimum, double physicalMaximum, std::int64_t digitalMinimum,
                  std::int64_t digitalMaximum, double unitsPerPhysical)
{
    const auto low = static_cast<double>(digitalMinimum),
               high = static_cast<double>(digitalMaximum);
    const double steps = high - low;
    return {(physicalMaximum - physicalMinimum) / steps / unitsPerPhysical,
            (physicalMinimum * high - physicalMaximum * low) / steps / unitsPerPhysical};
}

bool isTriggerLabel(const std::string& label)
{
    constexpr std::array<std::string_view, 4> labels = {"status", "trigger", "triggers", "trig"};
    std::string lower = label;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(labels.begin(), labels.end(), lower) != labels.end();
}

Channel edfChannel(const EdfHeader& header, const EdfSignal& signal,
                   std::vector<std::string>& warnings)
{
    Channel channel;
    channel.label = signal.label;
    channel.rate = Frequency(header.rate(signal));
    channel.unit = signal.unit;
    channel.prefilter = signal.prefilter;
    channel.transducer = signal.transducer;
    channel.storedType = header.variant == EdfVariant::edf ? SampleType::int16 : SampleType::int24;
    const auto perVolt = unitsPerVolt(signal.unit);
    if (isTriggerLabel(signal.label) || (!perVolt && !signal.unit.empty()))
        channel.dimension = Dimension::other;
    else
        channel.dimension = perVolt ? Dimension::voltage : Dimension::counts;

    const auto uncalibrated = [&](std::string_view reason) {
        warnings.push_back(
            fmt::format("channel '{}' has no usable calibration ({}): its values are "
                        "counts without a unit",
                        channel.label, reason));
        if (channel.dimension == Dimension::voltage)
            channel.dimension = Dimension::counts;
        return channel;
    };
    if (!signal.digitalMinimum || !signal.digitalMaximum)
        return uncalibrated("the digital minimum or maximum is not a number");
    const std::int64_t low = *signal.digitalMinimum, high = *signal.digitalMaximum;
    if (low == high)
        return uncalibrated("digital minimum and maximum are equal");
    channel.storedMinimum = std::min(low, high);
    channel.storedMaximum = std::max(low, high);
    if (std::isnan(signal.physicalMinimum) || std::isnan(signal.physicalMaximum))
        return uncalibrated("the physical minimum or maximum is not a number");
    if (signal.physicalMinimum == signal.physicalMaximum)
        return uncalibrated("physical minimum and maximum are equal");
    if (low > high)
        warnings.push_back(
            fmt::format("channel '{}' states its digital limits the wrong way round; "
                        "they are taken as they stand, which turns it upside down",
                        channel.label));
    const EdfScale scale =
        edfScale(signal.physicalMinimum, signal.physicalMaximum, low, high,
                 channel.dimension == Dimension::voltage ? perVolt.value_or(1.0) : 1.0);
    if (!std::isnormal(scale.scale) || !std::isfinite(scale.offset))
        return uncalibrated("its limits are too large or too small");
    channel.scale = scale.scale;
    channel.offset = scale.offset;
    return channel;
}

}  // namespace facialis
