// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace facialis::engine {

/// Whether a report says who was recorded and on which day.
enum class ReportIdentity { leftOut, kept };

}  // namespace facialis::engine
