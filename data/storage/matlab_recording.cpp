// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/matlab_recording.hpp"

#include <cmath>
#include <limits>

namespace facialis {

MatlabRecording::MatlabRecording(RecordingInfo info, MatlabVariables variables,
                                 std::vector<MatlabColumn> columns)
    : info_(std::move(info)), variables_(std::move(variables)), columns_(std::move(columns))
{
}

double MatlabRecording::at(std::size_t channel, std::int64_t sample) const
{
    const MatlabColumn& column = columns_[channel];
    return valueAt(*column.matrix, column.first + static_cast<std::size_t>(sample) * column.step);
}

Result<void> MatlabRecording::read(std::size_t channel, SampleRange range,
                                   std::span<double> into) const
{
    const double scale = info_.channels[channel].scale;
    for (std::int64_t i = range.begin; i < range.end; ++i) {
        const double value = at(channel, i) * scale;
        into[static_cast<std::size_t>(i - range.begin)] =
            std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
    }
    return {};
}

Result<void> MatlabRecording::readStored(std::size_t channel, SampleRange range,
                                         std::span<std::int32_t> into) const
{
    const SampleType type = info_.channels[channel].storedType;
    if (type == SampleType::float32 || type == SampleType::float64)
        return failure("the variable is stored as floating point", info_.path,
                       "read it as physical values");
    for (std::int64_t i = range.begin; i < range.end; ++i)
        into[static_cast<std::size_t>(i - range.begin)] = static_cast<std::int32_t>(at(channel, i));
    return {};
}

}  // namespace facialis
