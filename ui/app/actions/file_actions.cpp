// SPDX-License-Identifier: GPL-3.0-or-later
// The menu File: files and outputs.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> fileActions()
{
    using enum ActionScope;
    return {
        {"file.open",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "&Open…"),
         QT_TRANSLATE_NOOP("Actions", "Open a recording"),
         {QKeySequence(Qt::CTRL | Qt::Key_O)}},
        {"file.close",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "&Close recording"),
         QT_TRANSLATE_NOOP("Actions", "Close the recording"),
         {QKeySequence(Qt::CTRL | Qt::Key_W)}},
        {"file.save_picture",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "Save &picture…"),
         QT_TRANSLATE_NOOP("Actions", "Save a picture of the window"),
         {QKeySequence(Qt::CTRL | Qt::Key_P)},
         window,
         false,
         true},
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
