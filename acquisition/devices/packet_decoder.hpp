// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/devices/decoder.hpp"
#include "acquisition/devices/packet_finder.hpp"

namespace facialis::acquisition {

/// Decoder of a device whose packets are frames: one function turns bytes into numbers.
class PacketDecoder final : public Decoder {
public:
    /// Appends the numbers of one packet, as many as the device has channels, and events if any.
    using Unpack = void (*)(Bytes packet, DecodedFrames& into);

    PacketDecoder(const PacketFormat& format, Unpack unpack) : finder_(format), unpack_(unpack) {}

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
    [[nodiscard]] std::int64_t discardedBytes() const override { return finder_.discardedBytes(); }

private:
    void take(DecodedFrames& into)
    {
        while (const auto packet = finder_.next()) {
            unpack_(packet->bytes, into);
            into.frames.push_back({.counter = packet->number, .end = packet->end});
        }
    }

    PacketFinder finder_;
    Unpack unpack_;
};

}  // namespace facialis::acquisition
