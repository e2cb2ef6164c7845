// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_channels.hpp"

#include <fmt/format.h>
#include <map>

#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/table/unit_word.hpp"

namespace facialis::acquisition {

namespace {

/// Kinds of streams and channels (the content types of the XDF wiki) that are no potentials.
bool isOtherKind(const std::string& kind)
{
    for (const char* word :
         {"acc",      "gyro",     "magn",        "imu",     "gaze",    "mocap",   "audio",
          "force",    "position", "orientation", "temp",    "resp",    "video",   "mouse",
          "keyboard", "control",  "battery",     "quality", "counter", "trigger", "stim",
          "marker",   "event",    "pulse",       "oxi",     "light",   "pressure"})
        if (lowered(kind).find(word) != std::string::npos)
            return true;
    return false;
}

std::optional<UnitWord> unitOf(const std::string& word)
{
    if (auto unit = unitFrom(word))
        return unit;
    return unitFrom(lowered(word));  // "Microvolts", "MILLIVOLTS"
}

}  // namespace

std::vector<Channel> channelsOf(const XdfStream& stream, SampleType stored)
{
    std::vector<Channel> channels;
    const XdfStreamHeader& header = stream.header;
    const std::string name =
        header.name.empty() ? fmt::format("stream {}", stream.number) : header.name;
    for (std::size_t k = 0; k < header.channelCount; ++k) {
        const XdfChannel described = k < header.channels.size() ? header.channels[k] : XdfChannel{};
        Channel channel;
        channel.label = !described.label.empty()   ? described.label
                        : header.channelCount == 1 ? name
                                                   : fmt::format("{} {}", name, k + 1);
        channel.storedType = stored;
        const auto unit = unitOf(described.unit);
        if (unit) {
            channel.unit = unit->unit;
            channel.dimension = unit->dimension;
            channel.scale = unit->scale;
        } else {
            channel.unit = described.unit;
        }
        const std::string& kind = described.type.empty() ? header.type : described.type;
        if (channel.dimension == Dimension::counts && isOtherKind(kind))
            channel.dimension = Dimension::other;
        channels.push_back(std::move(channel));
    }
    return channels;
}

void tellApart(std::vector<Channel>& channels, const std::vector<std::string>& streamNames)
{
    std::map<std::string, int> seen;
    for (const Channel& channel : channels)
        ++seen[channel.label];
    for (std::size_t k = 0; k < channels.size(); ++k)
        if (seen[channels[k].label] > 1 && !streamNames[k].empty())
            channels[k].label = streamNames[k] + " " + channels[k].label;
}

}  // namespace facialis::acquisition
