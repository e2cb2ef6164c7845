// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Help: help.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> helpActions()
{
    using enum ActionScope;
    return {
        {"help.shortcuts",
         "&Help",
         QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
         QT_TRANSLATE_NOOP("Actions", "Show the sheet of keyboard shortcuts"),
         {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F12)}},
        {"help.about",
         "&Help",
         QT_TRANSLATE_NOOP("Actions", "&About Facialis"),
         QT_TRANSLATE_NOOP("Actions", "About Facialis: version, licence, limits of use"),
         {QKeySequence(Qt::SHIFT | Qt::Key_F1)}},
        {"help.diagnostics",
         "&Help",
         QT_TRANSLATE_NOOP("Actions", "Save &diagnostics…"),
         QT_TRANSLATE_NOOP("Actions", "Save what helps to find a fault, without patient data"),
         {QKeySequence(Qt::CTRL | Qt::Key_F1)}},
    };
}

}  // namespace facialis::ui
