// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/app/action_registry.hpp"

namespace facialis::ui {

// One function a menu, each in a file of its own.
[[nodiscard]] std::vector<ActionSpec> fileActions();
[[nodiscard]] std::vector<ActionSpec> editActions();
[[nodiscard]] std::vector<ActionSpec> viewActions();
[[nodiscard]] std::vector<ActionSpec> goActions();
[[nodiscard]] std::vector<ActionSpec> liveActions();
/// The end of the menu File.
[[nodiscard]] std::vector<ActionSpec> recentActions();
[[nodiscard]] std::vector<ActionSpec> outputActions();
[[nodiscard]] std::vector<ActionSpec> settingsActions();
[[nodiscard]] std::vector<ActionSpec> helpActions();

}  // namespace facialis::ui
