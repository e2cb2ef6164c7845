// SPDX-License-Identifier: GPL-3.0-or-later
// OpenBCI Cyton with the Daisy module: packets with odd numbers carry channels 1-8, those with even
// ones 9-16, each the mean of two samples. An odd packet and the even one after it are one frame;
// one without the other is a lost frame, never a frame with a stale half.
#include <array>
#include <vector>

#include "acquisition/devices/cyton_packet.hpp"

namespace facialis::acquisition {

namespace {

constexpr Frequency rate = 125_Hz;
constexpr int pairs = 128;  // numbers of packets run to 255
constexpr std::array<std::string_view, 3> parameters{"gain", "bipolar", "channels"};

class DaisyDecoder final : public Decoder {
public:
    DaisyDecoder() : finder_(cytonPacket()) {}

    void decode(Bytes bytes, DecodedFrames& into) override
    {
        finder_.add(bytes);
        take(into);
    }
    void finish(DecodedFrames& into) override
    {
        finder_.finish();
        take(into);
    }
    [[nodiscard]] std::int64_t discardedBytes() const override
    {
        return finder_.discardedBytes() + halves_;
    }

private:
    void take(DecodedFrames& into)
    {
        while (const auto packet = finder_.next()) {
            if (packet->number % 2 == 1) {
                dropHalf();
                board_.assign(packet->bytes.begin(), packet->bytes.end());
                continue;
            }
            if (board_.empty() || (board_[1] + 1) % 256 != packet->number) {
                dropHalf();
                halves_ += static_cast<std::int64_t>(packet->bytes.size());
                continue;
            }
            append(board_, into);
            append(packet->bytes, into);
            into.frames.push_back({.counter = board_[1] / 2, .end = packet->end});
            board_.clear();
        }
    }

    void dropHalf()
    {
        halves_ += static_cast<std::int64_t>(board_.size());
        board_.clear();
    }

    static void append(Bytes packet, DecodedFrames& into)
    {
        for (std::size_t k = 0; k < cytonBoardChannels; ++k)
            into.values.push_back(cytonValue(packet, k));
    }

    PacketFinder finder_;
    std::vector<std::uint8_t> board_;  ///< a packet of the board that waits for the Daisy's
    std::int64_t halves_ = 0;          ///< bytes of packets without their other half
};

Result<DevicePlan> plan(const SourceAddress& address)
{
    constexpr std::size_t count = 2 * cytonBoardChannels;
    const auto gain = cytonGain(address);
    const auto shown = chosenChannels(address, count);
    if (!gain || !shown)
        return tl::unexpected(!gain ? gain.error() : shown.error());
    return DevicePlan{.rate = rate,
                      .channels = channelsOf({.count = count,
                                              .rate = rate,
                                              .scale = cytonScale(*gain),
                                              .lowest = -8388608,
                                              .highest = 8388607}),
                      .shown = *shown,
                      .modulus = pairs,
                      .makeDecoder = [] { return std::make_unique<DaisyDecoder>(); }};
}

Result<void> begin(Conversation& talk, const SourceAddress& address, DevicePlan&)
{
    return beginCyton(talk, address, CytonBoards::two);
}

}  // namespace

DeviceKind cytonDaisyDevice()
{
    return {.scheme = "cyton_daisy",
            .title = "OpenBCI Cyton with Daisy",
            .description = "16 channels, 125 Hz, 24 bits",
            .loss = "by the device's counter (128)",
            .usualRate = rate,
            .bauds = {115200},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = "s"};
}

}  // namespace facialis::acquisition
