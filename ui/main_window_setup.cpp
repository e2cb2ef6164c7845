// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together: panels, toolbar, and what each action does.
#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

#include "ui/app/action_registry.hpp"
#include "ui/app/words.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/panels/shortcut_sheet.hpp"
#include "ui/panels/welcome_page.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

MainWindow::MainWindow(engine::ReviewOptions options, QWidget* parent)
    : QMainWindow(parent), options_(std::move(options))
{
    setWindowTitle(QStringLiteral("Facialis"));
    setAcceptDrops(true);
    setMinimumSize(640, 480);
    traces_ = new TraceView;
    actions_ = new ActionRegistry(this, traces_);
    buildPanels();
    buildToolBar();
    buildStatusBar();
    actions_->fillMenus(*menuBar());
    timer_ = new QTimer(this);
    connect(timer_, &QTimer::timeout, this, &MainWindow::poll);
    connectActions();
    connectPanels();
    setView(MainView::traces);
    setRecordingActionsEnabled(false);
    showState();
}

void MainWindow::buildPanels()
{
    pages_ = new QStackedWidget(this);
    welcome_ = new WelcomePage(actions_->action("file.open"), actions_->action("help.shortcuts"));
    pages_->addWidget(welcome_);

    overview_ = new OverviewStrip;
    auto* traceArea = new QWidget;
    auto* column = new QVBoxLayout(traceArea);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(traces_);
    column->addWidget(overview_);
    events_ = new EventPanel;
    review_ = new QSplitter(Qt::Vertical);
    review_->setHandleWidth(5);
    review_->setChildrenCollapsible(false);
    review_->addWidget(traceArea);
    review_->addWidget(events_);
    review_->setStretchFactor(0, 3);
    review_->setStretchFactor(1, 1);
    review_->setSizes({700, 230});
    interpretation_ = new InterpretationPanel;
    main_ = new QSplitter(Qt::Horizontal);
    main_->setHandleWidth(5);
    main_->setChildrenCollapsible(false);
    main_->addWidget(review_);
    main_->addWidget(interpretation_);
    main_->setStretchFactor(0, 1);
    main_->setStretchFactor(1, 0);
    pages_->addWidget(main_);
    setCentralWidget(pages_);
}

void MainWindow::buildToolBar()
{
    auto* bar = addToolBar(tr("Main toolbar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    setContextMenuPolicy(Qt::NoContextMenu);
    const auto add = [&](const char* id, const QString& words) {
        QAction* action = actions_->action(id);
        action->setIconText(words);
        bar->addAction(action);
        if (QWidget* button = bar->widgetForAction(action))
            button->setAccessibleName(action->property("accessibleName").toString());
    };
    const auto value = [&](const char* name, const QString& accessibleName) {
        auto* label = new QLabel(bar);
        label->setObjectName(QLatin1String(name));
        label->setAccessibleName(accessibleName);
        label->setAlignment(Qt::AlignCenter);
        label->setMinimumWidth(80);
        bar->addWidget(label);
        return label;
    };
    add("file.open", tr("Open"));
    bar->addSeparator();
    add("view.traces", tr("Traces"));
    add("view.interpretation", tr("Interpretation"));
    bar->addSeparator();
    add("view.filtered", tr("Filtered"));
    add("view.gain_down", tr("\u2212"));
    gain_ = value("gainValue", tr("Gain"));
    add("view.gain_up", tr("+"));
    add("view.gain_fit", tr("Fit"));
    bar->addSeparator();
    add("go.longer", tr("\u2212"));
    page_ = value("timeValue", tr("Length of the page"));
    add("go.shorter", tr("+"));
    add("go.all", tr("All"));
    bar->addSeparator();
    add("go.previous_event", tr("\u25c0 Event"));
    add("go.next_event", tr("Event \u25b6"));
    add("view.cursors", tr("Cursors"));
    auto* spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    add("help.shortcuts", tr("Keys ?"));
}

void MainWindow::buildStatusBar()
{
    status_ = new QLabel(this);
    status_->setAccessibleName(tr("Recording"));
    notice_ = new QLabel(this);
    notice_->setAccessibleName(tr("State of the analysis"));
    progress_ = new QProgressBar(this);
    progress_->setAccessibleName(tr("Progress of the analysis"));
    progress_->setTextVisible(false);
    progress_->setFixedWidth(140);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(notice_);
    statusBar()->addPermanentWidget(progress_);
}

void MainWindow::connectActions()
{
    ActionRegistry& a = *actions_;
    a.connectTo("file.open", [this] { chooseFile(); });
    a.connectTo("file.close", [this] { closeRecording(); });
    a.connectTo("file.save_picture", [this] { savePicture(); });
    a.connectTo("file.quit", [this] { close(); });
    a.connectTo("view.traces", [this] { setView(MainView::traces); });
    a.connectTo("view.interpretation", [this] { setView(MainView::interpretation); });
    a.action("view.filtered")->setChecked(true);
    a.connectToggle("view.filtered", [this](bool isFiltered) {
        traces_->setDisplay(isFiltered ? engine::TraceDisplay::filtered
                                       : engine::TraceDisplay::raw);
    });
    a.connectToggle("view.negative_up", [this](bool on) { traces_->setNegativeUp(on); });
    a.connectToggle("view.cursors", [this](bool on) { traces_->setCursorsShown(on); });
    a.connectToggle("view.full_screen", [this](bool on) { on ? showFullScreen() : showNormal(); });
    a.connectTo("view.gain_up", [this] { traces_->changeGain(1); });
    a.connectTo("view.gain_down", [this] { traces_->changeGain(-1); });
    a.connectTo("view.gain_fit", [this] { traces_->fitGain(); });
    a.connectTo("go.left", [this] { traces_->scrollBy(-0.1); });
    a.connectTo("go.right", [this] { traces_->scrollBy(0.1); });
    a.connectTo("go.page_back", [this] { traces_->scrollBy(-1.0); });
    a.connectTo("go.page_forward", [this] { traces_->scrollBy(1.0); });
    a.connectTo("go.start", [this] { traces_->toStart(); });
    a.connectTo("go.end", [this] { traces_->toEnd(); });
    a.connectTo("go.previous_event", [this] { events_->previous(traces_->scene().window.onset); });
    a.connectTo("go.next_event", [this] { events_->next(traces_->scene().window.onset); });
    a.connectTo("go.shorter", [this] { traces_->zoomTime(1); });
    a.connectTo("go.longer", [this] { traces_->zoomTime(-1); });
    a.connectTo("go.all", [this] { traces_->showAll(); });
    a.connectTo("go.back", [this] { traces_->goBack(); });
    a.connectTo("go.list", [this] {
        setView(MainView::traces);
        events_->focusList();
    });
    a.connectTo("go.clear", [this] {
        actions_->action("view.cursors")->setChecked(false);
        traces_->clearMarks();
        events_->clearChoice();
        traces_->setFocus();
    });
    a.connectTo("help.shortcuts", [this] {
        auto* sheet = new ShortcutSheet(*actions_, this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->show();
    });
    a.connectTo("help.about", [this] { showAbout(); });
}

void MainWindow::connectPanels()
{
    connect(events_, &EventPanel::placeChosen, traces_, &TraceView::jumpTo);
    connect(interpretation_, &InterpretationPanel::placeChosen, traces_, &TraceView::jumpTo);
    connect(traces_, &TraceView::placeClicked, this,
            [this](Duration time, std::size_t channel) { events_->chooseAt(time, channel); });
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
            id == QLatin1String("view.full_screen") || id.startsWith(QLatin1String("help."));
        action->setEnabled(isAlways || areEnabled);
    }
}

void MainWindow::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a recording"), {},
                                     tr("Recordings (*.edf *.bdf *.xdf *.nwb *.h5 *.mat *.rhd "
                                        "*.c3d *.txt *.csv *.tsv);;All files (*)"));
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
    statusBar()->showMessage(outcome, 8000);
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
    box->setInformativeText(
        tr("Research software; not a medical device. It says \u201cfindings "
           "compatible with\u201d, never a diagnosis.\n\nGPL-3.0-or-later. Uses Qt "
           "%1 and Qt Charts.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

}  // namespace facialis::ui
