// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/output_strip.hpp"

#include <QAction>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>
#include <QUrl>

#include "ui/app/elided_label.hpp"
#include "ui/shell/output_job.hpp"

namespace facialis::ui {

OutputStrip::OutputStrip(OutputJob& job, QAction* cancel, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("outputStrip"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Output"));
    words_ = new ElidedLabel(this);
    progress_ = new QProgressBar(this);
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(140);
    progress_->setAccessibleName(tr("Progress of the output"));
    cancel_ = new QToolButton(this);
    cancel_->setDefaultAction(cancel);
    cancel_->setText(tr("Cancel"));
    cancel_->setAccessibleName(tr("Stop writing the output"));
    open_ = new QToolButton(this);
    open_->setText(tr("Open folder"));
    open_->setAccessibleName(tr("Open the folder of the output"));
    close_ = new QToolButton(this);
    close_->setText(tr("Close"));
    close_->setAccessibleName(tr("Close this line"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 10, 3);
    row->addWidget(words_, 1);
    row->addWidget(progress_);
    for (QToolButton* button : {cancel_, open_, close_}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    hide();
    connect(open_, &QToolButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder_)); });
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(&job, &OutputJob::began, this, [this](const QString& path) {
        progress_->setValue(0);
        show(tr("Writing %1…").arg(path), true);
    });
    connect(&job, &OutputJob::progressed, this,
            [this](double fraction) { progress_->setValue(static_cast<int>(fraction * 1000.0)); });
    connect(&job, &OutputJob::written, this,
            [this](const QString& path, const QStringList& remarks) {
                folder_ = QFileInfo(path).absolutePath();
                show(remarks.isEmpty()
                         ? tr("Written: %1").arg(path)
                         : tr("Written: %1 (%2)").arg(path, remarks.join(QStringLiteral("; "))),
                     false);
            });
    connect(&job, &OutputJob::failed, this,
            [this](const QString& sentence) { say(tr("Not written: %1").arg(sentence)); });
    connect(&job, &OutputJob::cancelled, this,
            [this] { say(tr("Cancelled; nothing was written.")); });
}

void OutputStrip::show(const QString& sentence, bool isRunning)
{
    words_->setText(sentence);
    words_->setToolTip({});
    setAccessibleDescription(sentence);
    progress_->setVisible(isRunning);
    cancel_->setVisible(isRunning);
    open_->setVisible(!isRunning && !folder_.isEmpty());
    close_->setVisible(!isRunning);
    setVisible(true);
}

void OutputStrip::say(const QString& sentence)
{
    folder_.clear();
    show(sentence, false);
}

QString OutputStrip::words() const
{
    return words_->text();
}

}  // namespace facialis::ui
