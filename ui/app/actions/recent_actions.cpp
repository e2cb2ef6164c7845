// SPDX-License-Identifier: GPL-3.0-or-later
// The end of the menu File: files that were open before, and the way out.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> recentActions()
{
    using enum ActionScope;
    const auto recent = [](const char* id, const char* text, const char* name, Qt::Key key,
                           bool startsGroup = false) {
        return ActionSpec{id,     "&File", text,       name, {QKeySequence(Qt::ALT | key)},
                          window, false,   startsGroup};
    };
    return {
        recent("recent.1", QT_TRANSLATE_NOOP("Actions", "&1 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the newest recent file"), Qt::Key_1, true),
        recent("recent.2", QT_TRANSLATE_NOOP("Actions", "&2 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the second recent file"), Qt::Key_2),
        recent("recent.3", QT_TRANSLATE_NOOP("Actions", "&3 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the third recent file"), Qt::Key_3),
        recent("recent.4", QT_TRANSLATE_NOOP("Actions", "&4 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the fourth recent file"), Qt::Key_4),
        recent("recent.5", QT_TRANSLATE_NOOP("Actions", "&5 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the fifth recent file"), Qt::Key_5),
        recent("recent.6", QT_TRANSLATE_NOOP("Actions", "&6 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the sixth recent file"), Qt::Key_6),
        recent("recent.7", QT_TRANSLATE_NOOP("Actions", "&7 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the seventh recent file"), Qt::Key_7),
        recent("recent.8", QT_TRANSLATE_NOOP("Actions", "&8 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the eighth recent file"), Qt::Key_8),
        recent("recent.9", QT_TRANSLATE_NOOP("Actions", "&9 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the ninth recent file"), Qt::Key_9),
        recent("recent.10", QT_TRANSLATE_NOOP("Actions", "1&0 recent"),
               QT_TRANSLATE_NOOP("Actions", "Open the tenth recent file"), Qt::Key_0),
        {"recent.forget",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "&Forget recent files"),
         QT_TRANSLATE_NOOP("Actions", "Forget which files were open"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0)}},
        {"demo.hfs",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "Simulated patient with &hemifacial spasm"),
         QT_TRANSLATE_NOOP("Actions", "Simulate a patient with hemifacial spasm and open it"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_8)},
         window,
         false,
         true},
        {"demo.synkinesis",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "Simulated patient with s&ynkinesis"),
         QT_TRANSLATE_NOOP("Actions", "Simulate a patient with synkinesis and open it"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_9)}},
        {"file.quit",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "&Quit"),
         QT_TRANSLATE_NOOP("Actions", "Quit Facialis"),
         {QKeySequence(Qt::CTRL | Qt::Key_Q)},
         window,
         false,
         true},
    };
}

}  // namespace facialis::ui
