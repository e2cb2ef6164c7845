// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QGraphicsItem>
#include <QString>
#include <vector>

#include "ui/traces/trace_geometry.hpp"

namespace facialis::ui {

/// What a live view says above and below its traces.
struct LiveMarksScene {
    Duration division{1.0};
    /// Sweeping: where the cursor is in the window; what is right of it is older by one page.
    std::optional<Duration> cursor;
    QString badge;       ///< "LIVE", "HELD", "LOOKING BACK"
    QString badgeWords;  ///< what that means for the recording
    bool isLive = true;  ///< how the badge is drawn
    QString notice;      ///< in the middle of the traces: waiting for signal, and why
    std::vector<std::pair<TimeInterval, QString>> gaps;  ///< reasons, in the window
    bool hasRight = false, hasLeft = false, hasClipped = false;
};

/// Which gaps have their reason written on the traces: the longest first, none over another, and of
/// those too narrow to be seen as a hole only so few that the traces stay free. All are marked on
/// the traces, and listed with their reasons.
/// @param bands  where the gaps stand @param boxes  where their reasons would stand
[[nodiscard]] std::vector<std::size_t> gapsToExplain(const std::vector<QRectF>& bands,
                                                     const std::vector<QRectF>& boxes);

/// The foreground of a live view: time axis, badge, reasons of gaps, cursor of the sweep, legend.
class LiveMarks final : public QGraphicsItem {
public:
    explicit LiveMarks(QGraphicsItem* parent);

    void show(LiveMarksScene scene, const TraceGeometry& geometry);
    /// The cursor moved and nothing else changed: draws between these two places again.
    void moveCursor(Duration from, Duration to);

    [[nodiscard]] const LiveMarksScene& scene() const { return scene_; }
    [[nodiscard]] QRectF boundingRect() const override { return geometry_.whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void drawAxis(QPainter& painter) const;
    void drawLegend(QPainter& painter) const;
    void drawBadge(QPainter& painter) const;
    void drawGaps(QPainter& painter) const;
    void drawCursor(QPainter& painter) const;
    void drawNotice(QPainter& painter) const;

    LiveMarksScene scene_;
    TraceGeometry geometry_;
};

}  // namespace facialis::ui
