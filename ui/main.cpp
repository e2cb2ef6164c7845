// SPDX-License-Identifier: GPL-3.0-or-later
// facialis-workstation [FILE]: the desktop.
#include <cstdio>
#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QScreen>

#include "data/storage/boundary/serve_reading.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/command_line.hpp"
#include "ui/app/language.hpp"
#include "ui/app/screenshot.hpp"
#include "ui/app/user_settings.hpp"
#include "ui/live/device_chooser.hpp"
#include "ui/live/live_page.hpp"
#include "ui/main_window.hpp"
#include "ui/shell/diagnostics.hpp"
#include "ui/shell/window_shell.hpp"

namespace {

using namespace facialis::ui;

void complain(const QString& sentence)
{
    std::fputs(qUtf8Printable(sentence + QLatin1Char('\n')), stderr);
}

/// Without a display Qt would abort; this says it in words.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

}  // namespace

int main(int argc, char** argv)
{
    if (const auto status = facialis::servedReading(argc, argv))
        return *status;
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto line = parseCommandLine(arguments);
    if (!line) {
        if (line.error().exitCode == 0)
            std::fputs(qUtf8Printable(line.error().words), stdout);
        else
            complain(line.error().words);
        return line.error().exitCode;
    }
    if (line->screenshot)
        chooseOffscreenDrawing();
    else if (!hasDisplay()) {
        complain(
            QStringLiteral("facialis-workstation: there is no display (DISPLAY and "
                           "WAYLAND_DISPLAY are not set); use --screenshot P.png, or facialis "
                           "analyze FILE"));
        return 1;
    }
    QCoreApplication::setApplicationName(QStringLiteral("facialis-workstation"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FACIALIS_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.facialis.workstation"));
    int plainArgc = 1;  // our options are not Qt's
    QApplication application(plainArgc, argv);
    QGuiApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("org.facialis.workstation")));
    keepLogLines();
    // A picture does not depend on who makes it.
    std::optional<UserSettings> settings;
    if (!line->screenshot)
        settings.emplace(UserSettings::usualPath());
    Appearance appearance(application);
    appearance.choose(line->theme.value_or(settings ? settings->theme() : ThemeChoice::light));
    if (line->textPercent || settings)
        appearance.setFontPercent(
            line->textPercent.value_or(settings ? settings->fontPercent() : 100));
    const QString spoken = settings ? settings->language() : QStringLiteral("en");
    speak(application, line->language.isEmpty() ? spoken : line->language);

    MainWindow window(line->options);
    if (settings)
        window.setAutosave(QFileInfo(UserSettings::usualPath()).absolutePath() +
                           QStringLiteral("/unsaved"));
    if (!line->file.isEmpty())
        if (const auto opened = window.openFile(line->file); !opened) {
            complain(QString::fromStdString(opened.error().sentence()));
            return 1;
        }
    if (!line->compare.isEmpty())
        if (const auto opened = window.compareWith(line->compare); !opened) {
            complain(QString::fromStdString(opened.error().sentence()));
            return 1;
        }
    if (!line->live.isEmpty())
        window.startLive(line->live, line->keep, line->montage);
    if (line->screenshot) {
        if (const auto written = writeScreenshot(window, *line->screenshot); !written) {
            complain(QString::fromStdString(written.error().sentence()));
            return 1;
        }
        // The picture shows it, too.
        const QString problem =
            line->live.isEmpty() ? QString() : window.live().chooser().problem();
        if (!problem.isEmpty())
            complain(problem);
        return problem.isEmpty() ? 0 : 1;
    }
    // No larger than the screen: without a window manager nothing else would keep it there.
    window.resize(QSize(1440, 900).boundedTo(QGuiApplication::primaryScreen()->availableSize()));
    window.shell().restoreLayout();
    window.show();
    return QApplication::exec();
}
