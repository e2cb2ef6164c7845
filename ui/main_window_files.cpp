// SPDX-License-Identifier: GPL-3.0-or-later
// How work is kept: saved reviews, signatures, and the way back to them.
#include <QFileDialog>
#include <QFileInfo>
#include <QStatusBar>
#include <QTimer>

#include "data/storage/session_file.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/autosave.hpp"
#include "ui/app/words.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/ask_bar.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr int messageMilliseconds = 15'000;
constexpr int autosaveMilliseconds = 2'000;

}  // namespace

void MainWindow::say(const QString& sentence)
{
    const auto say = [this, sentence] { statusBar()->showMessage(sentence, messageMilliseconds); };
    // Before the window is there, the message would stand over what it should hide.
    if (isVisible())
        say();
    else
        QTimer::singleShot(0, this, say);
}

engine::ReviewFile MainWindow::reviewNow() const
{
    const RecordingInfo& info = session_->info();
    const engine::ReviewOptions& options = session_->options();
    const TraceScene& scene = traces_->scene();
    engine::ReviewFile file{.recording = {.path = info.path,
                                          .sha256 = {},
                                          .channels = info.channels.size(),
                                          .duration = info.duration,
                                          .rate = options.open.rate,
                                          .unit = options.open.unit.value_or(std::string()),
                                          .part = options.open.part.value_or(std::string()),
                                          .columns = options.open.columns},
                            .steps = document_->steps(),
                            .look = {.start = scene.window.onset,
                                     .page = scene.window.length(),
                                     .gains = {},
                                     .isRaw = scene.display == engine::TraceDisplay::raw,
                                     .isNegativeUp = scene.isNegativeUp,
                                     .isFaceToFace = scene.isFaceToFace,
                                     .hasEnvelopes = scene.hasEnvelopes,
                                     .view = {}}};
    for (const GainGroup& gain : scene.gains)
        file.look.gains.push_back(gain.perDivision.value());
    return file;
}

Result<void> MainWindow::saveReview(const QString& path)
{
    auto written = engine::writeReview(reviewNow(), path.toStdString());
    if (written) {
        document_->setSaved();
        if (autosave_)
            autosave_->drop(session_->info().path);
        say(tr("Review saved as %1").arg(path));
        showState();
    } else {
        say(text(written.error().sentence()));
    }
    return written;
}

void MainWindow::saveReviewAs()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the review"), text(engine::reviewPathFor(session_->info().path)),
        tr("Reviews (*.review.json)"));
    if (!path.isEmpty())
        static_cast<void>(saveReview(path));
}

Result<void> MainWindow::openReview(const QString& path)
{
    const auto refuse = [&](const Error& error) -> Result<void> {
        say(text(error.sentence()));
        return tl::unexpected(error);
    };
    auto file = engine::reviewFromFile(path.toStdString());
    if (!file)
        return refuse(file.error());
    const RecordingInfo& info = session_->info();
    if (file->recording.channels != info.channels.size() ||
        std::abs((file->recording.duration - info.duration).seconds()) > 1e-6)
        return refuse({"the review is of another recording: " + file->recording.path,
                       path.toStdString(), "open that recording first"});
    if (auto restored = document_->restore(std::move(file->steps)); !restored)
        return refuse(restored.error());
    actions_->action("view.filtered")->setChecked(!file->look.isRaw);
    actions_->action("view.negative_up")->setChecked(file->look.isNegativeUp);
    actions_->action("view.face_to_face")->setChecked(file->look.isFaceToFace);
    actions_->action("view.envelopes")->setChecked(file->look.hasEnvelopes);
    isRestoring_ = true;
    traces_->setLook(file->look);
    isRestoring_ = false;
    say(tr("Review restored: %1")
            .arg(counted(document_->steps().steps().size(), tr("1 step"), tr("%1 steps"))));
    return {};
}

void MainWindow::chooseReview()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a review"), QFileInfo(text(session_->info().path)).absolutePath(),
        tr("Reviews (*.review.json)"));
    if (!path.isEmpty())
        static_cast<void>(openReview(path));
}

void MainWindow::offerKeptReview()
{
    const std::string& recording = session_->info().path;
    const QString unsaved = autosave_ ? autosave_->find(recording) : QString();
    if (!unsaved.isEmpty() && openReview(unsaved)) {
        document_->setSaved(false);
        say(tr("Unsaved work was found and restored, %1. The panel Review leads back.")
                .arg(counted(document_->steps().steps().size(), tr("1 step"), tr("%1 steps"))));
        return;
    }
    const QString path = text(engine::reviewPathFor(recording));
    if (QFileInfo::exists(path))
        static_cast<void>(openReview(path));
}

void MainWindow::setAutosave(const QString& folder)
{
    autosave_ = std::make_unique<Autosave>(folder);
    autosaveTimer_ = new QTimer(this);
    autosaveTimer_->setSingleShot(true);
    autosaveTimer_->setInterval(autosaveMilliseconds);
    connect(autosaveTimer_, &QTimer::timeout, this, &MainWindow::keepUnsaved);
}

void MainWindow::keepUnsaved()
{
    if (autosave_ && document_ && !document_->isSaved())
        autosave_->keep(reviewNow());
}

void MainWindow::signReview()
{
    ask_->ask(tr("Signed by (name of the reader):"), {}, [this](const QString& reviewer) {
        document_->sign(reviewer);
        say(tr("Signed by %1; later changes are amendments. Save the review to keep it.")
                .arg(reviewer));
    });
}

}  // namespace facialis::ui
