// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/memory_recording.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace facialis {

MemoryRecording::MemoryRecording(RecordingInfo info, std::vector<std::vector<double>> stored)
    : info_(std::move(info)), stored_(std::move(stored))
{
    assert(info_.channels.size() == stored_.size() && "one vector of samples a channel");
    for (std::size_t k = 0; k < stored_.size(); ++k)
        assert(info_.channels[k].length == std::ssize(stored_[k]) &&
               "length states the samples held");
}

Result<void> MemoryRecording::read(std::size_t channel, SampleRange range,
                                   std::span<double> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const Channel& c = info_.channels[channel];
    const std::vector<double>& samples = stored_[channel];
    for (std::int64_t i = range.begin; i < range.end; ++i)
        into[static_cast<std::size_t>(i - range.begin)] =
            samples[static_cast<std::size_t>(i)] * c.scale + c.offset;
    return {};
}

Result<void> MemoryRecording::readStored(std::size_t channel, SampleRange range,
                                         std::span<std::int32_t> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const SampleType type = info_.channels[channel].storedType;
    if (type == SampleType::float32 || type == SampleType::float64)
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    const std::vector<double>& samples = stored_[channel];
    for (std::int64_t i = range.begin; i < range.end; ++i) {
        const double value = samples[static_cast<std::size_t>(i)];
        into[static_cast<std::size_t>(i - range.begin)] =
            std::isnan(value) ? 0 : static_cast<std::int32_t>(std::lround(value));
    }
    return {};
}

}  // namespace facialis
