// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "data/model/sample_range.hpp"
#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// A checked dataset of samples: one or two dimensions, (time) or (time, channel), numbers of a
/// kind we can hold exactly, and no more of them than the file really stores.
class SampleDataset {
public:
    /// @throws Hdf5Failure when it is anything else
    explicit SampleDataset(Hdf5Object dataset);

    [[nodiscard]] std::int64_t frames() const { return frames_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] bool isInteger() const { return isInteger_; }

    /// One column of a range inside [0, frames()). @throws Hdf5Failure the medium failed
    void read(std::size_t column, SampleRange range, std::span<std::int32_t> into) const;
    void read(std::size_t column, SampleRange range, std::span<double> into) const;

private:
    void readAs(hid_t memoryType, std::size_t column, SampleRange range, void* into) const;

    Hdf5Object dataset_;
    std::int64_t frames_ = 0;
    std::size_t columns_ = 1;
    int dimensions_ = 1;
    bool isInteger_ = false;
};

}  // namespace facialis
