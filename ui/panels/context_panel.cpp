// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/context_panel.hpp"

#include <algorithm>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/app/words.hpp"
#include "ui/models/review_document.hpp"

namespace facialis::ui {
namespace {

/// A choice that the wheel does not turn while the list is scrolled over it.
class CalmBox final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

enum Answer { notAsked, yes, no };

}  // namespace

ContextPanel::ContextPanel(QWidget* parent) : ReviewPanel(parent)
{
    auto* area = new QScrollArea(this);
    area->setAccessibleName(tr("Questions on the patient"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* inside = new QWidget;
    rows_ = new QVBoxLayout(inside);
    rows_->setContentsMargins(12, 10, 12, 10);
    rows_->setSpacing(4);
    area->setWidget(inside);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

void ContextPanel::setSession(engine::ReviewSession* session)
{
    if (!session)
        setDocument(nullptr);
}

void ContextPanel::setDocument(ReviewDocument* document)
{
    document_ = document;
    choices_.clear();
    while (QLayoutItem* item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (document_)
        fill();
    showReview();
}

void ContextPanel::fill()
{
    QString group;
    for (const QuestionEntry& question : document_->session().knowledge().questions()) {
        const QString key = text(question.key);
        const QString of = key.section(QLatin1Char('.'), 0, 0);
        if (of != group) {
            auto* title = new QLabel(of.left(1).toUpper() +
                                     of.mid(1).replace(QLatin1Char('_'), QLatin1Char(' ')));
            title->setObjectName(QStringLiteral("sectionTitle"));
            rows_->addWidget(title);
            group = of;
        }
        auto* words = new QLabel(text(question.text));
        words->setWordWrap(true);
        auto* box = new CalmBox;
        box->setObjectName(key);
        box->setAccessibleName(text(question.text));
        box->addItem(tr("not asked"), notAsked);
        box->addItem(tr("yes"), yes);
        box->addItem(tr("no"), no);
        box->setFixedWidth(box->fontMetrics().horizontalAdvance(tr("not asked")) + 48);
        words->setBuddy(box);
        connect(box, &QComboBox::activated, this, [this, box] { answer(*box); });
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(words, 1);
        row->addWidget(box, 0, Qt::AlignTop);
        rows_->addWidget(line);
        choices_.push_back(box);
    }
    rows_->addStretch();
}

void ContextPanel::showReview()
{
    if (!document_)
        return;
    for (QComboBox* box : choices_) {
        const QSignalBlocker quiet(box);
        const auto known = document_->now().context.answer(box->objectName().toStdString());
        box->setCurrentIndex(!known ? notAsked : *known ? yes : no);
    }
}

void ContextPanel::answer(QComboBox& box)
{
    engine::Review next = document_->now();
    const std::string key = box.objectName().toStdString();
    if (box.currentIndex() == notAsked)
        next.context.answers.erase(key);
    else
        next.context.answers[key] = box.currentIndex() == yes;
    document_->change(tr("Context: %1 \u2013 %2").arg(box.accessibleName(), box.currentText()),
                      std::move(next));
}

QComboBox* ContextPanel::choice(const QString& key) const
{
    const auto found = std::ranges::find(choices_, key, &QObject::objectName);
    return found == choices_.end() ? nullptr : *found;
}

void ContextPanel::takeKeyboard()
{
    if (!choices_.empty())
        choices_.front()->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace facialis::ui
