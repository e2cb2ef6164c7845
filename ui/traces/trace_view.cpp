// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/trace_view.hpp"

#include <algorithm>
#include <cmath>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QRubberBand>
#include <QValueAxis>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/traces/burst_series.hpp"
#include "ui/traces/envelope_series.hpp"
#include "ui/traces/trace_layer.hpp"

namespace facialis::ui {

TraceView::TraceView(QWidget* parent) : QChartView(new QChart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Traces"));
    viewport()->setAccessibleName(accessibleName());
    viewport()->setMouseTracking(true);
    QChart& chart = *this->chart();
    // A frame around the chart and its rounded corners cost 3 ms a picture and show nothing.
    chart.setBackgroundVisible(false);
    chart.setMargins(QMargins(0, 0, 0, 0));
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    chart.setAnimationOptions(QChart::NoAnimation);

    timeAxis_ = new QValueAxis;
    timeAxis_->setTickType(QValueAxis::TicksDynamic);
    timeAxis_->setTickAnchor(0.0);
    timeAxis_->setGridLineVisible(false);
    timeAxis_->setTitleText(tr("Time from the start of the recording (s)"));
    timeAxis_->setTitleVisible(false);
    chart.addAxis(timeAxis_, Qt::AlignBottom);
    laneAxis_ = new QValueAxis;
    laneAxis_->setRange(0.0, 1.0);
    laneAxis_->setVisible(false);
    chart.addAxis(laneAxis_, Qt::AlignLeft);

    layer_ = new TraceLayer(&chart);
    envelopes_ = std::make_unique<EnvelopeSeries>(chart, timeAxis_, laneAxis_);
    bursts_ = std::make_unique<BurstSeries>(chart, timeAxis_, laneAxis_);
    // The sides stand in the legend as the lines they are drawn with.
    for (const Side side : {Side::right, Side::left}) {
        auto* line = new QLineSeries;
        line->setName(sideLetter(side) + QStringLiteral(" = ") + sideName(side).toLower());
        chart.addSeries(line);
        line->attachAxis(timeAxis_);
        line->attachAxis(laneAxis_);
        sides_[side == Side::right ? 0 : 1] = line;
    }
    chart.legend()->setAlignment(Qt::AlignBottom);
    chart.legend()->detachFromChart();
    chart.legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    chart.legend()->setBackgroundVisible(false);
    takeColours();
}

void TraceView::takeColours()
{
    setBackgroundBrush(theme().paper);
    timeAxis_->setLabelsColor(theme().ink);
    timeAxis_->setLinePenColor(theme().line);
    timeAxis_->setLabelsFont(font());
    chart()->legend()->setLabelColor(theme().ink);
    chart()->legend()->setFont(font());
    bursts_->restyle();
    for (const Side side : {Side::right, Side::left})
        sides_[side == Side::right ? 0 : 1]->setPen(
            QPen(colourOf(side), 3.0, side == Side::left ? Qt::DashLine : Qt::SolidLine));
}

void TraceView::restyle()
{
    takeColours();
    refresh(Change::window);
}

TraceView::~TraceView() = default;

void TraceView::setSession(engine::ReviewSession* session)
{
    session_ = session;
    result_.reset();
    // What the mouse has hold of is of the recording before.
    pressed_.reset();
    pressedLane_.reset();
    grip_ = Grip::none;
    if (band_)
        band_->hide();
    const bool isFaceToFace = scene_.isFaceToFace, hasEnvelopes = scene_.hasEnvelopes;
    scene_ = {};
    scene_.hasEnvelopes = hasEnvelopes;
    scene_.isFaceToFace = isFaceToFace;
    isGainFitted_ = false;
    view_ = Viewport(session ? session->info().duration : Duration(0.0));
    if (isLookOnly_)
        view_.setMayExceed();
    if (session) {
        const RecordingInfo& info = session->info();
        fillLanes();
        scene_.length = info.duration;
        scene_.start = info.start;
        for (const Gap& gap : info.gaps)
            scene_.gaps.push_back(gap.interval);
    }
    bursts_->setTotals({});
    refresh(Change::window);
}

void TraceView::fillLanes()
{
    buildLanes(scene_, session_->info(), session_->knowledge());
    const engine::Review& review = session_->review();
    for (Lane& lane : scene_.lanes) {
        lane.isBad = review.channels[lane.channel].isBad;
        if (const auto least = review.leastRms.find(lane.channel); least != review.leastRms.end())
            lane.leastRms = least->second;
    }
    for (const Side side : {Side::right, Side::left})
        sides_[side == Side::right ? 0 : 1]->setVisible(
            std::ranges::find(scene_.lanes, side, &Lane::side) != scene_.lanes.end());
}

void TraceView::showReview()
{
    if (!session_)
        return;
    const std::vector<GainGroup> gains = scene_.gains;
    fillLanes();
    if (gains.size() == scene_.gains.size())
        scene_.gains = gains;
    markUsable();
    refresh(Change::window);
}

void TraceView::markUsable()
{
    if (!result_)
        return;
    for (Lane& lane : scene_.lanes)
        for (const ChannelQuality& quality : result_->quality)
            if (quality.channel == lane.channel) {
                lane.isUsable = quality.isUsable;
                if (quality.noiseRms)
                    lane.restRms = quality.noiseRms->volts();
                lane.remarks.clear();
                for (const std::string& reason : quality.reasons)
                    lane.remarks.append(text(reason));
            }
}

void TraceView::setResult(std::shared_ptr<const AnalysisResult> result)
{
    result_ = std::move(result);
    if (!result_)
        return;
    markUsable();
    bursts_->setTotals(result_->bursts);
    refresh(Change::window);
}

void TraceView::poll()
{
    if (!session_)
        return;
    if (scene_.page && scene_.page->isPartial) {
        fetchPage();  // wide pages fill in while the overview is being made
        refresh(Change::picture);
        return;
    }
    if (isSettled())
        return;
    const auto page = session_->latestPage();
    if (page && page != scene_.page && page->request == wanted_) {
        scene_.page = page;
        if (!isGainFitted_)
            fitGain();
        refresh(Change::picture);
    }
}

bool TraceView::isSettled() const
{
    return !session_ || (scene_.page && !scene_.page->isPartial && !scene_.page->isCoarse &&
                         scene_.page->request == wanted_);
}

TraceGeometry TraceView::geometryNow() const
{
    const bool hasTasks = session_ && (!session_->info().annotations.empty() ||
                                       (result_ && !result_->manoeuvres.empty()));
    return TraceGeometry::of(QRectF(QPointF(0, 0), QSizeF(size())),
                             scene_.isFaceToFace ? LaneLayout::faceToFace(scene_.lanes)
                                                 : LaneLayout::stacked(scene_.lanes.size()),
                             view_.window(), hasTasks, scene_.start.has_value(), legendRows_);
}

void TraceView::fetchPage()
{
    wanted_.window = view_.window();
    wanted_.columns = static_cast<std::size_t>(geometryNow().columns(devicePixelRatioF()));
    wanted_.display = scene_.display;
    wanted_.hasEnvelopes = scene_.hasEnvelopes;
    wanted_.channels.clear();
    for (const Lane& lane : scene_.lanes)
        wanted_.channels.push_back(lane.channel);
    if (const auto page = session_->page(wanted_)) {
        scene_.page = page;
        if (!isGainFitted_)
            fitGains(scene_, *page);
        isGainFitted_ = true;
    }
}

void TraceView::refresh(Change change)
{
    chart()->resize(size());
    envelopes_->announce(session_ && scene_.hasEnvelopes &&
                         scene_.display == engine::TraceDisplay::filtered);
    // Measured once: the geometry is asked for at every movement of the mouse.
    if (change == Change::window)
        legendRows_ = measuredLegend();
    const TraceGeometry geometry = geometryNow();
    if (change == Change::window && session_) {
        scene_.window = view_.window();
        scene_.division = view_.division();
        fetchPage();
        fillTasks();
        scene_.bursts =
            result_ ? burstsIn(*result_, scene_.lanes, scene_.window) : std::vector<BurstMark>{};
        placeAxes();
        bursts_->show(scene_.bursts, geometry);
    }
    if (session_)
        scene_.filterBadge = badge();
    readCursors();
    describe();
    if (change != Change::marks)
        envelopes_->show(scene_, geometry);
    layer_->setVisible(session_ != nullptr);
    layer_->show(scene_, geometry, change != Change::marks);
    Q_EMIT viewChanged();
}

}  // namespace facialis::ui
