// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of panels around the traces. A new panel is its own file and an entry here.
#include "ui/app/review_panels.hpp"

#include <QCoreApplication>

#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_panel.hpp"

namespace facialis::ui {
namespace {

template <class Panel>
ReviewPanel* make()
{
    return new Panel;
}

/// The row of the menu that brings a panel up.
ActionSpec row(const char* id, const char* text, const char* accessibleName, QKeySequence keys)
{
    return {.id = id,
            .menu = "&Panels",
            .text = text,
            .accessibleName = accessibleName,
            .keys = {std::move(keys)}};
}

}  // namespace

const std::vector<ReviewPanelSpec>& reviewPanels()
{
    static const std::vector<ReviewPanelSpec> panels = {
        {"events", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Events"),
         row("panel.events", QT_TRANSLATE_NOOP("Actions", "&Events"),
             QT_TRANSLATE_NOOP("Actions", "Go to the list of events"),
             QKeySequence(Qt::CTRL | Qt::Key_L)),
         make<EventPanel>},
        {"interpretation", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Interpretation"),
         row("panel.interpretation", QT_TRANSLATE_NOOP("Actions", "&Interpretation"),
             QT_TRANSLATE_NOOP("Actions", "Go to findings and compatible causes"),
             QKeySequence(Qt::CTRL | Qt::Key_I)),
         make<InterpretationPanel>},
    };
    return panels;
}

}  // namespace facialis::ui
