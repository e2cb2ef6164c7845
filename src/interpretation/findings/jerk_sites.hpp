// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// Muscles that jerk together as a rule, and apart from others: one place of the face.
struct JerkSite {
    std::vector<std::size_t> channels;  ///< ascending
    int jerks = 0;                      ///< all of the site
    int alike = 0;                      ///< of these, of the usual length: within a factor of 1.5
    Duration length;                    ///< median of the alike ones
    double variation = 0.0;             ///< coefficient of variation of the intervals between them
    std::vector<Burst> bursts;          ///< of the alike ones
};

/// Sites of the face that jerk, if only once. A jerk is a clear involuntary burst of the facial
/// muscles of at most a second (faint ones may be a detector's false ones, or copies), not inside a
/// stronger contraction of another lead, that does not begin with a blink, which may drag the face
/// along (R4). It keeps 150 ms from all voluntary activity, or begins and ends amid it
/// (MovementEdges). What begins within 60 ms is one jerk. Two muscles belong to one site if they
/// share half of the rarer one's jerks; muscles with fewer than three are put into sites of their
/// own, so that they join no others. A muscle that is mostly myokymic has none.
[[nodiscard]] std::vector<JerkSite> jerkSites(const Examination& examination);

}  // namespace facialis::engine
