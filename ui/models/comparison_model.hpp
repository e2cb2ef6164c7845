// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "src/session/measures/compare_recordings.hpp"

namespace facialis::ui {

/// The figures of two recordings, a row each. No widget.
class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { topic, about, side, figure, before, after, change, columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// false: nothing is said of before and after.
    void setOrderKnown(bool isKnown);
    [[nodiscard]] bool isOrderKnown() const { return isOrderKnown_; }
    void setFigures(std::vector<engine::ComparedFigure> figures);
    [[nodiscard]] const std::vector<engine::ComparedFigure>& figures() const { return figures_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// Words of a cell; of numbers, their value as it is shown.
    [[nodiscard]] QString words(int row, int column) const;

private:
    bool isOrderKnown_ = true;
    std::vector<engine::ComparedFigure> figures_;
};

/// "+3.2 (+45 %)"; a share has no percentage of its own. Empty where either value is missing.
[[nodiscard]] QString changeWords(const engine::ComparedFigure& figure);

}  // namespace facialis::ui
