// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace facialis::engine {
class ReviewSession;
}

namespace facialis::ui {

/// What helps to find a fault: versions, machine, settings, what kind of recording is open, the
/// last lines that were logged. No name of a file, person, device or channel, no path, no date of a
/// recording, nothing measured.
/// @param session  may be null
[[nodiscard]] QString diagnostics(const engine::ReviewSession* session);

/// Keeps the last lines that Qt and the program log, from here on, for diagnostics().
void keepLogLines();

}  // namespace facialis::ui
