// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace facialis::ui {

/// "system", "en", "de": as on the command line and in the settings.
[[nodiscard]] QStringList languageNames();

/// Makes the program speak a language from here on; widgets that are already there keep theirs.
/// `system`: that of the locale, English where there is no translation. Words of the knowledge
/// base (findings, causes, sources) are English in every language.
void speak(QCoreApplication& application, const QString& language);

}  // namespace facialis::ui
