// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "data/knowledge/knowledge_base.hpp"
#include "ui/models/review_document.hpp"

namespace facialis::ui {

/// The channels of the recording as a table that can be written in: muscle, side, derivation,
/// polarity, bad mark. Every change is a step of the document. No widget.
class ChannelModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { name, muscle, side, minus, inverted, bad, about, columns };
    /// What a cell may be set to: a list of [words, value] pairs; empty: free text or a check mark.
    enum Role { choicesRole = Qt::UserRole };

    explicit ChannelModel(QObject* parent = nullptr);

    /// @param document  null: nothing is shown; outlives the model or the next call
    void setDocument(ReviewDocument* document);
    /// The review is another.
    void update();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    [[nodiscard]] QString words(const engine::ChannelChoice& choice, std::size_t channel,
                                int column) const;
    [[nodiscard]] QVariant choices(std::size_t channel, int column) const;
    [[nodiscard]] QVariant value(const engine::ChannelChoice& choice, int column) const;

    ReviewDocument* document_ = nullptr;
};

}  // namespace facialis::ui
