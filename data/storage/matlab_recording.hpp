// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "data/model/recording.hpp"
#include "data/storage/matlab_variable.hpp"

namespace facialis {

/// A variable, or a field of a structure, by its whole name: "data.fs".
struct NamedVariable {
    std::string name;
    const matvar_t* variable = nullptr;
};

/// The variables of a file with their values, and what keeps them.
struct MatlabVariables {
    std::vector<MatlabVariable> owners;
    std::vector<NamedVariable> all;
};

/// Where the samples of one channel stand in a matrix, in elements.
struct MatlabColumn {
    const matvar_t* matrix = nullptr;
    std::size_t first = 0, step = 1;
};

/// Samples of matrices in memory, as the file holds them: physical = number * scale.
class MatlabRecording final : public Recording {
public:
    /// @param columns  one a channel of `info`, inside their matrices
    MatlabRecording(RecordingInfo info, MatlabVariables variables,
                    std::vector<MatlabColumn> columns);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    [[nodiscard]] double at(std::size_t channel, std::int64_t sample) const;

    RecordingInfo info_;
    MatlabVariables variables_;
    std::vector<MatlabColumn> columns_;
};

}  // namespace facialis
