// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QSize>
#include <QString>
#include <QStringList>

#include "src/session/review_session.hpp"
#include "ui/app/appearance.hpp"

namespace facialis::ui {

/// A picture to be made without a display.
struct ScreenshotWish {
    QString path;
    QSize size;
    std::optional<double> at;                 ///< seconds; empty: the start
    QString view = QStringLiteral("traces");  ///< or the id of a panel
    QStringList shown;                        ///< actions of the menu View that are switched
};

/// What the user asked for on the command line.
struct CommandLine {
    QString file;     ///< empty: start without a recording
    QString compare;  ///< another recording of the patient, beside that one; empty: none
    QString live;     ///< a source to examine; empty: none
    QString keep;     ///< the session file of that; empty: nothing is kept
    QString montage;  ///< names the channels of that; empty: their labels do
    engine::ReviewOptions options;
    std::optional<ThemeChoice> theme;  ///< empty: as in the settings
    QString language;                  ///< empty: as in the settings
    std::optional<int> textPercent;    ///< size of text; empty: as in the settings
    std::optional<ScreenshotWish> screenshot;
};

/// What to print, and with which exit code to end, instead of running.
struct EarlyEnd {
    int exitCode = 0;
    QString words;  ///< on stdout for code 0, on stderr otherwise
};

/// Reads the arguments (the first is the program). Needs no application object and no display.
[[nodiscard]] tl::expected<CommandLine, EarlyEnd> parseCommandLine(const QStringList& arguments);

}  // namespace facialis::ui
