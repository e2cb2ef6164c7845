// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "data/model/sample_block.hpp"

namespace facialis {

/// Hands frames from one thread to another without locks.
///
/// Who may call: exactly one thread write(), exactly one other thread read(); anybody the counters.
/// What full means: frames that do not fit are refused and counted, never waited for; those already
/// in the ring stay. The reader sees the loss as a jump of SampleBlock::firstFrame(): a block it
/// gets never spans one. All memory is taken at construction; both sides are wait-free.
class SampleRing {
public:
    /// @param capacity frames that fit at least; rounded up to a power of two
    SampleRing(std::size_t channels, std::size_t capacity);

    /// Puts as many frames of the block in as fit, the first ones first.
    /// @return how many; the rest is refused
    std::size_t write(const SampleBlock& block) noexcept;

    /// Takes up to into.capacity() consecutive frames and sets their first frame number.
    /// @return how many; 0: nothing is there
    std::size_t read(SampleBlock& into) noexcept;

    [[nodiscard]] std::size_t channels() const { return channels_; }
    [[nodiscard]] std::size_t capacity() const { return mask_ + 1; }
    /// Frames waiting. From a third thread, or the other side, a moment old.
    [[nodiscard]] std::size_t size() const noexcept
    {
        // Read in this order, the difference cannot be negative.
        const std::uint64_t read = read_.load(std::memory_order_acquire);
        return static_cast<std::size_t>(written_.load(std::memory_order_acquire) - read);
    }
    /// Frames refused since construction.
    [[nodiscard]] std::uint64_t refused() const noexcept
    {
        return refused_.load(std::memory_order_relaxed);
    }

private:
    /// Keeps the two sides' counters on cache lines of their own.
    static constexpr std::size_t cacheLine = 64;

    std::size_t channels_;
    std::size_t mask_;
    std::vector<double> samples_;             ///< channel-major, capacity() a channel
    std::vector<std::int64_t> frameNumbers_;  ///< where in the stream each slot stands
    alignas(cacheLine) std::atomic<std::uint64_t> written_{
        0};  ///< frames ever; only the writer stores
    alignas(cacheLine) std::atomic<std::uint64_t> read_{
        0};  ///< frames ever; only the reader stores
    alignas(cacheLine) std::atomic<std::uint64_t> refused_{0};
};

}  // namespace facialis
