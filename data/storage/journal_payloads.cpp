// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal_payloads.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "data/storage/analysis_archive.hpp"
#include "data/storage/little_endian.hpp"
#include "data/storage/series_plan.hpp"

namespace facialis {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t mostChannels = 4096;
constexpr std::size_t qualityHeadBytes = 24, qualityChannelBytes = 12;
constexpr std::uint8_t isOn = 0, isOff = 1, isNotTold = 2;

void putText(std::vector<std::byte>& into, const std::string& text)
{
    for (const char letter : text)
        into.push_back(static_cast<std::byte>(letter));
}

std::string textFrom(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::vector<std::byte> bytesOf(const RecordingInfo& description)
{
    std::vector<std::byte> bytes;
    putText(bytes, toArchive(description));
    return bytes;
}

std::vector<std::byte> bytesOf(const Annotation& annotation)
{
    std::vector<std::byte> bytes;
    putNumber(bytes, annotation.onset.seconds());
    putNumber(bytes, annotation.duration ? annotation.duration->seconds() : unknown);
    putNumber(bytes, annotation.channel ? static_cast<std::int32_t>(*annotation.channel) : -1);
    putText(bytes, annotation.text);
    return bytes;
}

std::vector<std::byte> bytesOf(const Gap& gap)
{
    std::vector<std::byte> bytes;
    putNumber(bytes, gap.interval.onset.seconds());
    putNumber(bytes, gap.interval.offset.seconds());
    putText(bytes, gap.reason);
    return bytes;
}

std::vector<std::byte> bytesOf(const QualitySecond& second)
{
    std::vector<std::byte> bytes;
    putNumber(bytes, second.second);
    putNumber(bytes, second.lostFrames);
    putNumber(bytes, second.jitter ? second.jitter->seconds() : unknown);
    for (const ChannelSecond& channel : second.channels) {
        putNumber(bytes, channel.clippedShare);
        putNumber(bytes, channel.mainsRatioDb);
        putNumber(bytes, !channel.isOffElectrode   ? isNotTold
                         : *channel.isOffElectrode ? isOff
                                                   : isOn);
        putNumber(bytes, static_cast<std::uint8_t>(channel.isUsable ? 1 : 0));
        putNumber(bytes, std::uint16_t{0});
    }
    return bytes;
}

std::vector<std::byte> bytesOfEnd(std::int64_t frames)
{
    std::vector<std::byte> bytes;
    putNumber(bytes, frames);
    return bytes;
}

Result<RecordingInfo> descriptionFrom(std::span<const std::byte> payload)
{
    Result<RecordingInfo> description = recordingFromArchive(textFrom(payload));
    if (!description)
        return description;
    if (const Result<void> checked = checkDescription(*description); !checked)
        return tl::unexpected(checked.error());
    return description;
}

Result<Annotation> annotationFrom(std::span<const std::byte> payload, std::size_t channels)
{
    if (payload.size() < 20)
        return failure("it is too short for an annotation");
    const auto onset = numberAt<double>(payload, 0), duration = numberAt<double>(payload, 8);
    const auto channel = numberAt<std::int32_t>(payload, 16);
    if (!std::isfinite(onset) || std::isinf(duration) || channel < -1 ||
        channel >= static_cast<std::int64_t>(channels))
        return failure("its annotation has an impossible time or channel");
    Annotation note{Duration(onset), std::nullopt, textFrom(payload.subspan(20)), std::nullopt};
    if (!std::isnan(duration))
        note.duration = Duration(duration);
    if (channel >= 0)
        note.channel = static_cast<std::size_t>(channel);
    return note;
}

Result<Gap> gapFrom(std::span<const std::byte> payload)
{
    if (payload.size() < 16)
        return failure("it is too short for a gap");
    const auto onset = numberAt<double>(payload, 0), offset = numberAt<double>(payload, 8);
    if (!std::isfinite(onset) || !std::isfinite(offset) || offset < onset)
        return failure("its gap has an impossible time");
    return Gap{{Duration(onset), Duration(offset)}, textFrom(payload.subspan(16))};
}

Result<QualitySecond> qualityFrom(std::span<const std::byte> payload, std::size_t channels)
{
    if (payload.size() != qualityHeadBytes + channels * qualityChannelBytes)
        return failure("its quality is not that of as many channels");
    QualitySecond second;
    second.second = numberAt<std::int64_t>(payload, 0);
    second.lostFrames = numberAt<std::int64_t>(payload, 8);
    if (const auto jitter = numberAt<double>(payload, 16); std::isfinite(jitter))
        second.jitter = Duration(jitter);
    for (std::size_t at = qualityHeadBytes; at < payload.size(); at += qualityChannelBytes) {
        ChannelSecond& channel = second.channels.emplace_back();
        channel.clippedShare = numberAt<float>(payload, at);
        channel.mainsRatioDb = numberAt<float>(payload, at + 4);
        const auto electrode = numberAt<std::uint8_t>(payload, at + 8);
        if (electrode != isNotTold)
            channel.isOffElectrode = electrode == isOff;
        channel.isUsable = numberAt<std::uint8_t>(payload, at + 9) != 0;
    }
    return second;
}

Result<std::int64_t> endFrom(std::span<const std::byte> payload)
{
    if (payload.size() != sizeof(std::int64_t))
        return failure("its end has another size than it should");
    return numberAt<std::int64_t>(payload, 0);
}

Result<void> checkDescription(const RecordingInfo& description)
{
    const std::vector<Channel>& channels = description.channels;
    if (channels.empty() || channels.size() > mostChannels)
        return failure(fmt::format("a recording of {} channels cannot be made", channels.size()));
    for (const Channel& channel : channels) {
        const double hertz = channel.rate.hertz();
        if (!(hertz > 0.0) || hertz > 1e7)
            return failure("channel '" + channel.label + "' has an impossible rate");
        if (hertz != channels.front().rate.hertz())
            return failure("channel '" + channel.label + "' has another rate than the first");
        if (isIntegerType(channel.storedType) &&
            (!std::isfinite(channel.scale) || channel.scale == 0.0 ||
             !std::isfinite(channel.offset)))
            return failure("channel '" + channel.label + "' has an impossible scale");
    }
    if (description.start && !isPossible(*description.start))
        return failure("the recording states an impossible start");
    return {};
}

}  // namespace facialis
