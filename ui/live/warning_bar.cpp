// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/warning_bar.hpp"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

#include "ui/app/elided_label.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {

WarningBar::WarningBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Warnings"));
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(10);
    count_ = new QLabel;
    QFont bold = count_->font();
    bold.setBold(true);
    count_->setFont(bold);
    layout->addWidget(count_);
    said_ = new ElidedLabel;
    said_->setTextFormat(Qt::PlainText);
    layout->addWidget(said_, 1);
    hide();
}

void WarningBar::show(const QStringList& sentences, bool isLosing)
{
    if (sentences == sentences_ && isLosing == isLosing_)
        return;
    const bool isMore = sentences.size() > sentences_.size();
    sentences_ = sentences;
    isLosing_ = isLosing;
    setVisible(!sentences.isEmpty());
    count_->setText(
        counted(static_cast<std::size_t>(sentences.size()), tr("Warning:"), tr("%1 warnings:")));
    said_->setText(sentences.join(QStringLiteral("  \u00b7  ")));
    said_->setAccessibleName(words());
    setToolTip(sentences.join(QLatin1Char('\n')));
    setAccessibleDescription(words());
    paintState();
    if (isMore) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString WarningBar::words() const
{
    return sentences_.join(QStringLiteral(". "));
}

void WarningBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // The theme has changed; our own palettes send this event to the labels alone.
    if (event->type() == QEvent::ApplicationPaletteChange && count_)
        paintState();
}

void WarningBar::paintState()
{
    const Theme& colours = theme();
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, isLosing_ ? colours.danger : colours.cautionPaper);
    const QColor ink = isLosing_ ? colours.paper : colours.cautionInk;
    palette.setColor(QPalette::WindowText, ink);
    setPalette(palette);
    for (QLabel* label : {count_, static_cast<QLabel*>(said_)}) {
        QPalette own = label->palette();
        own.setColor(QPalette::WindowText, ink);
        label->setPalette(own);
    }
}

}  // namespace facialis::ui
