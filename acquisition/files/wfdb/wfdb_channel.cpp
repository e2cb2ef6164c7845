// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_channel.hpp"

#include <fmt/format.h>

#include "acquisition/files/table/unit_word.hpp"

namespace facialis::acquisition {

namespace {

SampleType typeOf(int format)
{
    switch (format) {
    case 24: return SampleType::int24;
    case 8:  // a sum of differences may leave 16 bits
    case 32: return SampleType::int32;
    default: return SampleType::int16;
    }
}

}  // namespace

Channel wfdbChannel(const WfdbSignal& signal, std::size_t index, Frequency frameRate)
{
    Channel channel{.label = signal.description.empty() ? fmt::format("signal {}", index + 1)
                                                        : signal.description,
                    .rate = frameRate * static_cast<double>(signal.samplesPerFrame),
                    .storedType = typeOf(signal.format)};
    if (signal.gain) {
        const auto unit = unitFrom(signal.unit);
        channel.dimension = unit ? unit->dimension : Dimension::other;
        channel.unit = unit ? unit->unit : signal.unit;
    }
    if (signal.resolutionBits > 0 && signal.resolutionBits <= 32) {
        const std::int64_t half = std::int64_t{1} << (signal.resolutionBits - 1);
        channel.storedMinimum = signal.zero - half;
        channel.storedMaximum = signal.zero + half - 1;
    }
    return channel;
}

}  // namespace facialis::acquisition
