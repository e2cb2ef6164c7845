// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/marker_bar.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QToolButton>

#include "ui/live/gives_way.hpp"

namespace facialis::ui {
namespace {

// As the knowledge base knows them, so that the movements are understood.
constexpr std::array<const char*, MarkerBar::count> usual{
    "rest",  "close eyes gently", "close eyes tightly", "raise eyebrows",
    "smile", "show teeth",        "pucker lips",        "blink"};

QString settingName(std::size_t index)
{
    return QStringLiteral("live/marker%1").arg(index + 1);
}

}  // namespace

MarkerBar::MarkerBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Markers"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 3, 10, 3);
    layout->setSpacing(4);
    layout->addWidget(new QLabel(tr("Markers")));
    QSettings stored(QStringLiteral("Facialis"), QStringLiteral("workstation"));
    for (std::size_t i = 0; i < count; ++i) {
        buttons_[i] = new QToolButton;
        buttons_[i]->setFocusPolicy(Qt::TabFocus);
        lines_[i] =
            new QLineEdit(stored.value(settingName(i), QString::fromLatin1(usual[i])).toString());
        lines_[i]->setAccessibleName(tr("Words of marker %1").arg(i + 1));
        lines_[i]->hide();
        layout->addWidget(buttons_[i]);
        layout->addWidget(lines_[i]);
        connect(buttons_[i], &QToolButton::clicked, this, [this, i] { press(i); });
        connect(lines_[i], &QLineEdit::returnPressed, this, [this] { setEditing(false); });
    }
    words_ = new QLineEdit;
    words_->setAccessibleName(tr("Marker of any words"));
    words_->setPlaceholderText(tr("M: any words, then Enter"));
    words_->setMinimumWidth(150);
    connect(words_, &QLineEdit::returnPressed, this, [this] {
        const QString words = words_->text().trimmed();
        words_->clear();
        if (!words.isEmpty())
            Q_EMIT marked(words);
        if (QWidget* next = window())
            next->setFocus(Qt::OtherFocusReason);
    });
    layout->addWidget(words_, 1);
    edit_ = new QToolButton;
    edit_->setText(tr("Edit"));
    edit_->setCheckable(true);
    edit_->setAccessibleName(tr("Change the words of the markers"));
    connect(edit_, &QToolButton::toggled, this, &MarkerBar::setEditing);
    layout->addWidget(edit_);
    new GivesWay(*this, {[this](bool isNarrow) {
        areNumbersAlone_ = isNarrow;
        showLabels();
    }});
    showLabels();
}

void MarkerBar::press(std::size_t index)
{
    if (!label(index).isEmpty())
        Q_EMIT marked(label(index));
}

void MarkerBar::writeWords()
{
    words_->setFocus(Qt::ShortcutFocusReason);
}

void MarkerBar::setEditing(bool isEditing)
{
    edit_->setChecked(isEditing);
    for (std::size_t i = 0; i < count; ++i) {
        buttons_[i]->setVisible(!isEditing);
        lines_[i]->setVisible(isEditing);
    }
    if (isEditing) {
        lines_.front()->setFocus(Qt::OtherFocusReason);
        return;
    }
    QSettings stored(QStringLiteral("Facialis"), QStringLiteral("workstation"));
    for (std::size_t i = 0; i < count; ++i) {
        if (label(i) == QLatin1String(usual[i]))
            stored.remove(settingName(i));
        else
            stored.setValue(settingName(i), label(i));
    }
    showLabels();
}

QString MarkerBar::label(std::size_t index) const
{
    return lines_[index]->text().trimmed();
}

void MarkerBar::setLabel(std::size_t index, const QString& label)
{
    lines_[index]->setText(label);
    showLabels();
}

void MarkerBar::showLabels()
{
    for (std::size_t i = 0; i < count; ++i) {
        const QString number = QString::number(i + 1);
        buttons_[i]->setText(areNumbersAlone_ ? number : number + QLatin1Char(' ') + label(i));
        buttons_[i]->setAccessibleName(tr("Marker %1: %2").arg(i + 1).arg(label(i)));
        buttons_[i]->setToolTip(buttons_[i]->accessibleName());
    }
}

}  // namespace facialis::ui
