// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.hpp"

#include <algorithm>
#include <QAction>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QUrl>

#include "ui/app/action_registry.hpp"
#include "ui/app/autosave.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/ask_bar.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/panels/review_panel.hpp"
#include "ui/panels/welcome_page.hpp"
#include "ui/shell/comparison.hpp"
#include "ui/shell/window_shell.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr int pollMilliseconds = 40;

}  // namespace

MainWindow::~MainWindow()
{
    keepUnsaved();
    // The views look into the session: they let go of it first.
    timer_->stop();
    comparison_->close();
    traces_->setSession(nullptr);
    for (ReviewPanel* panel : panels_) {
        panel->setDocument(nullptr);
        panel->setSession(nullptr);
    }
}

Result<void> MainWindow::openFile(const QString& path)
{
    auto session = engine::ReviewSession::open(path.toStdString(), options_);
    if (!session) {
        const QString sentence = text(session.error().sentence());
        if (session_)
            say(sentence);
        else
            welcome_->setProblem(sentence);
        return tl::unexpected(session.error());
    }
    show(std::move(*session));
    return {};
}

void MainWindow::show(std::unique_ptr<engine::ReviewSession> session)
{
    closeRecording();
    session_ = std::move(session);
    const RecordingInfo& info = session_->info();
    welcome_->setProblem({});
    leaveLive();
    traces_->setSession(session_.get());
    overview_->setRecording(info);
    overview_->setWindow(traces_->scene().window);
    document_ = std::make_unique<ReviewDocument>(*session_);
    for (ReviewPanel* panel : panels_) {
        panel->setSession(session_.get());
        panel->setDocument(document_.get());
    }
    connectDocument();
    setWindowTitle(QFileInfo(text(info.path)).fileName() + QStringLiteral(" \u2013 Facialis"));
    setRecordingActionsEnabled(true);
    showState();
    traces_->setFocus();
    timer_->start(pollMilliseconds);
    shell_->recordingShown();
    offerKeptReview();
}

void MainWindow::closeRecording()
{
    keepUnsaved();
    timer_->stop();
    comparison_->close();
    traces_->setSession(nullptr);
    for (ReviewPanel* panel : panels_) {
        panel->setDocument(nullptr);
        panel->setSession(nullptr);
    }
    overview_->clear();
    shownResult_.reset();
    ask_->dismiss();
    document_.reset();
    session_.reset();
    if (!isLive())
        pages_->setCurrentIndex(0);
    setWindowTitle(QStringLiteral("Facialis"));
    setRecordingActionsEnabled(false);
    showState();
}

bool MainWindow::isSettled() const
{
    if (!session_)
        return true;
    const engine::ReviewSnapshot snapshot = session_->snapshot();
    return snapshot.phase != engine::AnalysisPhase::running && snapshot.result == shownResult_ &&
           snapshot.hasOverview && traces_->isSettled() && comparison_->isSettled() &&
           std::ranges::all_of(panels_, [](const ReviewPanel* panel) {
               return !panel->isVisible() || panel->isSettled();
           });
}

void MainWindow::poll()
{
    if (!session_)
        return;
    traces_->poll();
    const engine::ReviewSnapshot snapshot = session_->snapshot();
    if (snapshot.result != shownResult_) {
        shownResult_ = snapshot.result;
        traces_->setResult(shownResult_);
        overview_->setResult(shownResult_);
        for (ReviewPanel* panel : panels_)
            panel->setResult(shownResult_);
    }
    comparison_->poll();
    for (ReviewPanel* panel : panels_)
        if (panel->isVisible())
            panel->poll();
    showState();
    // Nothing is left to be waited for: look a little less often.
    timer_->setInterval(isSettled() ? 4 * pollMilliseconds : pollMilliseconds);
}

void MainWindow::showState()
{
    if (isLive()) {
        showLiveState();
        return;
    }
    if (!session_) {
        status_->setText(tr("No recording open"));
        notice_->clear();
        progress_->hide();
        gain_->setText(tr("\u2013"));
        page_->setText(tr("\u2013"));
        return;
    }
    const RecordingInfo& info = session_->info();
    const engine::ReviewSnapshot snapshot = session_->snapshot();
    QStringList rates;
    for (const Channel& channel : info.channels) {
        const QString rate = tr("%1 Hz").arg(number(channel.rate.hertz()));
        if (!rates.contains(rate))
            rates.append(rate);
    }
    QStringList words{
        QFileInfo(text(info.path)).fileName(), text(info.format),
        counted(info.channels.size(), tr("1 channel"), tr("%1 channels")),
        rates.size() > 3 ? tr("%1 rates").arg(rates.size()) : rates.join(QStringLiteral(", ")),
        spokenDuration(info.duration)};
    if (info.start)
        words.append(
            tr("recorded %1")
                .arg(text(toIso8601(*info.start)).replace(QLatin1Char('T'), QLatin1Char(' '))));
    status_->setText(words.join(QStringLiteral("   \u00b7   ")));

    QStringList notices;
    if (snapshot.phase == engine::AnalysisPhase::running)
        notices.append(tr("Analysing %1 %").arg(static_cast<int>(snapshot.progress * 100.0)));
    else if (snapshot.error)
        notices.append(tr("Not analysed"));
    else if (snapshot.result)
        notices.append(counted(snapshot.result->bursts.size(), tr("1 burst"), tr("%1 bursts")));
    const bool isVoltage = std::ranges::any_of(info.channels, [](const Channel& channel) {
        return channel.dimension == Dimension::voltage;
    });
    if (!isVoltage)
        notices.append(tr("no unit known: counts"));
    const auto warnings =
        snapshot.result ? snapshot.result->recording.warnings.size() : info.warnings.size();
    if (warnings > 0)
        notices.append(counted(warnings, tr("1 warning: see Signal quality"),
                               tr("%1 warnings: see Signal quality")));
    notice_->setText(notices.join(QStringLiteral("   \u00b7   ")));
    progress_->setVisible(snapshot.phase == engine::AnalysisPhase::running);
    progress_->setValue(static_cast<int>(snapshot.progress * 100.0));

    const TraceScene& scene = traces_->scene();
    if (!scene.gains.empty())
        gain_->setText(
            tr("%1 %2/div")
                .arg(number(scene.gains.front().perDivision.value()), scene.gains.front().unit));
    const double page = scene.window.length().seconds();
    page_->setText(page < 1.0 ? tr("%1 ms/page").arg(number(page * 1e3))
                              : tr("%1 s/page").arg(number(page)));
    // Whole at every size of text: a toolbar that is too narrow leaves out its last buttons.
    for (QLabel* value : {gain_, page_})
        value->setMinimumWidth(
            std::max(static_cast<int>(lengthForText(80.0)), value->sizeHint().width() + 4));
}

QString MainWindow::statusText() const
{
    return status_->text() + QStringLiteral("   ") + notice_->text();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    // A file that does not open is explained by the window itself.
    static_cast<void>(openFile(event->mimeData()->urls().front().toLocalFile()));
}

}  // namespace facialis::ui
