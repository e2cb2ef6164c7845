// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/sound_ring.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace facialis {

SoundRing::SoundRing(std::size_t aim, std::size_t limit)
    : aim_(std::max<std::size_t>(1, aim)),
      limit_(std::max(aim_, limit)),
      // Twice the limit: a reader that stands still for a moment loses by skipping, not by refusal.
      mask_(std::bit_ceil(2 * limit_) - 1),
      samples_(2 * (mask_ + 1))
{
}

std::size_t SoundRing::waiting() const noexcept
{
    const std::uint64_t read = read_.load(std::memory_order_acquire);
    return static_cast<std::size_t>(written_.load(std::memory_order_acquire) - read);
}

std::size_t SoundRing::room() const noexcept
{
    return limit_ - std::min(limit_, waiting());
}

std::size_t SoundRing::write(std::span<const float> frames) noexcept
{
    assert(frames.size() % 2 == 0 && "left and right");
    const std::uint64_t written = written_.load(std::memory_order_relaxed);
    const std::size_t free =
        mask_ + 1 - static_cast<std::size_t>(written - read_.load(std::memory_order_acquire));
    const std::size_t count = std::min(free, frames.size() / 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t slot = 2 * ((written + i) & mask_);
        samples_[slot] = frames[2 * i];
        samples_[slot + 1] = frames[2 * i + 1];
    }
    written_.store(written + count, std::memory_order_release);
    if (count < frames.size() / 2)
        refused_.fetch_add(frames.size() / 2 - count, std::memory_order_relaxed);
    return count;
}

void SoundRing::drop() noexcept
{
    keptFrom_.store(written_.load(std::memory_order_relaxed), std::memory_order_release);
}

std::size_t SoundRing::readFading(std::uint64_t at, std::uint64_t end,
                                  std::span<float> frames) const noexcept
{
    const std::size_t count =
        std::min({fadeOut, static_cast<std::size_t>(end - at), frames.size() / 2});
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t slot = 2 * ((at + i) & mask_);
        const float loudness = 1.0F - (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
        frames[2 * i] = loudness * samples_[slot];
        frames[2 * i + 1] = loudness * samples_[slot + 1];
    }
    return count;
}

void SoundRing::read(std::span<float> frames) noexcept
{
    assert(frames.size() % 2 == 0 && "left and right");
    std::uint64_t at = read_.load(std::memory_order_relaxed);
    if (const std::uint64_t kept = keptFrom_.load(std::memory_order_acquire); kept > at) {
        if (!isFilling_)
            frames = frames.subspan(2 * readFading(at, kept, frames));
        at = kept;
        isFilling_ = true;
        hasBegun_ = false;  // the silence until the next sound was asked for
    }
    const std::size_t wanted = frames.size() / 2;
    auto there = static_cast<std::size_t>(written_.load(std::memory_order_acquire) - at);
    if (there > limit_ + wanted) {
        const std::size_t excess = there - std::max(aim_, wanted);
        skipped_.fetch_add(excess, std::memory_order_relaxed);
        at += excess;
        there -= excess;
    }
    if (isFilling_ && there >= std::max(aim_, wanted))
        isFilling_ = false;
    const std::size_t count = isFilling_ ? 0 : std::min(there, wanted);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t slot = 2 * ((at + i) & mask_);
        frames[2 * i] = samples_[slot];
        frames[2 * i + 1] = samples_[slot + 1];
    }
    read_.store(at + count, std::memory_order_release);
    std::fill(frames.begin() + static_cast<std::ptrdiff_t>(2 * count), frames.end(), 0.0F);
    hasBegun_ = hasBegun_ || count > 0;
    if (count < wanted) {
        isFilling_ = true;
        if (hasBegun_)
            missed_.fetch_add(wanted - count, std::memory_order_relaxed);
    }
}

}  // namespace facialis
