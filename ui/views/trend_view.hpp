// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "src/session/measures/examination_trend.hpp"
#include "ui/views/measure_view.hpp"

class QComboBox;

namespace facialis::ui {

class ChartPane;

/// How the activity of each side goes on over the examination: bursts a minute, time in spasm, RMS;
/// gaps are marked. Left and Right choose a part, Up and Down a side, Enter or a click shows it.
class TrendView final : public MeasureView {
    Q_OBJECT
public:
    enum Measure { perMinute, spasmShare, rms };

    explicit TrendView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] const std::vector<engine::SideTrend>& trends() const { return trends_; }
    [[nodiscard]] ChartPane& chart() { return *chart_; }
    [[nodiscard]] QComboBox& measureBox() { return *measure_; }

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drawSide(const engine::SideTrend& trend);
    void drawGaps();
    void drawSlope(const engine::SideTrend& trend);
    void press(QPointF value);
    void choose(std::size_t side, std::size_t part);
    void jump();
    [[nodiscard]] Measure measure() const;
    [[nodiscard]] QString unit() const;
    [[nodiscard]] std::optional<double> valueOf(const engine::TrendPoint& point) const;
    [[nodiscard]] QString sideWords(const engine::SideTrend& trend) const;
    [[nodiscard]] QString chosenWords() const;

    QComboBox* measure_ = nullptr;
    ChartPane* chart_ = nullptr;
    std::vector<engine::SideTrend> trends_;
    std::size_t side_ = 0, part_ = 0;
};

}  // namespace facialis::ui
