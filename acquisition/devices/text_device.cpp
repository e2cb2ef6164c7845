// SPDX-License-Identifier: GPL-3.0-or-later
// Anything that prints numbers, a line a frame: an Arduino with a MyoWare sensor, for example.
#include <array>
#include <string>

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/text_framing.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 11> parameters{"framing", "rate",     "prefix", "separators",
                                                      "columns", "channels", "lowest", "highest",
                                                      "scale",   "offset",   "start"};

class TextDecoder final : public Decoder {
public:
    explicit TextDecoder(TextFraming framing) : framing_(std::move(framing)) {}

    void decode(Bytes bytes, DecodedFrames& into) override
    {
        for (const std::uint8_t byte : bytes) {
            ++end_;
            if (byte != '\n') {
                take(byte);
                continue;
            }
            // Nobody knows where the first line began.
            if (isInStep_)
                endLine(into);
            else
                discarded_ += length_ + 1;
            isInStep_ = true;
            length_ = 0;
            line_.clear();
        }
    }
    void finish(DecodedFrames&) override
    {
        discarded_ += length_;
        length_ = 0;
        line_.clear();
    }
    [[nodiscard]] std::int64_t discardedBytes() const override { return discarded_; }

private:
    void take(std::uint8_t byte)
    {
        constexpr std::size_t longest = 1024;
        ++length_;
        if (line_.size() <= longest)
            line_ += static_cast<char>(byte);
    }

    void endLine(DecodedFrames& into)
    {
        while (!line_.empty() && line_.back() == '\r')
            line_.pop_back();
        if (line_.empty())
            return;  // sketches that print "\n\r"
        if (const auto numbers = numbersOf(line_, framing_)) {
            into.values.insert(into.values.end(), numbers->begin(), numbers->end());
            into.frames.push_back({.broken = broken_, .end = end_});
            broken_ = 0;
            hasFrames_ = true;
        } else {
            discarded_ += length_ + 1;
            broken_ += hasFrames_ ? 1 : 0;
        }
    }

    TextFraming framing_;
    std::string line_;
    std::int64_t length_ = 0;  ///< of the line, with what was too long to keep
    std::int64_t end_ = 0;
    std::int64_t discarded_ = 0;
    std::int32_t broken_ = 0;
    bool isInStep_ = false;
    bool hasFrames_ = false;
};

Result<DevicePlan> plan(const SourceAddress& address)
{
    const auto framing = textFraming(address);
    if (!framing)
        return tl::unexpected(framing.error());
    DevicePlan made{.rate = framing->rate, .shown = framing->shown};
    made.channels = channelsOf({.count = framing->columns,
                                .rate = framing->rate,
                                .scale = framing->scale,
                                .offset = framing->offset});
    for (Channel& channel : made.channels) {
        channel.storedType = SampleType::float64;
        channel.storedMinimum.reset();
        channel.storedMaximum.reset();
    }
    if (framing->scale <= 0.0)
        made.warnings.emplace_back(
            "the unit of the numbers is not known, so amplitudes are counts: give scale=VOLTS");
    made.makeDecoder = [framing = *framing] { return std::make_unique<TextDecoder>(framing); };
    return made;
}

Result<void> begin(Conversation& talk, const SourceAddress& address, DevicePlan&)
{
    const auto framing = textFraming(address);
    if (!framing)
        return tl::unexpected(framing.error());
    return framing->start.empty() ? Result<void>() : talk.send(framing->start + "\n");
}

}  // namespace

DeviceKind textDevice()
{
    return {.scheme = "text",
            .title = "Lines of numbers (Arduino, MyoWare)",
            .description = "1 to 64 channels, any rate",
            .loss = "by the missing bytes",
            .usualRate = 1000_Hz,
            .bauds = {115200},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = {}};
}

}  // namespace facialis::acquisition
