// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "src/session/measures/detector_comparison.hpp"
#include "src/session/trace_columns.hpp"
#include "ui/views/measure_view.hpp"

namespace facialis::ui {

class ChartPane;
class DetectorRows;

/// One row: what a detector marks, and how that agrees with the bursts of the analysis.
struct DetectorRow {
    engine::DetectorMarks marks;
    engine::Agreement agreement;
    bool isInUse = false;  ///< the analysis' own detector: its bursts are those of the result
};

/// All shipped detectors side by side on the selected channel: burst bars under the trace, their
/// number, and the agreement with the one in use. They run in the background, one after the other.
/// Up and Down choose a detector, Left and Right a burst of it, Enter shows it in the traces.
class DetectorsView final : public MeasureView {
    Q_OBJECT
public:
    explicit DetectorsView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] const std::vector<DetectorRow>& rows() const { return rows_; }
    [[nodiscard]] ChartPane& chart() { return *chart_; }
    [[nodiscard]] TimeInterval window() const { return window_; }
    [[nodiscard]] std::size_t chosenRow() const { return row_; }
    /// Middle of a row, in values of the vertical axis.
    [[nodiscard]] double heightOf(std::size_t row) const;

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool usesSelection() const override { return true; }
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void beginTrace();
    void beginNext();
    void add(engine::DetectorMarks marks);
    void press(QPointF value);
    void choose(std::size_t row, std::optional<std::size_t> burst);
    void jump();
    void paintRows(QPainter& painter, const QRectF& plot) const;
    void paintTrace(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] std::vector<TimeInterval> reference() const;

    ChartPane* chart_ = nullptr;
    DetectorRows* names_ = nullptr;
    std::size_t channel_ = 0;
    TimeInterval window_;
    engine::TraceColumns trace_;
    double traceReach_ = 0.0;  ///< display units, half the height of the trace
    std::vector<DetectorRow> rows_;
    std::vector<std::string> waiting_;
    std::size_t row_ = 0;
    std::optional<std::size_t> burst_;
};

}  // namespace facialis::ui
