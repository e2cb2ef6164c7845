// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/stored_type.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::acquisition {

void describeStorage(Channel& channel, std::span<const double> stored, std::optional<int> bits)
{
    double lowest = 0.0, highest = 0.0;
    bool isWhole = true;
    for (const double value : stored) {
        if (std::isnan(value))
            continue;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
        isWhole = isWhole && value == std::floor(value);
    }
    channel.storedType = SampleType::float64;
    if (isWhole && lowest >= -32768.0 && highest <= 32767.0)
        channel.storedType = SampleType::int16;
    else if (isWhole && lowest >= -2147483648.0 && highest <= 2147483647.0)
        channel.storedType = SampleType::int32;
    if (!bits || channel.storedType == SampleType::float64)
        return;
    const std::int64_t codes = std::int64_t{1} << *bits;
    if (lowest >= 0.0 && highest <= static_cast<double>(codes - 1)) {
        channel.storedMinimum = 0;
        channel.storedMaximum = codes - 1;
    } else if (lowest >= -static_cast<double>(codes / 2) &&
               highest < static_cast<double>(codes / 2)) {
        channel.storedMinimum = -codes / 2;
        channel.storedMaximum = codes / 2 - 1;
    }
}

}  // namespace facialis::acquisition
