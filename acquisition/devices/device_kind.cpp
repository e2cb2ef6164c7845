// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/device_kind.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <numeric>

namespace facialis::acquisition {

namespace {

std::vector<std::string> splitAtCommas(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

}  // namespace

std::vector<Channel> channelsOf(const ChannelPattern& pattern)
{
    std::vector<Channel> channels;
    channels.reserve(pattern.count);
    for (std::size_t k = 0; k < pattern.count; ++k) {
        Channel channel{.label = fmt::format("CH{}", k + 1),
                        .rate = pattern.rate,
                        .storedType = SampleType::int32,
                        .storedMinimum = pattern.lowest,
                        .storedMaximum = pattern.highest};
        if (pattern.scale > 0.0) {
            channel.dimension = Dimension::voltage;
            channel.unit = "V";
            channel.scale = pattern.scale;
            channel.offset = pattern.offset;
        }
        channels.push_back(std::move(channel));
    }
    return channels;
}

Result<std::vector<std::size_t>> chosenChannels(const SourceAddress& address, std::size_t count)
{
    std::vector<std::size_t> chosen(count);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    const auto wanted = address.parameter("channels");
    if (!wanted)
        return chosen;
    chosen.clear();
    for (const std::string& part : splitAtCommas(*wanted)) {
        std::size_t number = 0;
        const auto [last, problem] =
            std::from_chars(part.data(), part.data() + part.size(), number);
        if (problem != std::errc() || last != part.data() + part.size() || number < 1 ||
            number > count || std::ranges::find(chosen, number - 1) != chosen.end())
            return failure("'channels=" + *wanted + "' is not possible", address.text,
                           fmt::format("give numbers from 1 to {}, each once, with commas: "
                                       "channels=1,2",
                                       count));
        chosen.push_back(number - 1);
    }
    return chosen;
}

Result<void> nameChannels(const SourceAddress& address, DevicePlan& plan)
{
    const auto labels = address.parameter("labels");
    if (!labels)
        return {};
    const std::vector<std::string> names = splitAtCommas(*labels);
    if (names.size() != plan.shown.size())
        return failure(
            fmt::format("{} labels are given for {} channels", names.size(), plan.shown.size()),
            address.text, "give a name for each channel, or choose with channels=");
    for (std::size_t k = 0; k < names.size(); ++k)
        plan.channels[plan.shown[k]].label = names[k];
    return {};
}

std::string bandWarning(Frequency rate)
{
    constexpr Frequency enough = 900_Hz;
    if (rate >= enough)
        return {};
    return fmt::format(
        "{:g} frames a second carry signals up to {:g} Hz only, surface EMG reaches "
        "450 Hz: amplitudes are too low, median frequencies are not valid",
        rate.hertz(), rate.hertz() / 2.0);
}

}  // namespace facialis::acquisition
