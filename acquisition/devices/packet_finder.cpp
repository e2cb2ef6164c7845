// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/packet_finder.hpp"

#include <algorithm>

namespace facialis::acquisition {

PacketFinder::PacketFinder(const PacketFormat& format)
    : format_(format),
      depth_(format.mark == PacketMark::closed ? 3 : 5),
      confirmations_(format.mark == PacketMark::checksum ? 3 : 2)
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

/// Bytes by which a doubtful packet is judged: always as many, or the cuts of reads would show.
std::size_t PacketFinder::windowLength() const
{
    return static_cast<std::size_t>(2 * depth_) * format_.length;
}

std::size_t PacketFinder::windowEnd() const
{
    return std::min(at_ + windowLength(), buffer_.size());
}

bool PacketFinder::passesAt(std::size_t place) const
{
    return place + format_.length <= windowEnd() && format_.passes(packetAt(place));
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

/// Whole packets that so many bytes are, as nearly as can be.
std::int64_t PacketFinder::packetsBetween(std::int64_t bytes) const
{
    const auto length = static_cast<std::int64_t>(format_.length);
    return (bytes + length / 2) / length;
}

bool PacketFinder::isAdjacent() const
{
    return !last_.empty() && base_ + static_cast<std::int64_t>(at_) == lastEnd_;
}

/// Behind the last packet, with less than another between them.
bool PacketFinder::isNear() const
{
    return !last_.empty() && base_ + static_cast<std::int64_t>(at_) - lastEnd_ <
                                 static_cast<std::int64_t>(format_.length);
}

bool PacketFinder::isRepeat() const
{
    return std::ranges::equal(packetAt(at_), last_) || std::ranges::equal(packetAt(at_), before_);
}

/// The number that a packet there would have if no byte was lost or gained since the last one.
int PacketFinder::expectedAt(std::size_t place) const
{
    const std::int64_t between = base_ + static_cast<std::int64_t>(place) - lastEnd_;
    return ahead(format_.number(last_), 1 + packetsBetween(between));
}

/// The next packet behind this one that can be trusted: several in a line of their own, or, where
/// there are none, one in its line.
std::optional<std::size_t> PacketFinder::following(std::size_t place) const
{
    const std::size_t length = format_.length;
    const std::size_t end =
        std::min(place + static_cast<std::size_t>(depth_) * length, windowEnd());
    for (std::size_t other = place + length; other < end; ++other)
        if (chainFrom(other) >= confirmations_)
            return other;
    for (std::size_t other = place + length; other < end; other += length)
        if (passesAt(other) && !std::ranges::equal(packetAt(other), packetAt(place)))
            return other;
    return std::nullopt;
}

/// Numbers go round one way: where this one does not lie between the last one's and that of the
/// packet that follows, it is damaged, or this is no packet.
bool PacketFinder::isContradicted() const
{
    const auto other = following(at_);
    if (!other)
        return false;
    // From one number on to another: 1 to modulus.
    const auto on = [this](int from, int to) {
        return (to - from - 1 + 2 * format_.modulus) % format_.modulus + 1;
    };
    const int last = format_.number(last_), number = numberAt(at_), next = numberAt(*other);
    return on(last, number) + on(number, next) != on(last, next);
}

/// Out of step: the packet that follows has the number that the bytes between them lead to.
bool PacketFinder::isBorneOut() const
{
    const auto other = following(at_);
    return other &&
           numberAt(*other) ==
               ahead(numberAt(at_), packetsBetween(static_cast<std::int64_t>(*other - at_)));
}

PacketFinder::Verdict PacketFinder::judge() const
{
    if (!passesAt(at_))
        return Verdict::slide;
    if (isNear() && isRepeat())
        return Verdict::repeat;
    const bool isNext = isAdjacent() && numberAt(at_) == ahead(format_.number(last_), 1);
    const bool isSure = format_.mark == PacketMark::closed ||
                        (format_.resembles && isNext && format_.resembles(packetAt(at_), last_));
    if (isNext && isSure)
        return Verdict::take;
    if (chainFrom(at_) >= (isNext ? 2 : confirmations_))
        return Verdict::take;
    if (buffer_.size() - at_ < windowLength() && !isFinished_)
        return Verdict::wait;
    return judgeByNeighbours();
}

/// What speaks for a packet: others in its line, the right number, bits that seldom change.
int PacketFinder::evidenceFor(std::size_t place) const
{
    int evidence = supportOf(place);
    if (last_.empty())
        return evidence;
    evidence += numberAt(place) == expectedAt(place) ? 1 : 0;
    return evidence + (format_.resembles && format_.resembles(packetAt(place), last_) ? 1 : 0);
}

/// More speaks for a packet that overlaps this one. Without an end mark a packet that lost a byte
/// swallows the beginning of the next, which is found by its own mark, never by accident.
bool PacketFinder::hasRival() const
{
    const int evidence = evidenceFor(at_) - (format_.mark == PacketMark::open ? 1 : 0);
    for (std::size_t other = at_ + 1; other < at_ + format_.length; ++other)
        if (passesAt(other) && evidenceFor(other) >= 2 && evidenceFor(other) > evidence)
            return true;
    return false;
}

PacketFinder::Verdict PacketFinder::judgeByNeighbours() const
{
    if (hasRival())
        return Verdict::slide;
    const int support = supportOf(at_);
    if (last_.empty())
        return support >= confirmations_ || (format_.mark != PacketMark::checksum && isBorneOut())
                   ? Verdict::take
                   : Verdict::slide;
    if (isContradicted())
        return Verdict::slide;
    return isAdjacent() || isPlausible(support) ? Verdict::take : Verdict::slide;
}

/// In step, but behind bytes that belong to no packet: is the number one that can be?
bool PacketFinder::isPlausible(int support) const
{
    const int number = numberAt(at_);
    const int expected = expectedAt(at_);
    if (number == expected || support >= confirmations_)
        return true;
    const int fewLost = format_.modulus >= 64 ? 8 : 4;
    const int beyond = (number - expected + format_.modulus) % format_.modulus;
    return beyond <= fewLost && (format_.mark != PacketMark::checksum || support >= 2);
}

void PacketFinder::slide(std::size_t bytes)
{
    at_ += bytes;
    discarded_ += static_cast<std::int64_t>(bytes);
    // After so much that is no packet, the last one says nothing about the next.
    constexpr std::int64_t patience = 16;
    const std::int64_t since = base_ + static_cast<std::int64_t>(at_) - lastEnd_;
    if (since > patience * static_cast<std::int64_t>(format_.length)) {
        last_.clear();
        before_.clear();
    }
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
        before_.swap(last_);
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
