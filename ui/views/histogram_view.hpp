// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "src/session/measures/burst_histogram.hpp"
#include "ui/views/measure_view.hpp"

class QComboBox;

namespace facialis::ui {

class ChartPane;

/// Distributions of the bursts: duration, RMS, interval, rate over time; the patient's right on the
/// left of the screen, stacked by kind, to be filtered by kind and channel. A click on a bar (or
/// Left, Right, Up, Down and Enter) shows the first burst in it, N and P the others.
class HistogramView final : public MeasureView {
    Q_OBJECT
public:
    explicit HistogramView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] const engine::BurstHistogram& histogram() const { return histogram_; }
    [[nodiscard]] ChartPane& chart(std::size_t side) { return *charts_[side]; }
    [[nodiscard]] QComboBox& measureBox() { return *measure_; }
    [[nodiscard]] QComboBox& kindBox() { return *kind_; }
    [[nodiscard]] QComboBox& channelBox() { return *channel_; }
    void chooseBar(std::size_t side, std::size_t bin);
    /// Bursts of the chosen bar, ascending; indices into the result.
    [[nodiscard]] std::vector<std::size_t> chosenBursts() const;

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillBoxes();
    void count();
    void drawSide(std::size_t side, double top);
    void jump(int step);
    void report();
    [[nodiscard]] double scale() const;
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString measureName() const;
    [[nodiscard]] QString barName(std::size_t bin) const;
    [[nodiscard]] QString sideSummary(const engine::SideHistogram& side) const;

    QComboBox* measure_ = nullptr;
    QComboBox* kind_ = nullptr;
    QComboBox* channel_ = nullptr;
    std::array<ChartPane*, 3> charts_{};
    engine::BurstHistogram histogram_;
    std::size_t side_ = 0, bin_ = 0;
    std::optional<std::size_t> place_;  ///< of the burst that was jumped to last, in the bar
};

}  // namespace facialis::ui
