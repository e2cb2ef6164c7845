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
        {"file.save_review",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "&Save review"),
         QT_TRANSLATE_NOOP("Actions", "Save the review beside the recording"),
         {QKeySequence(Qt::CTRL | Qt::Key_S)}},
        {"file.save_review_as",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "Save review &as…"),
         QT_TRANSLATE_NOOP("Actions", "Save the review under a name of your choice"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}},
        {"file.open_review",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "Open &review…"),
         QT_TRANSLATE_NOOP("Actions", "Go on with a saved review of this recording"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}},
        {"file.compare",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "Compare &with another recording…"),
         QT_TRANSLATE_NOOP("Actions", "Open another recording of the patient beside this one"),
         {QKeySequence(Qt::CTRL | Qt::Key_D)}},
        {"file.end_comparison",
         "&File",
         QT_TRANSLATE_NOOP("Actions", "&End the comparison"),
         QT_TRANSLATE_NOOP("Actions", "Close the recording that is compared"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}},
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
    };
}

}  // namespace facialis::ui
