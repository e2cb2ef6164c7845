// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acquisition/simulation/condition_ranges.hpp"
#include "acquisition/simulation/random.hpp"
#include "data/model/truth.hpp"

namespace facialis::acquisition {

/// The parameters of one patient of the wide variety: each is drawn from its range when it is
/// first asked for, independently of all others, and kept for the truth file.
class Traits {
public:
    explicit Traits(Random random) : random_(random) {}

    /// The patient's value; the same however often it is asked for.
    double draw(std::string_view scope, std::string_view name);

    /// One of several values of this patient (a lead, a muscle): some way from draw(), by a factor
    /// of which the logarithm has `logSd`, and inside the range.
    double around(std::string_view scope, std::string_view name, double logSd, Random& random);

    /// A value of the range that is stated elsewhere in the truth, or one of many.
    static double one(std::string_view scope, std::string_view name, Random& random);

    /// For what is not a number; to be used once a purpose.
    [[nodiscard]] Random choice(std::string_view purpose) const { return random_.fork(purpose); }

    /// States a parameter that was chosen with choice().
    void note(std::string_view name, std::string_view value);

    /// Everything drawn or noted, in the order in which it was first asked for.
    [[nodiscard]] const std::vector<TrueParameter>& drawn() const { return drawn_; }

private:
    Random random_;
    std::vector<TrueParameter> drawn_;
};

}  // namespace facialis::acquisition
