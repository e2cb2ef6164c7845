// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "src/session/measures/spectrogram.hpp"
#include "ui/views/measure_view.hpp"

namespace facialis::ui {

class ChartPane;
class ColourBar;

/// How the power of the selected stretch is spread over frequency as time goes on: an image with
/// axes and a colour bar in decibels. Left and Right move a cursor, Enter or a click shows its
/// place in the traces.
class SpectrogramView final : public MeasureView {
    Q_OBJECT
public:
    explicit SpectrogramView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] const std::optional<engine::Spectrogram>& spectrogram() const { return made_; }
    [[nodiscard]] ChartPane& chart() { return *chart_; }
    /// Column under the cursor.
    [[nodiscard]] std::size_t cursor() const { return cursor_; }

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool usesSelection() const override { return true; }
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drawImage();
    void moveCursor(std::size_t column);
    void jump();
    [[nodiscard]] std::size_t rowsShown() const;
    [[nodiscard]] TimeInterval placeOf(std::size_t column) const;
    [[nodiscard]] QString reading() const;

    ChartPane* chart_ = nullptr;
    ColourBar* bar_ = nullptr;
    std::optional<engine::Spectrogram> made_;
    QImage image_;
    double low_ = 0.0, high_ = 1.0;
    std::size_t cursor_ = 0;
};

}  // namespace facialis::ui
