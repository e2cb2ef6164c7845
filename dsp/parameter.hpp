// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cassert>
#include <span>
#include <string_view>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// A number that a filter or a detector lets its user set.
struct Parameter {
    std::string_view name;  ///< ends in its unit where it has one: "window_ms", "threshold_sd"
    double standard = 0.0;
    double least = 0.0, most = 0.0;
    std::string_view remark;  ///< what it does, for the settings file
};

/// Values of a list of parameters; what was not set has its standard value.
class ParameterValues {
public:
    explicit ParameterValues(std::span<const Parameter> parameters) : parameters_(parameters)
    {
        values_.reserve(parameters.size());
        for (const Parameter& parameter : parameters)
            values_.push_back(parameter.standard);
    }

    /// @param name  one of the list's: anything else is a mistake of the programmer
    [[nodiscard]] double operator[](std::string_view name) const { return values_[place(name)]; }
    [[nodiscard]] Duration milliseconds(std::string_view name) const
    {
        return Duration((*this)[name] * 1e-3);
    }
    [[nodiscard]] Frequency hertz(std::string_view name) const { return Frequency((*this)[name]); }

    /// @param value  within the parameter's limits
    void set(std::string_view name, double value) { values_[place(name)] = value; }

private:
    [[nodiscard]] std::size_t place(std::string_view name) const
    {
        const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                        [&](const Parameter& p) { return p.name == name; });
        assert(found != parameters_.end() && "a parameter of another method");
        return std::size_t(found - parameters_.begin());
    }

    std::span<const Parameter> parameters_;
    std::vector<double> values_;
};

}  // namespace facialis::dsp
