// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/ticker_panel.hpp"

#include <QCheckBox>
#include <QListView>
#include <QVBoxLayout>

namespace facialis::ui {

TickerPanel::TickerPanel(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Events"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bursts = new QCheckBox(tr("with single bursts"));
    bursts->setAccessibleName(tr("List single bursts, too"));
    bursts->setChecked(true);
    layout->addWidget(bursts);
    model_ = new LiveTicker(this);
    list_ = new QListView;
    list_->setAccessibleName(tr("Events, newest first"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setModel(model_);
    list_->setUniformItemSizes(true);
    list_->setTextElideMode(Qt::ElideRight);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    layout->addWidget(list_, 1);
    connect(bursts, &QCheckBox::toggled, this,
            [this](bool on) { model_->setShown(TickerKind::burst, on); });
    const auto go = [this](const QModelIndex& index) {
        Q_EMIT placeChosen(model_->lineAt(index.row()).place);
    };
    connect(list_, &QListView::clicked, this, go);
    connect(list_, &QListView::activated, this, go);
}

void TickerPanel::follow(const LiveStory* story)
{
    model_->follow(story);
}

}  // namespace facialis::ui
