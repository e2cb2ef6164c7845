// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// Spasms of one side: bursts of its muscles that begin within 50 ms of one another are one event.
struct SideEvent {
    Duration onset;
    Duration longest;  ///< of its bursts
    std::vector<Burst> bursts;
};

/// Clonic and tonic spasm bursts of the facial muscles of a side as events, ascending.
[[nodiscard]] std::vector<SideEvent> spasmEvents(const Examination& examination, Side side);

}  // namespace facialis::engine
