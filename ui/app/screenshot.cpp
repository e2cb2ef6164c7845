// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/screenshot.hpp"

#include <cstdio>
#include <QAction>
#include <QBuffer>
#include <QCoreApplication>
#include <QEventLoop>
#include <QPixmap>

#include "data/model/replace_file.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/comparison_pane.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

void chooseOffscreenDrawing()
{
    for (const char* name :
         {"QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE",
          "QT_QPA_PLATFORMTHEME", "QT_ENABLE_HIGHDPI_SCALING"})
        qunsetenv(name);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // The offscreen platform warns of things a picture does not need; ours go to stderr directly.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& words) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fputs(qUtf8Printable(words + QLatin1Char('\n')), stderr);
    });
}

namespace {

/// Until the examination has this much signal, has ended, or could not begin.
void waitForLive(MainWindow& window, double seconds)
{
    LivePage& live = window.live();
    while (live.phase() == LivePage::Phase::opening ||
           (live.phase() == LivePage::Phase::running &&
            live.traces().window().now() < Duration(seconds)))
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
}

}  // namespace

Result<void> writeScreenshot(MainWindow& window, const ScreenshotWish& wish)
{
    window.setMinimumSize(1, 1);  // of its own: without one its contents would decide
    window.resize(wish.size);
    window.show();
    if (window.isLive())
        waitForLive(window, wish.at.value_or(0.0));
    window.setView(wish.view);
    const auto scroll = [&] {
        if (!wish.at)
            return;
        window.traces().scrollTo(Duration(*wish.at));
        window.comparedPane().traces().scrollTo(Duration(*wish.at));
    };
    scroll();
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    } while (!window.isSettled());
    scroll();                               // the page may have grown with what is now known
    for (const QString& look : wish.shown)  // cursors stand on the page that is shown
        window.actions().action(qUtf8Printable(look))->toggle();
    for (int i = 0; i < 3 || !window.isSettled(); ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    const QPixmap picture = window.grab(QRect(QPoint(0, 0), wish.size));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (picture.size() != wish.size || !picture.save(&buffer, "PNG"))
        return failure("the window could not be drawn at this size", wish.path.toStdString(),
                       "choose another --size");
    return replaceFile(wish.path.toStdString(), bytes.toStdString());
}

}  // namespace facialis::ui
