// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "acquisition/devices/connect_device.hpp"
#include "tests/acquisition/devices/made_packets.hpp"

namespace facialis::test {

/// The far end of a line in a time of its own, which passes only while it is read.
struct FakeDevice {
    /// Called with all that was written since it last took something; returns how much it takes.
    std::function<std::size_t(FakeDevice&, std::string_view)> hear;
    Duration now{100.0};
    std::optional<Duration> unpluggedAt;
    std::string written;  ///< all of it

    void say(Duration after, const Packet& bytes) { due.push_back({now + after, bytes}); }
    void say(Duration after, std::string_view text)
    {
        say(after, Packet(text.begin(), text.end()));
    }

    struct Due {
        Duration at;
        Packet bytes;
    };
    std::deque<Due> due;  ///< ascending in time
    std::size_t taken = 0;
};

/// A line to a device; more lines to it may follow one another.
[[nodiscard]] std::unique_ptr<acquisition::ByteStream> lineTo(std::shared_ptr<FakeDevice> device);

/// Whatever baud rate: the same device.
[[nodiscard]] acquisition::OpenLine opening(std::shared_ptr<FakeDevice> device);

/// A Cyton that obeys its commands and streams the packets it was given, four at a time.
struct FakeCyton {
    bool hasDaisy = false;
    std::string rate = "250";
    std::vector<Packet> packets;  ///< at 250 a second; an empty one is lost on the way
};
[[nodiscard]] std::shared_ptr<FakeDevice> fakeCyton(FakeCyton cyton);

}  // namespace facialis::test
