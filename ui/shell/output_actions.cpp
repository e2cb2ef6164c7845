// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/output_actions.hpp"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTableView>

#include "src/review/review_file.hpp"
#include "src/review/review_montage.hpp"
#include "src/review/reviewed_recording.hpp"
#include "src/session/review_session.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/words.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/shell/command_window.hpp"
#include "ui/shell/figure.hpp"
#include "ui/shell/output_job.hpp"
#include "ui/shell/output_strip.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

using engine::OutputKind;

OutputActions::OutputActions(MainWindow& window)
    : QObject(&window), window_(window), job_(new OutputJob(this))
{
    ActionRegistry& a = window_.actions();
    strip_ = new OutputStrip(*job_, a.action("output.cancel"));
    const struct {
        const char* id;
        OutputKind kind;
        const char* extension;
    } files[] = {
        {"output.pdf", OutputKind::report, "pdf"},    {"output.html", OutputKind::report, "html"},
        {"output.json", OutputKind::json, "json"},    {"output.nwb", OutputKind::session, "nwb"},
        {"output.edf", OutputKind::recording, "edf"}, {"output.bdf", OutputKind::recording, "bdf"},
        {"output.mat", OutputKind::recording, "mat"}, {"output.csv", OutputKind::recording, "csv"}};
    for (const auto& file : files)
        a.connectTo(file.id, [this, file] {
            const QString extension = QLatin1String(file.extension);
            choose(file.kind, extension,
                   QStringLiteral("%1 (*.%2)").arg(extension.toUpper(), extension));
        });
    a.connectTo("output.tables",
                [this] { chooseFolder(OutputKind::tables, tr("A folder for the tables")); });
    a.connectTo("output.bids",
                [this] { chooseFolder(OutputKind::bids, tr("A new folder for the dataset")); });
    a.connectTo("output.cancel", [this] { job_->cancel(); });
    a.connectTo("output.command", [this] { showCommand(); });
    a.connectTo("output.copy_table", [this] { copyTable(); });
    a.connectTo("output.copy_figure", [this] { copyFigure(); });
    a.connectTo("output.save_figure", [this] { saveFigureAs(); });
    a.connectTo("output.print", [this] { print(); });
}

void OutputActions::choose(OutputKind kind, const QString& extension, const QString& filter)
{
    QString path = QFileDialog::getSaveFileName(&window_, tr("Write an output"), {}, filter);
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1Char('.') + extension, Qt::CaseInsensitive))
        path += QLatin1Char('.') + extension;
    write(kind, path);
}

void OutputActions::chooseFolder(OutputKind kind, const QString& title)
{
    const QString path = QFileDialog::getSaveFileName(&window_, title);
    if (!path.isEmpty())
        write(kind, path);
}

void OutputActions::write(OutputKind kind, const QString& path)
{
    engine::ReviewSession* session = window_.session();
    if (!session)
        return;
    // While it runs anew, the snapshot still holds the result of the review before.
    const engine::ReviewSnapshot snapshot = session->snapshot();
    const auto result = snapshot.result;
    if (engine::needsAnalysis(kind) && snapshot.phase != engine::AnalysisPhase::done) {
        strip_->say(tr("The analysis has not ended yet; the output needs its result."));
        return;
    }
    engine::OutputRequest request;
    request.kind = kind;
    request.path = path.toStdString();
    auto reviewed = engine::reviewedRecording(session->sharedRecording(), session->review(),
                                              engine::BadChannels::shown);
    if (!reviewed) {
        strip_->say(text(reviewed.error().sentence()));
        return;
    }
    request.recording = std::move(*reviewed);
    request.channels = session->info().channels;
    request.analysis = result;
    request.knowledge = std::make_shared<const KnowledgeBase>(session->knowledge());
    request.settings = session->settings();
    if (const ReviewDocument* document = window_.document())
        request.reader =
            std::make_shared<const engine::ReaderOpinion>(engine::opinionOf(document->steps()));
    request.isIdentityKept = window_.actions().action("output.identity")->isChecked();
    if (!job_->start(std::move(request)))
        strip_->say(tr("Another output is still being written."));
}

void OutputActions::copyTable()
{
    QGuiApplication::clipboard()->setText(tableText(*window_.events().table()));
    strip_->say(tr("The table was copied."));
}

void OutputActions::copyFigure()
{
    QGuiApplication::clipboard()->setImage(figureImage(window_.traces()));
    strip_->say(tr("The figure was copied."));
}

void OutputActions::saveFigureAs()
{
    const QString path = QFileDialog::getSaveFileName(&window_, tr("Save the figure"), {},
                                                      tr("Figures (*.svg *.png)"));
    if (path.isEmpty())
        return;
    const Result<void> written = saveFigure(window_.traces(), path);
    strip_->say(written ? tr("Written: %1").arg(path) : text(written.error().sentence()));
}

void OutputActions::showCommand()
{
    const engine::ReviewSession* session = window_.session();
    if (!session)
        return;
    const engine::Review& review = session->review();
    const engine::Review& untouched = session->untouchedReview();
    // What a reader changed by hand is in no option of a command but the review itself.
    const bool isByHand = review.bursts != untouched.bursts ||
                          review.leastRms != untouched.leastRms ||
                          review.annotations != untouched.annotations;
    auto* shown = new CommandWindow(
        {.path = session->info().path,
         .open = session->options().open,
         .settings = review.settings,
         .context = review.context,
         .montage =
             review.channels == untouched.channels ? std::string() : montageText(montageOf(review)),
         .review = isByHand ? engine::reviewText(window_.reviewNow()) : std::string()},
        &window_);
    shown->setAttribute(Qt::WA_DeleteOnClose);
    shown->show();
}

void OutputActions::print()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(tr("Surface EMG"));
    QPrintDialog dialog(&printer, &window_);
    if (dialog.exec() == QDialog::Accepted)
        printFigure(window_.traces(), printer);
}

}  // namespace facialis::ui
