// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/voltage_unit.hpp"

#include <array>
#include <utility>

namespace facialis {

std::optional<double> unitsPerVolt(std::string_view unit)
{
    constexpr std::array<std::pair<std::string_view, double>, 27> spellings = {{
        {"uV", 1e6},
        {"mV", 1e3},
        {"V", 1.0},
        {"nV", 1e9},
        {"\u00B5V", 1e6},        // micro sign
        {"\u03BCV", 1e6},        // Greek mu
        {"\xB5V", 1e6},          // Latin-1, not decoded
        {"\xE6V", 1e6},          // DOS code page, not decoded
        {"\u00E6V", 1e6},        // DOS code page, taken for Latin-1
        {"\u00C2\u00B5V", 1e6},  // UTF-8, taken for Latin-1
        {"\u00CE\u00BCV", 1e6},
        {"uv", 1e6},
        {"UV", 1e6},
        {"uVolt", 1e6},
        {"microV", 1e6},
        {"microVolt", 1e6},
        {"microvolt", 1e6},
        {"microvolts", 1e6},
        {"mv", 1e3},
        {"mVolt", 1e3},
        {"milliV", 1e3},
        {"millivolt", 1e3},
        {"millivolts", 1e3},
        {"v", 1.0},
        {"Volt", 1.0},
        {"volt", 1.0},
        {"volts", 1.0},
    }};
    for (const auto& [spelling, perVolt] : spellings)
        if (unit == spelling)
            return perVolt;
    return std::nullopt;
}

}  // namespace facialis
