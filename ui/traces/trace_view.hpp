// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <QChartView>

#include "src/review/review_file.hpp"
#include "src/session/review_session.hpp"
#include "ui/traces/trace_geometry.hpp"
#include "ui/traces/trace_scene.hpp"
#include "ui/traces/viewport.hpp"

class QLineSeries;
class QRubberBand;
class QValueAxis;

namespace facialis::ui {

class BurstSeries;
class EnvelopeSeries;
class TraceLayer;

/// The traces of a recording in one Qt Charts chart: value axes, a legend, a series for each kind
/// of burst, and the dense traces as a layer on the plot area. Wheel, drag and cursors are handled
/// here; what keys do is decided by the actions of the window.
class TraceView final : public QChartView {
    Q_OBJECT
public:
    explicit TraceView(QWidget* parent = nullptr);
    ~TraceView() override;

    /// Shows another recording (or none). The session must outlive its being shown.
    void setSession(engine::ReviewSession* session);
    /// Theme or size of text has changed.
    void restyle();
    /// The analysis has ended: bursts, movements, unusable channels.
    void setResult(std::shared_ptr<const AnalysisResult> result);
    /// Fetches a page that was made in the background. Cheap; to be called at the display rate.
    void poll();
    /// true when everything on screen is drawn from the page that belongs there.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] const Viewport& viewportTime() const { return view_; }
    [[nodiscard]] const TraceScene& scene() const { return scene_; }
    [[nodiscard]] TraceGeometry geometryNow() const;

    void scrollTo(Duration start);
    void scrollBy(double pages);
    void toStart();
    void toEnd();
    void zoomTime(int steps, double anchor = 0.5);  ///< positive: shorter page
    void showAll();
    void goBack();
    void goForward();  ///< to where goBack() came from
    /// Goes to a place and marks it.
    void jumpTo(const Highlight& place);
    /// Nothing is marked or dragged here; the page is moved, and zoomed.
    void setLookOnly() { isLookOnly_ = true; }
    void clearMarks();  ///< highlight, selection and cursors
    /// Marks a stretch of a trace, or none.
    void select(std::optional<TraceSelection> selection);
    /// The least amplitudes as lines that can be dragged.
    void setLimitsShown(bool areShown);
    /// The review of the session is another: names, annotations, bad channels, limits.
    void showReview();
    /// Window and gains as they were kept.
    void setLook(const engine::ReviewLook& look);

    /// Gain of each unit, page, display and layout as those of another view: two recordings are
    /// compared at one scale.
    void matchLook(const TraceScene& other);

    void changeGain(int steps);  ///< positive: larger traces
    void fitGain();
    void setDisplay(engine::TraceDisplay display);
    void setNegativeUp(bool isNegativeUp);
    /// The linear envelope over each filtered trace.
    void setEnvelopesShown(bool areShown);
    /// Right and left face to face, one muscle a row, or all lanes one below the other.
    void setFaceToFace(bool areFaceToFace);
    void setCursorsShown(bool areShown);
    void moveCursor(std::size_t index, Duration to);
    /// Marks the place that is heard, or none. Draws the line alone; no signal comes of it.
    void setPlayhead(std::optional<Duration> place);

Q_SIGNALS:
    void viewChanged();  ///< window, gain or display; scene() tells
    void placeClicked(facialis::Duration time, std::size_t channel);
    void selectionChanged();  ///< scene().selection tells
    /// An edge of the selection was dragged; it was `before`.
    void selectionDragged(const facialis::ui::TraceSelection& before);
    /// The least RMS of a channel was dragged; in the channel's unit, 0: no limit.
    void limitDragged(std::size_t channel, double leastRms);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    /// What has changed decides what is fetched and drawn again.
    enum class Change { marks, picture, window };
    /// What the mouse has hold of.
    enum class Grip { none, cursorA, cursorB, onset, offset, limit, zoom, stretch };
    [[nodiscard]] Grip gripAt(QPointF at, Qt::KeyboardModifiers modifiers) const;
    void showGrip(QPointF at, Qt::KeyboardModifiers modifiers);
    /// Where the mouse is, kept to the half of the picture it was pressed in.
    [[nodiscard]] double insidePressedHalf(double x) const;
    void dragEdge(Duration time);
    void dragBand(QPointF to);
    void releaseBand(QPointF from, QPointF to, bool isStretch);
    void fillLanes();
    void markUsable();
    void refresh(Change change);
    void fetchPage();
    void takeColours();
    void placeAxes();
    /// How many rows the entries of the legend need at this width.
    [[nodiscard]] int measuredLegend() const;
    void fillTasks();
    void readCursors();
    void describe();
    [[nodiscard]] QString badge() const;

    engine::ReviewSession* session_ = nullptr;
    std::shared_ptr<const AnalysisResult> result_;
    Viewport view_;
    TraceScene scene_;
    engine::TracePageRequest wanted_;  ///< the page that belongs on screen
    int legendRows_ = 1;
    bool isGainFitted_ = false;
    bool isLookOnly_ = false;
    QValueAxis* timeAxis_ = nullptr;
    QValueAxis* laneAxis_ = nullptr;
    std::array<QLineSeries*, 2> sides_{};  ///< right, left: what the legend says of the colours
    TraceLayer* layer_ = nullptr;
    std::unique_ptr<EnvelopeSeries> envelopes_;
    std::unique_ptr<BurstSeries> bursts_;
    std::optional<QPointF> pressed_;
    Grip grip_ = Grip::none;
    std::optional<std::size_t> pressedLane_;  ///< empty: an empty cell
    std::optional<TraceSelection> beforeDrag_;
    QRubberBand* band_ = nullptr;
};

}  // namespace facialis::ui
