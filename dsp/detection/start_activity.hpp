// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "data/model/sample_range.hpp"

namespace facialis::dsp {

/// Remembers how loud the first cells of a stretch were until something was found in it. When the
/// noise then turns out to be far below what the stretch began with, that was activity.
///
/// Holds one minute of cells of 25 ms; allocates on construction only.
class StartActivity {
public:
    StartActivity() { powers_.reserve(mostCells); }

    void restart()
    {
        powers_.clear();
        isOpen_ = true;
    }
    /// Something was found, or a gap came: the beginning is past doubt.
    void settle() { isOpen_ = false; }
    [[nodiscard]] bool isOpen() const { return isOpen_; }

    void add(double cellPower)
    {
        if (isOpen_ && powers_.size() < mostCells)
            powers_.push_back(cellPower);
    }

    struct Loud {
        SampleRange cells;  ///< from the first to behind the last that was loud
        double power;       ///< of the loudest
    };
    /// @param noise  power of a cell of noise, as it is known now
    /// @return empty where no cell was loud, or where there were too many to be remembered
    [[nodiscard]] std::optional<Loud> find(double noise) const
    {
        const auto isLoud = [&](double power) { return power > loudRatio * noise; };
        const auto first = std::find_if(powers_.begin(), powers_.end(), isLoud);
        const auto last = std::find_if(powers_.rbegin(), powers_.rend(), isLoud).base();
        if (first >= last || powers_.size() >= mostCells)
            return std::nullopt;
        return Loud{{first - powers_.begin(), last - powers_.begin()},
                    *std::max_element(first, last)};
    }

private:
    static constexpr double loudRatio = 4.0;
    static constexpr std::size_t mostCells = 2400;

    bool isOpen_ = false;
    std::vector<double> powers_;
};

}  // namespace facialis::dsp
