// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// How often involuntary bursts come inside annotated stretches of a kind, and outside all
/// manoeuvres but rest.
struct RateComparison {
    int inside = 0, outside = 0;
    Duration insideTime, outsideTime;
    std::vector<Burst> insideBursts;

    /// What the rate outside would give inside.
    [[nodiscard]] double expected() const { return outside * (insideTime / outsideTime); }
};

/// @param region  of the manoeuvres: "trigger" or "suppression". Empty where no such stretch is
/// annotated, or where nothing is left to compare it with.
[[nodiscard]] std::optional<RateComparison> compareRates(const Examination& examination,
                                                         std::string_view region);

}  // namespace facialis::engine
