// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_status.hpp"

namespace facialis::ui {

/// What the header says when an examination is over: whether it was kept, where, and what the file
/// lacks. A recording that the disk stopped, or that could not be finished, is trouble.
[[nodiscard]] LiveStatus endStatus(const engine::LiveEnd& end, const LiveFacts& facts);

}  // namespace facialis::ui
