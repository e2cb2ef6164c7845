// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
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
        auto roomier = std::make_unique_for_overwrite<double[]>(capacity);
        std::copy_n(samples_.get(), size_, roomier.get());
        samples_ = std::move(roomier);
        capacity_ = capacity;
    }

    /// Room for `count` samples at the end, whose values are not set. Pointers handed out before
    /// are lost where the room grows.
    [[nodiscard]] double* grow(std::size_t count)
    {
        if (size_ + count > capacity_)
            reserve(std::max(size_ + count, 2 * capacity_));
        size_ += count;
        return samples_.get() + (size_ - count);
    }

    void append(std::span<const double> samples)
    {
        std::copy(samples.begin(), samples.end(), grow(samples.size()));
    }
    void append(std::size_t count, double value) { std::fill_n(grow(count), count, value); }

    /// Takes away the oldest samples.
    void dropFirst(std::size_t count)
    {
        std::copy(samples_.get() + count, samples_.get() + size_, samples_.get());
        size_ -= count;
    }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] double* data() { return samples_.get(); }
    [[nodiscard]] std::span<const double> view() const { return {samples_.get(), size_}; }

private:
    std::unique_ptr<double[]> samples_;
    std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace facialis::dsp
