// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_channel.hpp"

#include <fmt/format.h>

namespace facialis::acquisition {

namespace {

std::optional<double> voltsPer(std::string_view unit)
{
    if (unit == "microvolts" || unit == "microvolt" || unit == "uV" || unit == "\xC2\xB5V" ||
        unit == "\xCE\xBCV")
        return 1e-6;
    if (unit == "millivolts" || unit == "millivolt" || unit == "mV")
        return 1e-3;
    if (unit == "volts" || unit == "volt" || unit == "V")
        return 1.0;
    return std::nullopt;
}

SampleType storedType(LslFormat format)
{
    switch (format) {
    case LslFormat::float32: return SampleType::float32;
    case LslFormat::int8:
    case LslFormat::int16: return SampleType::int16;
    case LslFormat::int32: return SampleType::int32;
    default: return SampleType::float64;
    }
}

}  // namespace

Channel lslSourceChannel(const LslStreamInfo& info, std::size_t index)
{
    const LslChannel stated = index < info.channels.size() ? info.channels[index] : LslChannel{};
    Channel channel;
    channel.label = stated.label.empty()
                        ? fmt::format("{} {}", info.type.empty() ? "channel" : info.type, index + 1)
                        : stated.label;
    channel.rate = info.rate;
    channel.unit = stated.unit;
    channel.storedType = storedType(info.format);
    const auto volts = voltsPer(stated.unit);
    channel.dimension = volts                 ? Dimension::voltage
                        : stated.unit.empty() ? Dimension::counts
                                              : Dimension::other;
    channel.scale = volts.value_or(1.0);
    return channel;
}

}  // namespace facialis::acquisition
