// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "acquisition/devices/byte_stream.hpp"

namespace facialis::acquisition {

/// By what a packet is known.
enum class PacketMark {
    closed,  ///< fixed bytes at both ends: garbage passes about once in 10^4 places
    open,    ///< fixed bytes at its beginning alone: a byte lost inside moves it into the next one
    checksum,  ///< a few bits: garbage passes once in 16
};

/// Packets of one length, with a sign by which they are known and a number that counts up.
struct PacketFormat {
    std::size_t length = 0;
    int modulus = 256;  ///< numbers run from 0 to modulus - 1
    PacketMark mark = PacketMark::closed;
    bool (*passes)(Bytes packet) = nullptr;  ///< given exactly `length` bytes
    int (*number)(Bytes packet) = nullptr;
    /// Whether bits that seldom change are those of the packet before; none: there are no such
    /// bits.
    bool (*resembles)(Bytes packet, Bytes before) = nullptr;
};

struct FoundPacket {
    Bytes bytes;  ///< valid until the next call
    int number = 0;
    std::int64_t end = 0;  ///< bytes of the stream up to and with its last
};

/// Finds packets in a stream that may lose, gain, double or change bytes anywhere.
///
/// A packet that follows the last one with the next number is taken at once (an open one: once its
/// successor is in its place). Any other waits for the packets behind it: it is false where a
/// packet that overlaps it has more of them in line, or where they show that its number is damaged.
/// Else it is taken: a packet that arrived whole between two losses is not thrown away. On failure
/// the search goes on one byte later. What repeats one of the last two packets byte for byte is
/// dropped.
class PacketFinder {
public:
    explicit PacketFinder(const PacketFormat& format);

    void add(Bytes bytes);
    /// No more bytes will come.
    void finish() { isFinished_ = true; }
    /// The next packet; empty: more bytes are needed.
    [[nodiscard]] std::optional<FoundPacket> next();
    [[nodiscard]] std::int64_t discardedBytes() const { return discarded_; }

private:
    enum class Verdict { take, slide, repeat, wait };

    [[nodiscard]] Bytes packetAt(std::size_t place) const;
    [[nodiscard]] std::size_t windowLength() const;
    [[nodiscard]] std::size_t windowEnd() const;
    [[nodiscard]] bool passesAt(std::size_t place) const;
    [[nodiscard]] int numberAt(std::size_t place) const { return format_.number(packetAt(place)); }
    [[nodiscard]] int ahead(int number, std::int64_t by) const;
    [[nodiscard]] int chainFrom(std::size_t place) const;
    [[nodiscard]] int supportOf(std::size_t place) const;
    [[nodiscard]] std::optional<std::size_t> following(std::size_t place) const;
    [[nodiscard]] std::int64_t packetsBetween(std::int64_t bytes) const;
    [[nodiscard]] bool isContradicted() const;
    [[nodiscard]] bool isBorneOut() const;
    [[nodiscard]] bool isAdjacent() const;
    [[nodiscard]] bool isNear() const;
    [[nodiscard]] bool isRepeat() const;
    [[nodiscard]] Verdict judge() const;
    [[nodiscard]] Verdict judgeByNeighbours() const;
    [[nodiscard]] bool isPlausible(int support) const;
    [[nodiscard]] int expectedAt(std::size_t place) const;
    [[nodiscard]] int evidenceFor(std::size_t place) const;
    [[nodiscard]] bool hasRival() const;
    void slide(std::size_t bytes);

    PacketFormat format_;
    int depth_;          ///< packets that a doubtful one is judged by, itself included
    int confirmations_;  ///< packets in line that leave no doubt
    std::vector<std::uint8_t> buffer_;  ///< from `at_` on: bytes not yet judged
    std::size_t at_ = 0;
    std::int64_t base_ = 0;  ///< place of buffer_[0] in the stream
    std::int64_t discarded_ = 0;
    bool isFinished_ = false;
    std::vector<std::uint8_t> last_;    ///< the last packet; empty: out of step
    std::vector<std::uint8_t> before_;  ///< the one before it
    std::int64_t lastEnd_ = 0;
};

}  // namespace facialis::acquisition
