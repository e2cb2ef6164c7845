// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/packet_finder.hpp"

#include <algorithm>

namespace facialis::acquisition {

PacketFinder::PacketFinder(const PacketFormat& format)
    : format_(format),
      depth_(format.mark == PacketMark::strong ? 3 : 5),
      confirmations_(format.mark == PacketMark::strong ? 2 : 3)
{
}

void PacketFinder::add(Bytes bytes)
{
    base_ += static_cast<std::int64_t>(at_);
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_));
    at_ = 0;
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

Bytes PacketFinder::packetAt(std::size_t place) const
{
    return Bytes(buffer_).subspan(place, format_.length);
}

bool PacketFinder::passesAt(std::size_t place) const
{
    return place + format_.length <= buffer_.size() && format_.passes(packetAt(place));
}

int PacketFinder::ahead(int number, std::int64_t by) const
{
    return static_cast<int>((number + by) % format_.modulus);
}

/// Packets in line from `place` on, at most `depth_`, each with the next number.
int PacketFinder::chainFrom(std::size_t place) const
{
    if (!passesAt(place))
        return 0;
    const int first = numberAt(place);
    int length = 1;
    while (length < depth_) {
        place += format_.length;
        if (!passesAt(place) || numberAt(place) != ahead(first, length))
            break;
        ++length;
    }
    return length;
}

/// Like chainFrom, but packets damaged in their place leave a hole.
int PacketFinder::supportOf(std::size_t place) const
{
    const int first = numberAt(place);
    int count = 1;
    for (int k = 1; k < depth_; ++k) {
        const std::size_t other = place + static_cast<std::size_t>(k) * format_.length;
        if (passesAt(other) && numberAt(other) == ahead(first, k))
            ++count;
    }
    return count;
}

/// The number that a packet here would have if no byte was lost or gained since the last one.
int PacketFinder::expectedHere() const
{
    const auto length = static_cast<std::int64_t>(format_.length);
    const std::int64_t between = base_ + static_cast<std::int64_t>(at_) - lastEnd_;
    return ahead(format_.number(last_), 1 + (between + length / 2) / length);
}

/// Packets behind this one go on from the last one as if this one had another number.
bool PacketFinder::isContradicted(std::size_t place, int expected) const
{
    const int number = numberAt(place);
    if (number == expected)
        return false;
    for (int k = 1; k < depth_; ++k) {
        const std::size_t other = place + static_cast<std::size_t>(k) * format_.length;
        if (passesAt(other))
            return numberAt(other) == ahead(expected, k) && numberAt(other) != ahead(number, k);
    }
    return false;
}

/// Out of step: a line of packets further on, not on the grid of this one, has the number that
/// the bytes between them lead to.
bool PacketFinder::isBorneOut(std::size_t place) const
{
    const int number = numberAt(place);
    const std::size_t length = format_.length;
    const std::size_t end = std::min(place + static_cast<std::size_t>(depth_) * length, buffer_.size());
    for (std::size_t other = place + length; other < end; ++other)
        if (chainFrom(other) >= 2) {
            const auto packets = static_cast<std::int64_t>((other - place + length / 2) / length);
            return numberAt(other) == ahead(number, packets);
        }
    return false;
}

PacketFinder::Verdict PacketFinder::judge() const
{
    if (!passesAt(at_))
        return Verdict::slide;
    const bool isAdjacent =
        !last_.empty() && base_ + static_cast<std::int64_t>(at_) == lastEnd_;
    if (isAdjacent && std::ranges::equal(packetAt(at_), last_))
        return Verdict::repeat;
    const bool isNext = isAdjacent && numberAt(at_) == ahead(format_.number(last_), 1);
    if (isNext && format_.mark == PacketMark::strong)
        return Verdict::take;
    if (chainFrom(at_) >= confirmations_ - (isNext ? 1 : 0))
        return Verdict::take;
    const std::size_t needed = static_cast<std::size_t>(depth_ + 1) * format_.length;
    if (buffer_.size() - at_ < needed && !isFinished_)
        return Verdict::wait;
    return judgeByNeighbours();
}

PacketFinder::Verdict PacketFinder::judgeByNeighbours() const
{
    const bool isAdjacent =
        !last_.empty() && base_ + static_cast<std::int64_t>(at_) == lastEnd_;
    const int expected = last_.empty() ? -1 : expectedHere();
    const int support = supportOf(at_);
    const int strength =
        support + (isAdjacent ? 1 : 0) + (isAdjacent && numberAt(at_) == expected ? 1 : 0);
    for (std::size_t other = at_ + 1; other < at_ + format_.length; ++other)
        if (passesAt(other)) {
            const int rival = supportOf(other);
            if (rival >= 2 && rival > strength)
                return Verdict::slide;
        }
    if (last_.empty())
        return support >= confirmations_ ||
                       (format_.mark == PacketMark::strong && isBorneOut(at_))
                   ? Verdict::take
                   : Verdict::slide;
    if (isContradicted(at_, expected))
        return Verdict::slide;
    return isAdjacent || isPlausible(support) ? Verdict::take : Verdict::slide;
}

/// In step, but behind bytes that belong to no packet: is the number one that can be?
bool PacketFinder::isPlausible(int support) const
{
    const int number = numberAt(at_);
    const int expected = expectedHere();
    if (number == expected || support >= confirmations_)
        return true;
    constexpr int fewLost = 8;
    const int beyond = (number - expected + format_.modulus) % format_.modulus;
    return format_.mark == PacketMark::strong && beyond <= fewLost;
}

void PacketFinder::slide(std::size_t bytes)
{
    at_ += bytes;
    discarded_ += static_cast<std::int64_t>(bytes);
    // After so much that is no packet, the last one says nothing about the next.
    constexpr std::int64_t patience = 16;
    const std::int64_t since = base_ + static_cast<std::int64_t>(at_) - lastEnd_;
    if (since > patience * static_cast<std::int64_t>(format_.length))
        last_.clear();
}

std::optional<FoundPacket> PacketFinder::next()
{
    while (at_ + format_.length <= buffer_.size()) {
        const Verdict verdict = judge();
        if (verdict == Verdict::wait)
            return std::nullopt;
        if (verdict == Verdict::slide) {
            slide(1);
            continue;
        }
        const Bytes bytes = packetAt(at_);
        if (verdict == Verdict::repeat) {
            discarded_ += static_cast<std::int64_t>(format_.length);
            at_ += format_.length;
            lastEnd_ = base_ + static_cast<std::int64_t>(at_);
            continue;
        }
        last_.assign(bytes.begin(), bytes.end());
        at_ += format_.length;
        lastEnd_ = base_ + static_cast<std::int64_t>(at_);
        return FoundPacket{bytes, format_.number(bytes), lastEnd_};
    }
    if (isFinished_ && at_ < buffer_.size()) {
        discarded_ += static_cast<std::int64_t>(buffer_.size() - at_);
        at_ = buffer_.size();
    }
    return std::nullopt;
}

}  // namespace facialis::acquisition
