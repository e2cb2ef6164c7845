// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facialis::test {

template <class Number>
std::string bytesOf(Number number)
{
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

/// One sample: its time stamp, if any, and its values as bytes.
struct MadeSample {
    std::optional<double> stamp;
    std::string values;
};

/// Writes XDF 1.0 as its specification says, chunk by chunk.
class XdfMaker {
public:
    XdfMaker()
    {
        chunk(1,
              "<?xml version=\"1.0\"?><info><version>1.0</version><datetime>"
              "2021-02-03T04:05:06+0100</datetime></info>");
    }

    void stream(std::uint32_t number, std::string_view name, std::string_view type,
                std::string_view format, int channels, double rate, std::string_view desc = {})
    {
        chunk(2, bytesOf(number) +
                     fmt::format("<?xml version=\"1.0\"?><info><name>{}</name><type>{}</type>"
                                 "<channel_count>{}</channel_count><nominal_srate>{}"
                                 "</nominal_srate><channel_format>{}</channel_format>"
                                 "<desc>{}</desc></info>",
                                 name, type, channels, rate, format, desc));
    }

    void samples(std::uint32_t number, const std::vector<MadeSample>& all)
    {
        std::string content =
            bytesOf(number) + '\4' + bytesOf(static_cast<std::uint32_t>(all.size()));
        for (const MadeSample& sample : all)
            content += (sample.stamp ? '\10' + bytesOf(*sample.stamp) : std::string(1, '\0')) +
                       sample.values;
        chunk(3, content);
    }

    void clockOffset(std::uint32_t number, double time, double value)
    {
        chunk(4, bytesOf(number) + bytesOf(time) + bytesOf(value));
    }

    void boundary()
    {
        chunk(5, {"\x43\xA5\x46\xDC\xCB\xF5\x41\x0F\xB3\x0E\xD5\x46\x73\x83\xCB\xE4", 16});
    }

    void footer(std::uint32_t number, std::int64_t frames)
    {
        chunk(6, bytesOf(number) + fmt::format("<?xml version=\"1.0\"?><info><sample_count>{}"
                                               "</sample_count></info>",
                                               frames));
    }

    std::string bytes = "XDF:";

private:
    void chunk(std::uint16_t tag, std::string_view content)
    {
        const std::size_t length = content.size() + 2;
        if (length < 256)
            bytes += '\1' + bytesOf(static_cast<std::uint8_t>(length));
        else
            bytes += '\4' + bytesOf(static_cast<std::uint32_t>(length));
        bytes += bytesOf(tag);
        bytes += content;
    }
};

/// A text as a value of a string stream.
inline std::string textValue(std::string_view text)
{
    return '\1' + bytesOf(static_cast<std::uint8_t>(text.size())) + std::string(text);
}

}  // namespace facialis::test
