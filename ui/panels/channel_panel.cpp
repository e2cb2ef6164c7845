// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/channel_panel.hpp"

#include <algorithm>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "data/model/replace_file.hpp"
#include "src/review/review_montage.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/channel_model.hpp"
#include "ui/panels/choice_delegate.hpp"

namespace facialis::ui {

ChannelPanel::ChannelPanel(QWidget* parent) : ReviewPanel(parent)
{
    model_ = new ChannelModel(this);
    table_ = new QTableView(this);
    table_->setAccessibleName(tr("Channels"));
    table_->setModel(model_);
    table_->setItemDelegate(new ChoiceDelegate(table_));
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->setDefaultSectionSize(static_cast<int>(lengthForText(24.0)));
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setMinimumSectionSize(50);
    static_assert(ChannelModel::columns == 7);
    widths_.emplace(*table_, std::initializer_list<int>{105, 140, 66, 66, 70, 50, 200});
    hint_ = new QLabel(this);
    hint_->setWordWrap(true);
    hint_->setContentsMargins(12, 6, 12, 6);
    auto* load = new QPushButton(tr("Load montage…"), this);
    load->setAccessibleName(tr("Take channels from a montage file"));
    auto* save = new QPushButton(tr("Save montage…"), this);
    save->setAccessibleName(tr("Keep the channels as a montage file"));
    connect(load, &QPushButton::clicked, this, &ChannelPanel::chooseToLoad);
    connect(save, &QPushButton::clicked, this, &ChannelPanel::chooseToSave);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 4, 12, 8);
    buttons->addStretch();
    buttons->addWidget(load);
    buttons->addWidget(save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(hint_);
    layout->addWidget(table_, 1);
    layout->addLayout(buttons);
}

void ChannelPanel::setSession(engine::ReviewSession* session)
{
    if (!session)
        setDocument(nullptr);
}

void ChannelPanel::setDocument(ReviewDocument* document)
{
    document_ = document;
    model_->setDocument(document);
    hint();
}

void ChannelPanel::showReview()
{
    model_->update();
    hint();
}

void ChannelPanel::hint()
{
    if (!document_) {
        hint_->clear();
        return;
    }
    const auto unnamed =
        std::ranges::count_if(document_->now().channels, [](const engine::ChannelChoice& choice) {
            return !choice.isBad && (choice.muscle.empty() || !choice.side);
        });
    hint_->setText(
        unnamed == 0
            ? tr("Every channel has a muscle and a side.")
            : tr("%1 without muscle or side: they take no part in blinks, synkinesis and findings. "
                 "F2 or a double click changes a cell.")
                  .arg(counted(static_cast<std::size_t>(unnamed), tr("1 channel"),
                               tr("%1 channels"))));
}

void ChannelPanel::restyle(const Theme& before)
{
    ReviewPanel::restyle(before);
    table_->verticalHeader()->setDefaultSectionSize(static_cast<int>(lengthForText(24.0)));
    widths_->follow();
}

void ChannelPanel::takeKeyboard()
{
    table_->setFocus(Qt::ShortcutFocusReason);
    if (!table_->currentIndex().isValid() && model_->rowCount() > 0)
        table_->setCurrentIndex(model_->index(0, ChannelModel::muscle));
}

Result<void> ChannelPanel::saveMontage(const QString& path) const
{
    return replaceFile(path.toStdString(),
                       engine::montageText(engine::montageOf(document_->now())));
}

Result<void> ChannelPanel::loadMontage(const QString& path)
{
    const auto montage =
        engine::montageFromToml(path.toStdString(), document_->session().knowledge());
    if (!montage)
        return tl::unexpected(montage.error());
    auto next = engine::withChannelsOf(
        document_->now(), *montage, document_->session().fileInfo().channels, path.toStdString());
    if (!next)
        return tl::unexpected(next.error());
    document_->change(tr("Montage taken from %1").arg(path), std::move(*next));
    return {};
}

void ChannelPanel::tell(const Result<void>& outcome, const QString& success)
{
    hint_->setText(outcome ? success : text(outcome.error().sentence()));
}

void ChannelPanel::chooseToSave()
{
    if (!document_)
        return;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the montage"), {}, tr("Montages (*.toml)"));
    if (!path.isEmpty())
        tell(saveMontage(path), tr("Montage saved as %1").arg(path));
}

void ChannelPanel::chooseToLoad()
{
    if (!document_)
        return;
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Load a montage"), {}, tr("Montages (*.toml)"));
    if (!path.isEmpty())
        tell(loadMontage(path), tr("Montage taken from %1").arg(path));
}

}  // namespace facialis::ui
