// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "acquisition/files/wfdb/wfdb_samples.hpp"
#include "data/model/sample_range.hpp"

namespace facialis::acquisition {

/// Where the samples of one signal of one segment lie, and what they mean.
struct WfdbSource {
    std::size_t file = 0;  ///< in WfdbFiles
    int format = 16;
    std::int64_t byteOffset = 0;
    std::int64_t numbersPerFrame = 1;  ///< of all signals in the file
    std::int64_t firstInFrame = 0;
    std::int64_t perFrame = 1;  ///< samples of this signal
    std::int64_t frames = 0;    ///< whole ones in the file, at most as many as are stated
    std::int64_t skew = 0;      ///< frames
    std::int32_t initialValue = 0;
    std::vector<std::int32_t> sums;  ///< of format 8: the value in front of every 4096th sample
    double scale = 1.0, offset = 0.0;

    static constexpr std::int64_t sumDistance = 4096;

    /// Samples in the file.
    [[nodiscard]] std::int64_t samples() const { return frames * perFrame; }
    [[nodiscard]] std::int64_t numberOf(std::int64_t sample) const
    {
        return sample / perFrame * numbersPerFrame + firstInFrame + sample % perFrame;
    }
};

/// Calls `take(sample, value)` for samples of the file, counted as it holds them.
/// @param bytes  the file behind its byteOffset
/// @param range  inside [0, source.samples())
template <class Take>
inline void decodeWfdb(const WfdbSource& source, const std::byte* bytes, SampleRange range,
                       Take take)
{
    withWfdbFormat(source.format, [&](auto format) {
        constexpr int Format = decltype(format)::value;
        if constexpr (Format == 8) {
            // A sum of differences; overflow wraps around, as it does in the recorder.
            std::int64_t at = range.begin / WfdbSource::sumDistance;
            auto value = static_cast<std::uint32_t>(source.initialValue);
            at = std::clamp<std::int64_t>(at, 0, std::ssize(source.sums) - 1);
            if (at >= 0)
                value = static_cast<std::uint32_t>(source.sums[static_cast<std::size_t>(at)]);
            for (std::int64_t i = std::max<std::int64_t>(at, 0) * WfdbSource::sumDistance;
                 i < range.end; ++i) {
                value += static_cast<std::uint32_t>(wfdbNumber<8>(bytes, source.numberOf(i)));
                if (i >= range.begin)
                    take(i, static_cast<std::int32_t>(value));
            }
        } else if (source.perFrame == 1) {
            std::int64_t number = source.numberOf(range.begin);
            for (std::int64_t i = range.begin; i < range.end; ++i, number += source.numbersPerFrame)
                take(i, wfdbNumber<Format>(bytes, number));
        } else {
            for (std::int64_t i = range.begin; i < range.end; ++i)
                take(i, wfdbNumber<Format>(bytes, source.numberOf(i)));
        }
    });
}

/// Gives a source of format 8 the sums that let it be read from anywhere.
inline void addWfdbSums(WfdbSource& source, const std::byte* bytes)
{
    if (source.format != 8)
        return;
    std::vector<std::int32_t> sums{source.initialValue};
    decodeWfdb(source, bytes, {0, source.samples()}, [&](std::int64_t sample, std::int32_t value) {
        if ((sample + 1) % WfdbSource::sumDistance == 0)
            sums.push_back(value);
    });
    source.sums = std::move(sums);
}

}  // namespace facialis::acquisition
