// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/sample_ring.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <span>

namespace facialis {

SampleRing::SampleRing(std::size_t channels, std::size_t capacity)
    : channels_(channels),
      mask_(std::bit_ceil(std::max<std::size_t>(capacity, 1)) - 1),
      samples_(channels * (mask_ + 1)),
      frameNumbers_(mask_ + 1)
{
}

std::size_t SampleRing::write(const SampleBlock& block) noexcept
{
    assert(block.channels() == channels_ && "a block of this ring's channels");
    const std::uint64_t written = written_.load(std::memory_order_relaxed);
    const std::uint64_t read = read_.load(std::memory_order_acquire);
    const std::size_t room = capacity() - static_cast<std::size_t>(written - read);
    const std::size_t count = std::min(room, block.frames());
    const std::size_t start = written & mask_;
    const std::size_t untilWrap = std::min(count, capacity() - start);
    for (std::size_t k = 0; k < channels_; ++k) {
        const std::span<const double> from = block.channel(k);
        double* ring = samples_.data() + k * capacity();
        std::copy_n(from.data(), untilWrap, ring + start);
        std::copy_n(from.data() + untilWrap, count - untilWrap, ring);
    }
    for (std::size_t i = 0; i < count; ++i)
        frameNumbers_[(start + i) & mask_] = block.firstFrame() + static_cast<std::int64_t>(i);
    if (count < block.frames())
        refused_.fetch_add(block.frames() - count, std::memory_order_relaxed);
    written_.store(written + count, std::memory_order_release);
    return count;
}

std::size_t SampleRing::read(SampleBlock& into) noexcept
{
    assert(into.channels() == channels_ && "a block of this ring's channels");
    const std::uint64_t read = read_.load(std::memory_order_relaxed);
    const std::uint64_t written = written_.load(std::memory_order_acquire);
    const std::size_t most = std::min(static_cast<std::size_t>(written - read), into.capacity());
    const std::size_t start = read & mask_;
    std::size_t count = std::min<std::size_t>(most, 1);
    while (count < most &&
           frameNumbers_[(start + count) & mask_] == frameNumbers_[(start + count - 1) & mask_] + 1)
        ++count;
    into.setFrames(count);
    if (count == 0)
        return 0;
    into.setFirstFrame(frameNumbers_[start]);
    const std::size_t untilWrap = std::min(count, capacity() - start);
    for (std::size_t k = 0; k < channels_; ++k) {
        const double* ring = samples_.data() + k * capacity();
        double* target = into.channel(k).data();
        std::copy_n(ring + start, untilWrap, target);
        std::copy_n(ring, count - untilWrap, target + untilWrap);
    }
    read_.store(read + count, std::memory_order_release);
    return count;
}

}  // namespace facialis
