// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QString>
#include <vector>

#include "ui/app/action_registry.hpp"

namespace facialis::ui {

class ReviewPanel;

/// Where a panel stands in the window.
enum class PanelPlace {
    below,  ///< under the traces: tables and charts over time
    beside  ///< right of the traces: text and forms
};

/// A panel of the review window: the name `--view` knows it by, its place, the action that brings
/// it up, and how it is made.
struct ReviewPanelSpec {
    const char* id;
    PanelPlace place;
    const char* title;  ///< untranslated, of its tab
    ActionSpec action;  ///< of the menu Panels
    std::function<ReviewPanel*()> make;
};

/// The one list of panels, in the order of their tabs.
[[nodiscard]] const std::vector<ReviewPanelSpec>& reviewPanels();

}  // namespace facialis::ui
