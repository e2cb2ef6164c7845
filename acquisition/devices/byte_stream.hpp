// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

using Bytes = std::span<const std::uint8_t>;

/// What one read of a byte stream gave.
struct BytesRead {
    std::size_t count = 0;  ///< 0: nothing came in time, a stop was requested, or the line hung up
    Duration time;          ///< on the stream's clock, taken right after the read
    bool isHungUp = false;  ///< the other end is gone (unplugged); nothing will come any more
};

/// A line over which bytes come and go: a serial port, or what a test puts in its place.
/// One thread uses it.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;

    /// Waits for bytes, at most `patience`, and takes as many as are there.
    /// @errors the line failed; it must be closed
    [[nodiscard]] virtual Result<BytesRead> read(std::span<std::uint8_t> into, Duration patience,
                                                 const std::stop_token& stop) = 0;
    /// Sends all of them. @errors the line failed, hung up, or takes nothing for a second
    [[nodiscard]] virtual Result<void> write(Bytes bytes) = 0;
    /// The monotonic clock that stamps what is read.
    [[nodiscard]] virtual Duration now() const = 0;
    /// The port, for messages.
    [[nodiscard]] virtual const std::string& name() const = 0;

protected:
    ByteStream() = default;
};

}  // namespace facialis::acquisition
