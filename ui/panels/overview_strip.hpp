// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QPixmap>
#include <QWidget>

#include "data/model/analysis_result.hpp"

namespace facialis::ui {

/// The whole recording in one strip: how dense the activity of the right and of the left side is,
/// where movements were asked for, and which part is on screen. A click goes there.
class OverviewStrip final : public QWidget {
    Q_OBJECT
public:
    explicit OverviewStrip(QWidget* parent = nullptr);

    void setRecording(const RecordingInfo& info);
    void setResult(std::shared_ptr<const AnalysisResult> result);
    void setWindow(TimeInterval window);
    void clear();
    /// Theme or size of text has changed.
    void restyle();

    [[nodiscard]] QSize sizeHint() const override { return {400, 44}; }

Q_SIGNALS:
    void timeChosen(facialis::Duration centre);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF field() const;
    [[nodiscard]] double x(Duration time) const;
    void drawDensity();
    void choose(double atX);

    RecordingInfo info_;
    std::shared_ptr<const AnalysisResult> result_;
    TimeInterval window_;
    QPixmap density_;  ///< made once a size and result, not once a scroll
};

}  // namespace facialis::ui
