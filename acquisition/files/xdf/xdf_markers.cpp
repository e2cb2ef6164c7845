// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_markers.hpp"

#include <fmt/format.h>

#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr double day = 86400.0;
/// Markers are for people; a damaged file must not fill the memory with them.
constexpr std::size_t mostMarkers = 1'000'000;

std::string numberText(XdfFormat format, const std::byte* value)
{
    switch (format) {
    case XdfFormat::int8: return fmt::format("{}", int{numberAt<std::int8_t>(value)});
    case XdfFormat::int16: return fmt::format("{}", numberAt<std::int16_t>(value));
    case XdfFormat::int32: return fmt::format("{}", numberAt<std::int32_t>(value));
    case XdfFormat::int64: return fmt::format("{}", numberAt<std::int64_t>(value));
    case XdfFormat::float32: return fmt::format("{}", numberAt<float>(value));
    case XdfFormat::double64: return fmt::format("{}", numberAt<double>(value));
    case XdfFormat::string: break;
    }
    return {};
}

std::string textOf(const XdfStreamHeader& header, std::span<const std::byte> values)
{
    std::string text;
    ByteCursor cursor(values);
    for (std::size_t k = 0; k < header.channelCount; ++k) {
        std::string word;
        if (header.isText()) {
            const auto bytes = cursor.take(xdfLength(cursor).value_or(0));
            if (bytes)
                word = toUtf8({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        } else {
            word = numberText(header.format, values.data() + k * bytesOf(header.format));
        }
        if (!word.empty())
            text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Calls `take(time, sample)`; samples without a stamp follow their predecessor at the stated rate.
template <class Take>
void walkTimes(const XdfStream& stream, std::span<const std::byte> file, const Take& take)
{
    const ClockFit clock = fitClock(stream.clockOffsets);
    const double step = stream.isRegular() ? 1.0 / stream.header.nominalRate.hertz() : 0.0;
    std::optional<double> last;
    (void)stream.index.walk(file, stream.header, 0, stream.index.frames(),
                            [&](std::int64_t, const XdfSample& sample) {
                                if (sample.stamp)
                                    last = *sample.stamp;
                                else if (last)
                                    *last += step;
                                if (last)
                                    take(clock.corrected(*last), sample);
                            });
}

}  // namespace

std::optional<double> firstMarkerTime(const XdfStream& stream, std::span<const std::byte> file)
{
    std::optional<double> first;
    walkTimes(stream, file, [&](double time, const XdfSample&) {
        if (!first)
            first = time;
    });
    return first;
}

std::int64_t addMarkers(const XdfStream& stream, std::span<const std::byte> file, double zero,
                        Duration end, std::vector<Annotation>& into)
{
    std::int64_t taken = 0;
    walkTimes(stream, file, [&](double time, const XdfSample& sample) {
        const double onset = time - zero;
        if (!(onset >= -day && onset <= end.seconds() + day) || into.size() == mostMarkers)
            return;
        ++taken;
        if (std::string text = textOf(stream.header, sample.values); !text.empty())
            into.push_back({.onset = Duration(onset), .text = std::move(text)});
    });
    return stream.index.frames() - taken;
}

}  // namespace facialis::acquisition
