// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of everything the user can do, menu by menu. A new action is one row in the file of
// its menu and one connection in the window.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"
#include "ui/app/review_panels.hpp"

namespace facialis::ui {
namespace {

/// Titles of the menus, named here for translation; each ActionSpec says its own.
[[maybe_unused]] constexpr const char* menuTitles[] = {
    QT_TRANSLATE_NOOP("Actions", "&File"),   QT_TRANSLATE_NOOP("Actions", "&Edit"),
    QT_TRANSLATE_NOOP("Actions", "&View"),   QT_TRANSLATE_NOOP("Actions", "&Go"),
    QT_TRANSLATE_NOOP("Actions", "&Panels"), QT_TRANSLATE_NOOP("Actions", "&Live"),
    QT_TRANSLATE_NOOP("Actions", "&Output"), QT_TRANSLATE_NOOP("Actions", "&Settings"),
    QT_TRANSLATE_NOOP("Actions", "&Help")};

}  // namespace

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
