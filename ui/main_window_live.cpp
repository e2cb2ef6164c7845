// SPDX-License-Identifier: GPL-3.0-or-later
// The live examination as a page of the window.
#include <array>
#include <QAction>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolBar>

#include "ui/app/action_registry.hpp"
#include "ui/app/words.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/marker_bar.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/listen_panel.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

/// Actions of the review that do the same to the live traces.
constexpr std::array shared{"view.filtered",   "view.negative_up", "view.gain_up", "view.gain_down",
                            "view.gain_fit",   "go.left",          "go.right",     "go.page_back",
                            "go.page_forward", "go.start",         "go.end",       "go.shorter",
                            "go.longer",       "file.save_picture"};

}  // namespace

void MainWindow::connectLive()
{
    ActionRegistry& a = *actions_;
    a.connectTo("live.choose", [this] { showLive(); });
    a.connectTo("live.stop", [this] { live_->stop(); });
    a.connectTo("live.freeze", [this] { live_->toggleHeld(); });
    a.connectTo("live.follow", [this] { live_->traces().follow(); });
    a.connectTo("live.oldest", [this] { live_->traces().toStart(); });
    a.connectTo("live.sweep", [this] { live_->toggleMode(); });
    a.connectTo("live.marker", [this] { live_->markers().writeWords(); });
    for (std::size_t i = 0; i < MarkerBar::count; ++i)
        a.connectTo(qPrintable(QStringLiteral("live.marker%1").arg(i + 1)),
                    [this, i] { live_->markers().press(i); });
    for (const char* id : shared)
        if (a.action(id)->shortcutContext() == Qt::WidgetWithChildrenShortcut)
            live_->addAction(a.action(id));
    connect(live_, &LivePage::phaseChanged, this, [this] {
        enableLiveActions();
        showState();
        if (isClosing_ && !live_->isBusy())
            close();
    });
    connect(&live_->traces(), &LiveTraces::viewChanged, this, [this] {
        if (isLive())
            enableLiveActions();
    });
    connect(live_, &LivePage::leaveRequested, this, &MainWindow::leaveLive);
    connect(live_, &LivePage::reviewRequested, this,
            [this](const QString& path) { static_cast<void>(openFile(path)); });
}

bool MainWindow::isLive() const
{
    return pages_ && pages_->currentWidget() == live_;
}

void MainWindow::showLive()
{
    listen_->stop();
    pages_->setCurrentWidget(live_);
    setWindowTitle(tr("Live examination \u2013 Facialis"));
    if (auto* bar = findChild<QToolBar*>(QStringLiteral("mainToolBar")))
        bar->hide();  // the page has its own
    setRecordingActionsEnabled(false);
    showState();
    live_->setFocus();
}

void MainWindow::leaveLive()
{
    pages_->setCurrentIndex(session_ ? 1 : 0);
    setWindowTitle(session_ ? QFileInfo(text(session_->info().path)).fileName() +
                                  QStringLiteral(" \u2013 Facialis")
                            : QStringLiteral("Facialis"));
    setRecordingActionsEnabled(session_ != nullptr);
    showState();
    if (auto* bar = findChild<QToolBar*>(QStringLiteral("mainToolBar")))
        bar->show();
    // What the boxes say is that of the review again.
    for (const char* id : {"view.filtered", "view.negative_up"}) {
        actions_->action(id)->setChecked(QLatin1String(id) == QLatin1String("view.filtered")
                                             ? traces_->scene().display ==
                                                   engine::TraceDisplay::filtered
                                             : traces_->scene().isNegativeUp);
    }
}

void MainWindow::startLive(const QString& source, const QString& out, const QString& montage)
{
    showLive();
    live_->startSource(source, out, montage);
}

void MainWindow::enableLiveActions()
{
    const bool isRunning = live_->phase() == LivePage::Phase::running;
    const bool hasTraces = isLive() && live_->session() &&
                           live_->phase() != LivePage::Phase::choosing &&
                           live_->phase() != LivePage::Phase::opening;
    for (QAction* action : actions_->actions()) {
        const QString id = action->objectName();
        if (!id.startsWith(QLatin1String("live.")))
            continue;
        const bool needsStream =
            id == QLatin1String("live.stop") || id.startsWith(QLatin1String("live.marker"));
        action->setEnabled(id == QLatin1String("live.choose") ||
                           (hasTraces && (isRunning || !needsStream)));
    }
    if (!isLive())
        return;
    for (const char* id : shared)
        actions_->action(id)->setEnabled(hasTraces);
    const TraceScene& picture = live_->traces().picture();
    actions_->action("view.filtered")
        ->setChecked(picture.display == engine::TraceDisplay::filtered);
    actions_->action("view.negative_up")->setChecked(picture.isNegativeUp);
}

void MainWindow::showLiveState()
{
    notice_->clear();
    progress_->hide();
    switch (live_->phase()) {
    case LivePage::Phase::choosing: status_->setText(tr("Choose what to examine")); break;
    case LivePage::Phase::opening: status_->setText(tr("The source is being opened")); break;
    case LivePage::Phase::running:
        status_->setText(
            tr("Live examination: Space freezes, 1 to 8 and M mark, / sweeps, "
               "Home and End look back and return, Ctrl+E stops"));
        break;
    case LivePage::Phase::finishing: status_->setText(tr("The recording is being finished")); break;
    case LivePage::Phase::done: status_->setText(tr("The examination is over")); break;
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!live_->isBusy()) {
        listen_->stop();
        event->accept();
        return;
    }
    // Nothing that was recorded is left half done: the window goes when the file is finished.
    isClosing_ = true;
    live_->stop();
    status_->setText(tr("The window closes when the recording is finished"));
    event->ignore();
}

}  // namespace facialis::ui
