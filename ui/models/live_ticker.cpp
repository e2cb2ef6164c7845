// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_ticker.hpp"

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {

void LiveTicker::setShown(TickerKind kind, bool isShown)
{
    const unsigned bit = 1U << static_cast<unsigned>(kind);
    const unsigned hidden = isShown ? hidden_ & ~bit : hidden_ | bit;
    if (hidden == hidden_)
        return;
    beginResetModel();
    hidden_ = hidden;
    lines_.clear();
    taken_ = 0;
    endResetModel();
    follow(story_);
}

void LiveTicker::follow(const LiveStory* story)
{
    if (story != story_) {
        beginResetModel();
        story_ = story;
        lines_.clear();
        taken_ = 0;
        endResetModel();
    }
    if (!story_)
        return;
    std::vector<TickerLine> fresh;
    for (; taken_ < story_->lines().size(); ++taken_)
        if (isShown(story_->lines()[taken_]))
            fresh.push_back(story_->lines()[taken_]);
    if (fresh.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    lines_.insert(lines_.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

const TickerLine& LiveTicker::lineAt(int row) const
{
    return lines_[lines_.size() - 1 - static_cast<std::size_t>(row)];
}

int LiveTicker::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant LiveTicker::data(const QModelIndex& index, int role) const
{
    const TickerLine& line = lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return seconds(line.place.interval.onset, 1) + QStringLiteral("  ") +
               tickerKindName(line.kind) + QStringLiteral("  ") + line.words;
    case Qt::ForegroundRole:
        if (line.kind == TickerKind::trouble || line.kind == TickerKind::gap)
            return theme().danger;
        return line.kind == TickerKind::burst ? theme().faintInk : theme().ink;
    default: return {};
    }
}

}  // namespace facialis::ui
