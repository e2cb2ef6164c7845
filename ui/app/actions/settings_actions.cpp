// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Settings: theme, size of text, language.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> settingsActions()
{
    using enum ActionScope;
    return {
        {"settings.theme_system",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "Theme of the &system"),
         QT_TRANSLATE_NOOP("Actions", "Colours as the desktop has them"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_1)},
         window,
         true},
        {"settings.theme_light",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "&Light theme"),
         QT_TRANSLATE_NOOP("Actions", "Dark text on light paper"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_2)},
         window,
         true},
        {"settings.theme_dark",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "&Dark theme"),
         QT_TRANSLATE_NOOP("Actions", "Light text on dark paper"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_3)},
         window,
         true},
        {"settings.theme_contrast",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "&High contrast"),
         QT_TRANSLATE_NOOP("Actions", "White and pure colours on black"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_4)},
         window,
         true},
        {"settings.text_larger",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "L&arger text"),
         QT_TRANSLATE_NOOP("Actions", "Make all text larger, up to 200 %"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Plus)},
         window,
         false,
         true},
        {"settings.text_smaller",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "S&maller text"),
         QT_TRANSLATE_NOOP("Actions", "Make all text smaller, down to 80 %"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Minus)}},
        {"settings.text_normal",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "&Normal text"),
         QT_TRANSLATE_NOOP("Actions", "Text at its normal size"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}},
        {"settings.language_system",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "Lan&guage of the system"),
         QT_TRANSLATE_NOOP("Actions", "Speak the language of the desktop"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_5)},
         window,
         true,
         true},
        {"settings.language_english",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "&English"),
         QT_TRANSLATE_NOOP("Actions", "Speak English"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_6)},
         window,
         true},
        {"settings.language_german",
         "&Settings",
         QT_TRANSLATE_NOOP("Actions", "German (Deuts&ch)"),
         QT_TRANSLATE_NOOP("Actions", "Speak German"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_7)},
         window,
         true},
    };
}

}  // namespace facialis::ui
