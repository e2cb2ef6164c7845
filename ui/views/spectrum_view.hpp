// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "src/analysis/window_spectrum.hpp"
#include "ui/views/measure_view.hpp"

class QToolButton;

namespace facialis::ui {

class ChartPane;

/// Power spectrum of the selected stretch and of the same stretch of the mirror muscle (Welch),
/// with mean and median frequency, the band of the analysis and the mains lines. Of a burst the
/// numbers are those of the analysis. D: linear or decibels; Enter: show the stretch.
class SpectrumView final : public MeasureView {
    Q_OBJECT
public:
    explicit SpectrumView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    /// The chosen channel, then its mirror where there is one.
    [[nodiscard]] const std::vector<engine::WindowSpectrum>& spectra() const { return spectra_; }
    [[nodiscard]] ChartPane& chart() { return *chart_; }
    [[nodiscard]] bool isDecibel() const;

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool usesSelection() const override { return true; }
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void present(std::vector<engine::WindowSpectrum> spectra, const std::optional<Error>& error);
    void drawSpectra(double highest);
    void drawMarks(double bottom, double top);
    [[nodiscard]] double height(double density, const Channel& about) const;
    [[nodiscard]] QString numbers(const engine::WindowSpectrum& spectrum) const;

    ChartPane* chart_ = nullptr;
    QToolButton* decibel_ = nullptr;
    std::vector<engine::WindowSpectrum> spectra_;
    Frequency mains_{50.0};
};

}  // namespace facialis::ui
