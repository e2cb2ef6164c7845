// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acquisition/devices/byte_stream.hpp"

namespace facialis::acquisition {

/// One frame of a device that arrived whole.
struct DecodedFrame {
    std::int32_t counter = -1;  ///< the device's own number of it; -1: it numbers none
    std::int32_t broken = 0;    ///< without a counter: frames that arrived broken just before it
    std::int64_t end = 0;       ///< bytes of the stream up to and with its last
};

/// Something a device said between its frames: a button, a digital input, a marker.
struct DecodedEvent {
    std::size_t frame = 0;  ///< index in DecodedFrames::frames of the frame that follows it
    std::string text;
};

/// What a decoder made of bytes.
struct DecodedFrames {
    std::vector<DecodedFrame> frames;
    std::vector<double> values;  ///< frame after frame, the numbers as the device sent them
    std::vector<DecodedEvent> events;

    void clear()
    {
        frames.clear();
        values.clear();
        events.clear();
    }
};

/// Takes frames out of a stream of bytes: a pure function of the bytes since it was made, however
/// they are cut. After damage it looks for the next frame byte by byte, so that no frame which
/// arrived whole is lost with the broken one.
class Decoder {
public:
    virtual ~Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Appends the frames that are certain by now; some wait for what follows them.
    virtual void decode(Bytes bytes, DecodedFrames& into) = 0;
    /// No more bytes will come: what waited is decided by what is there.
    virtual void finish(DecodedFrames& into) = 0;
    /// Bytes that belonged to no whole frame.
    [[nodiscard]] virtual std::int64_t discardedBytes() const = 0;

protected:
    Decoder() = default;
};

}  // namespace facialis::acquisition
