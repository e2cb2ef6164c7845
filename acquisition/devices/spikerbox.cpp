// SPDX-License-Identifier: GPL-3.0-or-later
// Backyard Brains SpikerBoxes: two bytes a channel, the high bit set in the first byte of a frame
// alone, and messages in between, at any byte. Source: their Spike Recorder and board sketches.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/message_filter.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t mostChannels = 6;
constexpr double allHertz = 10000.0;
constexpr std::array<std::string_view, 3> parameters{"channels", "gain", "bits"};

class SpikerBoxDecoder final : public Decoder {
public:
    explicit SpikerBoxDecoder(std::size_t channels) : length_(2 * channels) {}

    void decode(Bytes bytes, DecodedFrames& into) override
    {
        for (const std::uint8_t byte : bytes)
            filter_.add(
                byte, [&](std::uint8_t data, std::int64_t end) { take(data, end, into); },
                [&](const std::string& message) { tell(message, into); });
    }
    void finish(DecodedFrames& into) override
    {
        filter_.finish([&](std::uint8_t data, std::int64_t end) { take(data, end, into); });
        discarded_ += static_cast<std::int64_t>(frame_.size());
        frame_.clear();
    }
    [[nodiscard]] std::int64_t discardedBytes() const override { return discarded_; }

private:
    void take(std::uint8_t byte, std::int64_t end, DecodedFrames& into)
    {
        constexpr std::uint8_t firstMark = 0x80;
        const bool isFirst = (byte & firstMark) != 0;
        if (isFirst && !frame_.empty()) {
            // A byte that came twice cost no frame.
            const bool isDoubled = frame_.size() == 1 && frame_.front() == byte;
            discarded_ += static_cast<std::int64_t>(frame_.size());
            broken_ += isDoubled ? 0 : static_cast<std::int64_t>(frame_.size());
            frame_.clear();
        }
        if (!isFirst && frame_.empty()) {
            ++discarded_;
            const bool isDoubled = broken_ == 0 && byte == lastByte_;
            broken_ += hasFrames_ && !isDoubled ? 1 : 0;
            return;
        }
        frame_.push_back(byte);
        if (frame_.size() < length_)
            return;
        for (std::size_t at = 0; at < length_; at += 2)
            into.values.push_back((frame_[at] & 0x7F) << 7 | frame_[at + 1]);
        const auto length = std::max<std::int64_t>(2, static_cast<std::int64_t>(length_));
        into.frames.push_back(
            {.broken = hasFrames_ ? static_cast<std::int32_t>((broken_ + length - 1) / length) : 0,
             .end = end});
        hasFrames_ = true;
        lastByte_ = byte;
        broken_ = 0;
        frame_.clear();
    }

    /// "EVNT:1;" is a press of a key; what else the board says of itself is no event.
    static void tell(const std::string& message, DecodedFrames& into)
    {
        constexpr std::string_view key = "EVNT:";
        for (std::size_t at = 0; (at = message.find(key, at)) != std::string::npos;) {
            at += key.size();
            const std::size_t end = std::min(message.find(';', at), message.size());
            into.events.push_back({into.frames.size(), "event " + message.substr(at, end - at)});
        }
    }

    std::size_t length_;
    MessageFilter filter_;
    std::vector<std::uint8_t> frame_;
    std::int64_t discarded_ = 0;
    std::int64_t broken_ = 0;  ///< bytes since the last whole frame that belong to none
    std::uint8_t lastByte_ = 0;
    bool hasFrames_ = false;
};

Result<DevicePlan> planFor(const SourceAddress& address, int usualBits)
{
    const auto count = address.number("channels", 1.0, mostChannels);
    const auto gain = address.number("gain", 1.0, 1e6);
    const auto bits = address.number("bits", 8.0, 14.0);
    if (!count || !gain)
        return tl::unexpected(!count ? count.error() : gain.error());
    if (!bits)
        return tl::unexpected(bits.error());
    const auto channels = static_cast<std::size_t>(count->value_or(1.0));
    const int steps = 1 << static_cast<int>(bits->value_or(usualBits));
    DevicePlan made{.rate = Frequency(allHertz / static_cast<double>(channels))};
    ChannelPattern pattern{.count = channels, .rate = made.rate, .highest = steps - 1};
    if (*gain) {
        pattern.scale = 5.0 / steps / **gain;
        pattern.offset = -2.5 / **gain;
    } else {
        made.warnings.emplace_back(
            "the gain of the board is not known, so amplitudes are counts: give gain=");
    }
    made.channels = channelsOf(pattern);
    made.shown.reserve(channels);
    for (std::size_t k = 0; k < channels; ++k)
        made.shown.push_back(k);
    made.makeDecoder = [channels] { return std::make_unique<SpikerBoxDecoder>(channels); };
    return made;
}

Result<DevicePlan> plan(const SourceAddress& address)
{
    constexpr int bits = 10;
    return planFor(address, bits);
}

/// What the board calls itself; empty: it says nothing. It may start anew when its port is opened.
Result<std::string> typeOf(Conversation& talk)
{
    constexpr int tries = 3;
    for (int i = 0; i < tries; ++i) {
        if (const auto sent = talk.send("b:;\n"); !sent)
            return tl::unexpected(sent.error());
        const Duration until = talk.now() + 1_s;
        while (talk.now() < until) {
            const std::string text = talk.unreadText();
            if (const std::size_t at = text.find("HWT:"); at != std::string::npos)
                if (const std::size_t end = text.find(';', at); end != std::string::npos)
                    return text.substr(at + 4, end - at - 4);
            if (const auto heard = talk.listen(until - talk.now()); !heard)
                return tl::unexpected(heard.error());
        }
    }
    return std::string();
}

Result<void> begin(Conversation& talk, const SourceAddress& address, DevicePlan& plan)
{
    const auto type = typeOf(talk);
    if (!type)
        return tl::unexpected(type.error());
    // Boards of the Pro series digitise with 14 bits. Old boards stream and say nothing.
    constexpr std::array<std::string_view, 3> professional{"MSBPCDC", "NSBPCDC", "NRNSBPRO"};
    const bool isProfessional = std::ranges::find(professional, *type) != professional.end();
    const auto made = planFor(address, isProfessional ? 14 : 10);
    if (!made)
        return tl::unexpected(made.error());
    plan = *made;
    if (auto sent = talk.send(fmt::format("conf s:10000;c:{};\n", plan.channels.size())); !sent)
        return sent;
    // What is under way still has the old number of channels.
    if (const auto old = talk.hush(30_ms, 100_ms); !old)
        return tl::unexpected(old.error());
    return {};
}

}  // namespace

DeviceKind spikerBoxDevice()
{
    return {.scheme = "spikerbox",
            .title = "Backyard Brains SpikerBox",
            .description = "1 to 6 channels, 10000 Hz shared among them, 10 bits (Pro: 14)",
            .loss = "by the missing bytes",
            .usualRate = Frequency(allHertz),
            // The AVR boards say 230400 and run at 16 MHz / 72.
            .bauds = {222222, 500000},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = {}};
}

}  // namespace facialis::acquisition
