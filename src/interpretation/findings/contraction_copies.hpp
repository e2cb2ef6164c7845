// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// Contractions that reach the leads beside them through the tissue. What such a copy leaves above
/// the noise now and then is too faint to be known for a copy by its shape, and no burst of its
/// own.
class ContractionCopies {
public:
    explicit ContractionCopies(const Examination& examination);

    /// Whether a burst lies (for half of its time) inside a contraction of another lead of its
    /// side, used or not, that was there before it, lasts 200 ms or more and is 1.4 times as
    /// strong. False where no unit is known.
    [[nodiscard]] bool hide(const Burst& burst) const;

private:
    const Examination& examination_;
    std::vector<const Burst*> contractions_;  ///< ascending by onset
    Duration longest_;                        ///< of them
};

}  // namespace facialis::engine
