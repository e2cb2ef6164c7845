// SPDX-License-Identifier: GPL-3.0-or-later
// What each action of the window does.
#include <QAction>
#include <QFileDialog>
#include <QMessageBox>

#include "ui/app/action_registry.hpp"
#include "ui/app/review_panels.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/ask_bar.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/listen_panel.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/panels/shortcut_sheet.hpp"
#include "ui/shell/comparison.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

void MainWindow::connectActions()
{
    ActionRegistry& a = *actions_;
    a.connectTo("file.open", [this] { chooseFile(); });
    a.connectTo("file.close", [this] { closeRecording(); });
    a.connectTo("file.save_picture", [this] { savePicture(); });
    a.connectTo("file.quit", [this] { close(); });
    a.connectTo("view.traces", [this] { setView(QStringLiteral("traces")); });
    a.connectTo("view.interpretation", [this] { setView(QStringLiteral("interpretation")); });
    a.connectToggle("view.full_screen", [this](bool on) { on ? showFullScreen() : showNormal(); });
    for (const ReviewPanelSpec& panel : reviewPanels())
        a.connectTo(panel.action.id, [this, id = QString::fromLatin1(panel.id)] { goToPanel(id); });
    connectTraceActions();
    connectReviewActions();
    a.connectTo("help.shortcuts", [this] {
        auto* sheet = new ShortcutSheet(*actions_, this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->show();
    });
    a.connectTo("help.about", [this] { showAbout(); });
}

void MainWindow::connectTraceActions()
{
    ActionRegistry& a = *actions_;
    a.action("view.filtered")->setChecked(true);
    a.connectToggle("view.filtered", [this](bool isFiltered) {
        const auto display =
            isFiltered ? engine::TraceDisplay::filtered : engine::TraceDisplay::raw;
        isLive() ? live_->traces().setDisplay(display) : traces_->setDisplay(display);
    });
    a.connectToggle("view.negative_up", [this](bool on) {
        isLive() ? live_->traces().setNegativeUp(on) : traces_->setNegativeUp(on);
    });
    a.connectToggle("view.envelopes", [this](bool on) {
        traces_->setEnvelopesShown(on);
        if (on && session_ && traces_->scene().display == engine::TraceDisplay::raw)
            say(tr("Envelopes belong to the filtered traces (F)"));
        else if (on && session_ && traces_->isSettled() && traces_->scene().page->envelopes.empty())
            say(tr("Envelopes are drawn on shorter pages (Ctrl++)"));
    });
    a.connectToggle("view.face_to_face", [this](bool on) {
        traces_->setFaceToFace(on);
        if (on && session_ && traces_->geometryNow().halves() == 1)
            say(tr("No channel has a side yet: say which in the panel Channels (Ctrl+M)"));
    });
    a.connectToggle("view.thresholds", [this](bool on) { traces_->setLimitsShown(on); });
    a.connectToggle("view.cursors", [this](bool on) { traces_->setCursorsShown(on); });
    a.connectTo("view.gain_up",
                [this] { isLive() ? live_->traces().changeGain(1) : traces_->changeGain(1); });
    a.connectTo("view.gain_down",
                [this] { isLive() ? live_->traces().changeGain(-1) : traces_->changeGain(-1); });
    a.connectTo("view.gain_fit",
                [this] { isLive() ? live_->traces().fitGain() : traces_->fitGain(); });
    a.connectTo("go.left",
                [this] { isLive() ? live_->traces().scrollBy(-0.1) : traces_->scrollBy(-0.1); });
    a.connectTo("go.right",
                [this] { isLive() ? live_->traces().scrollBy(0.1) : traces_->scrollBy(0.1); });
    a.connectTo("go.page_back",
                [this] { isLive() ? live_->traces().scrollBy(-1.0) : traces_->scrollBy(-1.0); });
    a.connectTo("go.page_forward",
                [this] { isLive() ? live_->traces().scrollBy(1.0) : traces_->scrollBy(1.0); });
    a.connectTo("go.start", [this] { isLive() ? live_->traces().toStart() : traces_->toStart(); });
    a.connectTo("go.end", [this] { isLive() ? live_->traces().follow() : traces_->toEnd(); });
    a.connectTo("go.previous_event", [this] { events_->previous(traces_->scene().window.onset); });
    a.connectTo("go.next_event", [this] { events_->next(traces_->scene().window.onset); });
    a.connectTo("go.shorter",
                [this] { isLive() ? live_->traces().zoom(1) : traces_->zoomTime(1); });
    a.connectTo("go.longer",
                [this] { isLive() ? live_->traces().zoom(-1) : traces_->zoomTime(-1); });
    a.connectTo("go.all", [this] { traces_->showAll(); });
    a.connectTo("go.back", [this] { traces_->goBack(); });
    a.connectTo("go.forward", [this] { traces_->goForward(); });
    a.connectTo("go.clear", [this] {
        if (ask_->isVisible()) {
            ask_->dismiss();
            return;
        }
        listen_->stop();
        actions_->action("view.cursors")->setChecked(false);
        traces_->clearMarks();
        events_->clearChoice();
        traces_->setFocus();
    });
}

void MainWindow::connectPanels()
{
    for (ReviewPanel* panel : panels_)
        connect(panel, &ReviewPanel::placeChosen, this, &MainWindow::showPlace);
    connect(traces_, &TraceView::placeClicked, this,
            [this](Duration time, std::size_t channel) { events_->chooseAt(time, channel); });
    connect(ask_, &AskBar::closed, this, [this] { traces_->setFocus(); });
    connect(traces_, &TraceView::limitDragged, this, &MainWindow::setLeastRms);
    connect(traces_, &TraceView::selectionDragged, this, [this](const TraceSelection& before) {
        if (!shownResult_)
            return;
        for (const Burst& burst : shownResult_->bursts)
            if (burst.channel == before.channel && burst.interval == before.interval) {
                moveBurst(burst, traces_->scene().selection->interval);
                return;
            }
    });
    connect(traces_, &TraceView::selectionChanged, this, [this] {
        for (ReviewPanel* panel : panels_)
            panel->setSelection(traces_->scene().selection);
    });
    connect(traces_, &TraceView::viewChanged, this, [this] {
        overview_->setWindow(traces_->scene().window);
        showState();
    });
    connect(overview_, &OverviewStrip::timeChosen, this, [this](Duration centre) {
        traces_->scrollTo(centre - traces_->scene().window.length() / 2.0);
    });
}

void MainWindow::setRecordingActionsEnabled(bool areEnabled)
{
    for (QAction* action : actions_->actions()) {
        const QString id = action->objectName();
        const bool isAlways =
            id == QLatin1String("file.open") || id == QLatin1String("file.quit") ||
            id == QLatin1String("view.full_screen") || id.startsWith(QLatin1String("help.")) ||
            id.startsWith(QLatin1String("settings.")) || id.startsWith(QLatin1String("recent.")) ||
            id.startsWith(QLatin1String("demo."));
        action->setEnabled(isAlways || areEnabled);
    }
    const bool isCompared = areEnabled && comparison_ && comparison_->isOpen();
    for (const char* id : {"file.end_comparison", "go.same_movement"})
        actions_->action(id)->setEnabled(isCompared);
    enableLiveActions();
}

QString MainWindow::recordingFilter()
{
    return tr(
        "Recordings (*.edf *.bdf *.xdf *.nwb *.h5 *.mat *.rhd *.c3d *.txt *.csv *.tsv);;All "
        "files (*)");
}

void MainWindow::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a recording"), {}, recordingFilter());
    if (!path.isEmpty())
        static_cast<void>(openFile(path));
}

void MainWindow::savePicture()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save a picture of the window"), {},
                                                tr("Pictures (*.png)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        path += QStringLiteral(".png");
    const QString outcome = grab().save(path)
                                ? tr("Saved %1").arg(path)
                                : tr("%1 could not be written; choose another folder").arg(path);
    say(outcome);
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Facialis"));
    box->setText(
        tr("<b>Facialis %1</b><br>Surface EMG of the face: traces, bursts, synkinesis, and "
           "the causes they are compatible with.")
            .arg(QStringLiteral(FACIALIS_VERSION)));
    box->setInformativeText(tr("Research software; not a medical device. It says “findings "
                               "compatible with”, never a diagnosis.\n\nGPL-3.0-or-later. Uses Qt "
                               "%1 and Qt Charts.")
                                .arg(QString::fromLatin1(qVersion())));
    box->open();
}

}  // namespace facialis::ui
