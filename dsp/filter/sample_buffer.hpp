// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace facialis::dsp {

/// Samples that are appended and taken away again. Unlike a vector it does not write zeros before
/// the samples, which at the speed of the kernels is a part of the work; room once made is kept.
class SampleBuffer {
public:
    void reserve(std::size_t capacity)
    {
        if (capacity <= capacity_)
            return;
        auto roomier = std::make_unique_for_overwrite<double[]>(capacity + mostShift);
        const std::size_t shift = shiftOf(roomier.get());
        std::copy_n(data(), size_, roomier.get() + shift);
        memory_ = std::move(roomier);
        shift_ = shift;
        capacity_ = capacity;
    }

    /// Room for `count` samples at the end, whose values are not set. Pointers handed out before
    /// are lost where the room grows.
    [[nodiscard]] double* grow(std::size_t count)
    {
        if (size_ + count > capacity_)
            reserve(std::max(size_ + count, 2 * capacity_));
        size_ += count;
        return data() + (size_ - count);
    }

    void append(std::span<const double> samples)
    {
        std::copy(samples.begin(), samples.end(), grow(samples.size()));
    }
    void append(std::size_t count, double value) { std::fill_n(grow(count), count, value); }

    /// Takes away the oldest samples.
    void dropFirst(std::size_t count)
    {
        std::copy(data() + count, data() + size_, data());
        size_ -= count;
    }

    /// Takes away the newest samples.
    void dropLast(std::size_t count) { size_ -= count; }
    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] double* data() { return memory_.get() + shift_; }
    [[nodiscard]] std::span<const double> view() const { return {memory_.get() + shift_, size_}; }

private:
    static constexpr std::size_t page = 4096, line = 64;
    static constexpr std::size_t mostShift = (page + line) / sizeof(double);

    /// Large blocks of memory all begin at the same place of a page, and the same sample of many
    /// channels would then want the same set of the caches; the beginning is moved, to a cache
    /// line that differs from block to block.
    [[nodiscard]] static std::size_t shiftOf(const double* memory)
    {
        const auto address = reinterpret_cast<std::uintptr_t>(memory);
        const std::size_t toLine = (line - address % line) % line;
        // An odd factor spreads neighbouring pages, and equidistant ones, over the lines of a page.
        const std::uint64_t mixed = std::uint64_t(address / page) * 0x9e3779b97f4a7c15;
        return (toLine + (mixed >> 58) * line) / sizeof(double);
    }

    std::unique_ptr<double[]> memory_;
    std::size_t size_ = 0, capacity_ = 0, shift_ = 0;
};

}  // namespace facialis::dsp
