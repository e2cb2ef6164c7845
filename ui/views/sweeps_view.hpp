// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "src/session/measures/locked_sweeps.hpp"
#include "ui/traces/one_two_five.hpp"
#include "ui/views/measure_view.hpp"

class QComboBox;
class QToolButton;

namespace facialis::ui {

class ChartPane;

/// What sweeps can be aligned at: the stimuli of a series, seen in a muscle of both sides, or the
/// onsets of a pair's driver, seen in driver and follower.
struct SweepSource {
    enum class Lock { stimulus, driverOnset };
    Lock lock = Lock::stimulus;
    std::size_t index = 0;              ///< of the stimulus series, or of the pair
    std::vector<std::size_t> channels;  ///< one a panel, at most two
    QString name;
};

/// Sources of a result, stimuli first, then the pairs that could be judged.
[[nodiscard]] std::vector<SweepSource> sweepSources(const AnalysisResult& result,
                                                    const KnowledgeBase& knowledge);

/// Sweeps superimposed and averaged: blink reflex and lateral spread after stimuli (10 ms/div), and
/// followers after the onset of their driver (100 ms/div). + and - change the gain, R shows the
/// mean of the rectified sweeps, N, P and Enter step through the sweeps and show each in the
/// traces.
class SweepsView final : public MeasureView {
    Q_OBJECT
public:
    explicit SweepsView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] const std::vector<engine::LockedSweeps>& panels() const { return panels_; }
    [[nodiscard]] ChartPane& chart(std::size_t panel) { return *charts_[panel]; }
    [[nodiscard]] QComboBox& sourceBox() { return *source_; }
    [[nodiscard]] double perDivision() const { return gain_.value(); }
    /// Shows the sweeps of a pair (index into the result), if it has any.
    void showPair(std::size_t pair);

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// The stretch of time that is shown, and its grid.
    struct TimeScale {
        double fromMs, toMs, division;
    };
    [[nodiscard]] static TimeScale scaleOf(const SweepSource& source);
    void compute();
    void fitGain();
    void drawPanel(std::size_t panel);
    void step(int direction);
    [[nodiscard]] const SweepSource* source() const;
    [[nodiscard]] QStringList responseWords(std::size_t channel) const;
    [[nodiscard]] QString pairWords() const;

    QComboBox* source_ = nullptr;
    QToolButton* rectified_ = nullptr;
    std::array<ChartPane*, 2> charts_{};
    std::vector<SweepSource> sources_;
    std::vector<engine::LockedSweeps> panels_;
    OneTwoFive gain_;  ///< display units a division, of both panels
    std::optional<std::size_t> sweep_;
};

}  // namespace facialis::ui
