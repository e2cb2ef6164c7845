// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/model/channel.hpp"
#include "data/model/sample_range.hpp"
#include "src/session/trace_page.hpp"

namespace facialis::engine {

/// Samples of a channel that touch a window, with one more on each side for the lines that enter
/// and leave; none outside [0, channel.length).
[[nodiscard]] SampleRange samplesTouching(TimeInterval window, const Channel& channel);

/// What a request shows of a channel.
/// @param range     which samples these are, see samplesTouching()
/// @param raw       as recorded: what tells where the recorder was at its limit
/// @param filtered  as displayed; empty: the raw ones are
[[nodiscard]] TraceColumns columnsOf(const Channel& channel, const TracePageRequest& request,
                                     SampleRange range, std::span<const double> raw,
                                     std::span<const double> filtered);

}  // namespace facialis::engine
