// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <matio.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/model/channel.hpp"

namespace facialis {

struct MatlabFileCloser {
    void operator()(mat_t* file) const { Mat_Close(file); }
};
using MatlabFile = std::unique_ptr<mat_t, MatlabFileCloser>;

struct MatlabVariableCloser {
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};
using MatlabVariable = std::unique_ptr<matvar_t, MatlabVariableCloser>;

/// true for a matrix of real numbers with its values read.
[[nodiscard]] bool isRealMatrix(const matvar_t& variable);
/// Rows times columns, as far as memory can hold them.
[[nodiscard]] std::size_t elementsOf(const matvar_t& variable);

/// What one value of a class of numbers is stored as. Empty: no numbers.
[[nodiscard]] std::optional<SampleType> storedTypeOf(matio_classes kind);

/// Element `index`, in the order of the file (columns one after the other).
[[nodiscard]] double valueAt(const matvar_t& variable, std::size_t index);

/// The one number of a scalar; empty: something else.
[[nodiscard]] std::optional<double> scalarOf(const matvar_t& variable);
/// The text of a row of characters; empty: something else.
[[nodiscard]] std::string textOf(const matvar_t& variable);
/// The texts of a cell array or of the rows of a character matrix; empty: something else.
[[nodiscard]] std::vector<std::string> textsOf(const matvar_t& variable);

}  // namespace facialis
