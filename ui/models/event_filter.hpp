// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QAbstractProxyModel>
#include <QString>
#include <vector>

#include "data/model/side.hpp"

namespace facialis::ui {

class EventModel;

/// Which events are listed, and in which order. A general proxy model tells the view of every
/// stretch of rows that comes or goes, which takes half a second where every eighth of 100,000
/// does; this one makes its list anew and says so once. What is chosen stays chosen where it is
/// listed.
class EventFilter final : public QAbstractProxyModel {
    Q_OBJECT
public:
    explicit EventFilter(EventModel* events, QObject* parent = nullptr);

    /// -1: all; 0.. : a BurstKind; remarksOnly: the remarks of the file.
    static constexpr int all = -1, remarksOnly = -2;
    void setKind(int kind);
    void setSide(std::optional<Side> side);
    void setWords(const QString& words);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& listed) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& event) const override;
    /// Equal values stay in order of time.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// Chosen events and the current one keep their rows, where they are still listed.
    void listAnew();
    void fill();
    [[nodiscard]] bool accepts(int row) const;

    EventModel* events_;
    std::vector<int> rows_;    ///< rows of the model, as they are listed
    std::vector<int> places_;  ///< by row of the model; -1: not listed
    int sortColumn_ = 0;
    Qt::SortOrder order_ = Qt::AscendingOrder;
    int kind_ = all;
    std::optional<Side> side_;
    QString words_;
};

}  // namespace facialis::ui
