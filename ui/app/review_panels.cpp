// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of panels around the traces. A new panel is its own file and an entry here.
#include "ui/app/review_panels.hpp"

#include <QCoreApplication>

#include "ui/panels/channel_panel.hpp"
#include "ui/panels/context_panel.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/step_panel.hpp"

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
        {"channels", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Channels"),
         row("panel.channels", QT_TRANSLATE_NOOP("Actions", "&Channels"),
             QT_TRANSLATE_NOOP("Actions", "Say what each channel is: muscle, side, derivation"),
             QKeySequence(Qt::CTRL | Qt::Key_M)),
         make<ChannelPanel>},
        {"context", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Context"),
         row("panel.context", QT_TRANSLATE_NOOP("Actions", "C&ontext"),
             QT_TRANSLATE_NOOP("Actions", "Answer the questions on history and examination"),
             QKeySequence(Qt::CTRL | Qt::Key_K)),
         make<ContextPanel>},
        {"steps", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Review"),
         row("panel.steps", QT_TRANSLATE_NOOP("Actions", "&Review and steps"),
             QT_TRANSLATE_NOOP("Actions", "Go to your impression, the steps and the signature"),
             QKeySequence(Qt::CTRL | Qt::Key_R)),
         make<StepPanel>},
    };
    return panels;
}

}  // namespace facialis::ui
