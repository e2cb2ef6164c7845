// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace facialis::ui {

class ChartPane;

/// Names and numbers left of a chart with rows, in line with its plot area.
class DetectorRows final : public QWidget {
    Q_OBJECT
public:
    DetectorRows(ChartPane& chart, QWidget* parent);

    struct Row {
        QString name, numbers;
        bool isBold = false, isChosen = false;
    };
    /// @param units  height of the plot in rows; the first row begins `firstUnits` from its top
    void setRows(QList<Row> rows, double units, double firstUnits, const QString& first);
    [[nodiscard]] QSize sizeHint() const override { return {250, 100}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChartPane& chart_;
    QList<Row> rows_;
    double units_ = 1.0, firstUnits_ = 0.0;
    QString first_;
};

}  // namespace facialis::ui
