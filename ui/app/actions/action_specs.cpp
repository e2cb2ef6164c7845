// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of everything the user can do, menu by menu. A new action is one row in the file of
// its menu and one connection in the window.
#include "ui/app/actions/action_lists.hpp"
#include "ui/app/review_panels.hpp"

namespace facialis::ui {

const std::vector<ActionSpec>& actionSpecs()
{
    static const std::vector<ActionSpec> specs = [] {
        std::vector<ActionSpec> panels;
        for (const ReviewPanelSpec& panel : reviewPanels())
            panels.push_back(panel.action);
        std::vector<ActionSpec> all;
        for (const auto& menu :
             {fileActions(), recentActions(), editActions(), viewActions(), goActions(), panels,
              liveActions(), outputActions(), settingsActions(), helpActions()})
            all.insert(all.end(), menu.begin(), menu.end());
        return all;
    }();
    return specs;
}

}  // namespace facialis::ui
