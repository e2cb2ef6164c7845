// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ask_bar.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <utility>

namespace facialis::ui {

AskBar::AskBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panelBar"));
    setAttribute(Qt::WA_StyledBackground);
    question_ = new QLabel(this);
    field_ = new QLineEdit(this);
    field_->setMaxLength(2000);
    question_->setBuddy(field_);
    auto* ok = new QPushButton(tr("OK"), this);
    ok->setAccessibleName(tr("Take these words"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAccessibleName(tr("Change nothing"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 10, 5);
    row->addWidget(question_);
    row->addWidget(field_, 1);
    row->addWidget(ok);
    row->addWidget(cancel);
    connect(field_, &QLineEdit::returnPressed, this, &AskBar::accept);
    connect(ok, &QPushButton::clicked, this, &AskBar::accept);
    connect(cancel, &QPushButton::clicked, this, &AskBar::dismiss);
    hide();
}

void AskBar::ask(const QString& question, const QString& words,
                 std::function<void(const QString&)> take)
{
    take_ = std::move(take);
    question_->setText(question);
    field_->setAccessibleName(question);
    field_->setText(words);
    field_->selectAll();
    show();
    field_->setFocus(Qt::OtherFocusReason);
}

QString AskBar::question() const
{
    return question_->text();
}

void AskBar::accept()
{
    const QString words = field_->text().trimmed();
    if (words.isEmpty())
        return;
    // What takes the words may ask the next question.
    const auto take = std::exchange(take_, {});
    hide();
    Q_EMIT closed();
    if (take)
        take(words);
}

void AskBar::dismiss()
{
    take_ = {};
    hide();
    Q_EMIT closed();
}

}  // namespace facialis::ui
