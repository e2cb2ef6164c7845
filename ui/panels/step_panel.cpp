// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/step_panel.hpp"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/app/words.hpp"
#include "ui/models/review_document.hpp"

namespace facialis::ui {
namespace {

QLabel* title(const QString& words, QWidget* parent)
{
    auto* label = new QLabel(words, parent);
    label->setObjectName(QStringLiteral("sectionTitle"));
    label->setContentsMargins(12, 8, 12, 2);
    return label;
}

}  // namespace

StepPanel::StepPanel(QWidget* parent) : ReviewPanel(parent)
{
    impression_ = new QPlainTextEdit(this);
    impression_->setAccessibleName(tr("Your own impression"));
    impression_->setPlaceholderText(
        tr("What do you see yourself, before you read what the findings are compatible with?"));
    impression_->setMaximumHeight(90);
    impression_->setTabChangesFocus(true);
    impression_->installEventFilter(this);
    list_ = new QListWidget(this);
    list_->setAccessibleName(tr("Steps of the review"));
    list_->setAlternatingRowColors(true);
    list_->setWordWrap(true);
    signature_ = new QLabel(this);
    signature_->setWordWrap(true);
    signature_->setContentsMargins(12, 6, 12, 8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title(tr("Impression"), this));
    layout->addWidget(impression_);
    layout->addWidget(title(tr("Steps"), this));
    layout->addWidget(list_, 1);
    layout->addWidget(signature_);
    connect(list_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        if (document_)
            document_->goTo(static_cast<std::size_t>(list_->row(item)));
    });
}

void StepPanel::setSession(engine::ReviewSession* session)
{
    if (!session)
        setDocument(nullptr);
}

void StepPanel::setDocument(ReviewDocument* document)
{
    document_ = document;
    showReview();
}

void StepPanel::showReview()
{
    const QSignalBlocker quiet(list_);
    list_->clear();
    signature_->clear();
    impression_->setEnabled(document_ != nullptr);
    if (!document_) {
        impression_->clear();
        return;
    }
    if (const QString words = text(document_->now().impression);
        impression_->toPlainText() != words)
        impression_->setPlainText(words);
    const engine::StepList& steps = document_->steps();
    list_->addItem(tr("As the file was opened"));
    for (std::size_t i = 0; i < steps.steps().size(); ++i) {
        const engine::Step& step = steps.steps()[i];
        const bool isUndone = i >= steps.position();
        const bool isAmendment = !steps.signatures().empty() && i >= steps.signedSteps();
        QString words = QStringLiteral("%1   %2").arg(text(step.when).mid(11, 8), text(step.words));
        if (isAmendment)
            words = tr("%1 (amendment)").arg(words);
        if (isUndone)
            words = tr("%1 (undone)").arg(words);
        auto* item = new QListWidgetItem(words, list_);
        QFont font = item->font();
        font.setStrikeOut(isUndone);
        item->setFont(font);
    }
    list_->setCurrentRow(static_cast<int>(steps.position()));
    signature_->setText(signatureWords());
}

QString StepPanel::signatureWords() const
{
    if (!document_ || document_->steps().signatures().empty())
        return tr("Not signed.");
    QStringList lines;
    for (const engine::Signature& signature : document_->steps().signatures())
        lines.append(
            tr("Signed by %1, %2 UTC, after step %3; SHA-256 %4")
                .arg(text(signature.reviewer), text(signature.when)
                                                   .replace(QLatin1Char('T'), QLatin1Char(' '))
                                                   .remove(QLatin1Char('Z')))
                .arg(signature.steps)
                .arg(text(signature.reviewHash).left(12) + QStringLiteral("\u2026")));
    if (const std::size_t count = document_->steps().amendments(); count > 0)
        lines.append(counted(count, tr("1 amendment since."), tr("%1 amendments since.")));
    return lines.join(QLatin1Char('\n'));
}

void StepPanel::keepImpression()
{
    if (!document_)
        return;
    engine::Review next = document_->now();
    next.impression = impression_->toPlainText().toStdString();
    document_->change(tr("Impression written"), std::move(next));
}

bool StepPanel::eventFilter(QObject* watched, QEvent* event)
{
    // One step when the reader leaves the field, not one a letter.
    if (watched == impression_ && event->type() == QEvent::FocusOut)
        keepImpression();
    return ReviewPanel::eventFilter(watched, event);
}

void StepPanel::takeKeyboard()
{
    impression_->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace facialis::ui
