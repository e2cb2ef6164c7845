// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QAbstractListModel>

#include "ui/models/live_story.hpp"

namespace facialis::ui {

/// The lines of a story as a list, newest on top. No widget.
class LiveTicker final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Kinds that are listed; all unless told otherwise.
    void setShown(TickerKind kind, bool isShown);
    /// Adds what has happened since the last call. @param story  null: empties the list
    void follow(const LiveStory* story);

    [[nodiscard]] const TickerLine& lineAt(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] bool isShown(const TickerLine& line) const
    {
        return (hidden_ >> static_cast<unsigned>(line.kind) & 1U) == 0;
    }
    std::vector<TickerLine> lines_;  ///< oldest first, those that are listed
    const LiveStory* story_ = nullptr;
    std::size_t taken_ = 0;
    unsigned hidden_ = 0;  ///< a bit a kind
};

}  // namespace facialis::ui
