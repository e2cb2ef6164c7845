// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "acquisition/files/byte_cursor.hpp"
#include "acquisition/files/xdf/xdf_chunks.hpp"
#include "acquisition/files/xdf/xdf_stream.hpp"

namespace facialis::acquisition {

/// One sample of a stream: its time stamp, where it has one, and the bytes of its values.
struct XdfSample {
    std::optional<double> stamp;  ///< seconds of the stream's clock; empty: deduced from the last
    std::span<const std::byte> values;
    std::size_t position = 0;  ///< of the sample in what is walked
};

/// The bytes of one sample's values. Empty: they do not fit.
[[nodiscard]] inline std::optional<std::span<const std::byte>> takeValues(
    ByteCursor& cursor, const XdfStreamHeader& header)
{
    if (!header.isText())
        return cursor.take(header.channelCount * bytesOf(header.format));
    ByteCursor begin = cursor;
    const std::size_t from = cursor.position();
    for (std::size_t channel = 0; channel < header.channelCount; ++channel) {
        const auto length = xdfLength(cursor);
        if (!length || !cursor.take(*length))
            return std::nullopt;
    }
    return begin.take(cursor.position() - from);
}

/// The sample at the cursor. Empty: none can be there.
[[nodiscard]] inline std::optional<XdfSample> takeSample(ByteCursor& cursor,
                                                         const XdfStreamHeader& header)
{
    XdfSample sample;
    sample.position = cursor.position();
    const auto stampBytes = cursor.next<std::uint8_t>();
    if (stampBytes == 8) {
        // A stamp that is no number is as good as none.
        if (const auto stamp = cursor.next<double>(); stamp && std::isfinite(*stamp))
            sample.stamp = *stamp;
    } else if (stampBytes != 0) {
        return std::nullopt;
    }
    const auto values = takeValues(cursor, header);
    if (!values)
        return std::nullopt;
    sample.values = *values;
    return sample;
}

/// Visits each sample of a chunk's content. @return false where the content is not exactly what it
/// states
template <class Visit>
bool walkSamples(std::span<const std::byte> content, const XdfStreamHeader& header,
                 const Visit& visit)
{
    ByteCursor cursor(content);
    const auto count = xdfLength(cursor);
    if (!count || *count > cursor.left())
        return false;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto sample = takeSample(cursor, header);
        if (!sample)
            return false;
        visit(*sample);
    }
    return cursor.left() == 0;
}

/// Where the samples of a stream stand in the file: one place a chunk, and one every 1024 samples
/// inside long ones. Between two places the samples are walked.
class XdfSampleIndex {
public:
    static constexpr std::int64_t step = 1024;

    /// Notes the next sample. @param isFirst  of its chunk
    void add(std::int64_t offset, bool isFirst)
    {
        if (isFirst || frames_ - places_.back().frame == step)
            places_.push_back({frames_, offset});
        ++frames_;
    }
    [[nodiscard]] std::int64_t frames() const { return frames_; }

    /// Offset of a place at or before `frame`.
    [[nodiscard]] std::int64_t offsetBefore(std::int64_t frame) const
    {
        const auto behind = std::upper_bound(places_.begin(), places_.end(), frame,
                                             [](std::int64_t f, Place p) { return f < p.frame; });
        return behind == places_.begin() ? 0 : std::prev(behind)->offset;
    }

    /// Visits (frame, sample) of the frames [begin, end) in order.
    /// @return false where the file no longer holds them
    template <class Visit>
    bool walk(std::span<const std::byte> file, const XdfStreamHeader& header, std::int64_t begin,
              std::int64_t end, const Visit& visit) const
    {
        auto place = std::upper_bound(places_.begin(), places_.end(), begin,
                                      [](std::int64_t f, Place p) { return f < p.frame; });
        if (begin >= end)
            return true;
        if (place == places_.begin())
            return false;
        for (--place; place != places_.end() && place->frame < end; ++place) {
            const auto next = std::next(place);
            const std::int64_t last = std::min(end, next == places_.end() ? frames_ : next->frame);
            ByteCursor cursor(file.subspan(static_cast<std::size_t>(place->offset)));
            for (std::int64_t frame = place->frame; frame < last; ++frame) {
                const auto sample = takeSample(cursor, header);
                if (!sample)
                    return false;
                if (frame >= begin)
                    visit(frame, *sample);
            }
        }
        return true;
    }

private:
    struct Place {
        std::int64_t frame, offset;
    };
    std::vector<Place> places_;
    std::int64_t frames_ = 0;
};

}  // namespace facialis::acquisition
