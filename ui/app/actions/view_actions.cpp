// SPDX-License-Identifier: GPL-3.0-or-later
// The menu View: how traces are shown.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> viewActions()
{
    using enum ActionScope;
    return {
        {"view.traces",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Traces"),
         QT_TRANSLATE_NOOP("Actions", "Show traces with the event list"),
         {QKeySequence(Qt::CTRL | Qt::Key_1)},
         window,
         true},
        {"view.interpretation",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Interpretation"),
         QT_TRANSLATE_NOOP("Actions", "Show findings and compatible causes in full"),
         {QKeySequence(Qt::CTRL | Qt::Key_2)},
         window,
         true},
        {"view.filtered",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Filtered"),
         QT_TRANSLATE_NOOP("Actions", "Show filtered traces, or the raw signal"),
         {QKeySequence(Qt::Key_F)},
         window,
         true,
         true},
        {"view.negative_up",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Negative up"),
         QT_TRANSLATE_NOOP("Actions", "Draw negative values upwards (display only)"),
         {QKeySequence(Qt::Key_I)},
         window,
         true},
        {"view.cursors",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Cursors"),
         QT_TRANSLATE_NOOP("Actions", "Show two measuring cursors"),
         {QKeySequence(Qt::Key_X)},
         window,
         true},
        {"view.gain_up",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Larger traces"),
         QT_TRANSLATE_NOOP("Actions", "Larger traces: fewer microvolts a division"),
         {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
         window,
         false,
         true},
        {"view.gain_down",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "&Smaller traces"),
         QT_TRANSLATE_NOOP("Actions", "Smaller traces: more microvolts a division"),
         {QKeySequence(Qt::Key_Minus)}},
        {"view.gain_fit",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "Fit &gain"),
         QT_TRANSLATE_NOOP("Actions", "Fit the gain of all traces to this page"),
         {QKeySequence(Qt::Key_G)}},
        {"view.full_screen",
         "&View",
         QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
         QT_TRANSLATE_NOOP("Actions", "Fill the whole screen"),
         {QKeySequence(Qt::Key_F11)},
         window,
         true,
         true},
    };
}

}  // namespace facialis::ui
