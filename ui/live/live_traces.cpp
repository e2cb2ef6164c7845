// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_traces.hpp"

#include <algorithm>
#include <QGraphicsRectItem>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/live/live_marks.hpp"
#include "ui/traces/trace_geometry.hpp"
#include "ui/traces/trace_layer.hpp"

namespace facialis::ui {
namespace {

/// The gain follows the signal this long, unless the user chose one.
constexpr Duration settling{10.0};

}  // namespace

LiveTraces::LiveTraces(QWidget* parent) : QGraphicsView(new QGraphicsScene, parent)
{
    scene()->setParent(this);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Live traces"));
    viewport()->setAccessibleName(accessibleName());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundBrush(theme().paper);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* root = new QGraphicsRectItem;
    root->setPen(Qt::NoPen);
    scene()->addItem(root);
    layer_ = new TraceLayer(root);
    marks_ = new LiveMarks(root);
    trace_.length = Duration(1e9);  // while it runs it has no end
}

LiveTraces::~LiveTraces() = default;

void LiveTraces::start(const RecordingInfo& recording, const KnowledgeBase& knowledge,
                       LiveTraceSource source, const LiveStory* story)
{
    stop();
    source_ = std::move(source);
    story_ = story;
    const auto display = trace_.display;
    const bool isNegativeUp = trace_.isNegativeUp;
    trace_ = {};
    trace_.display = display;
    trace_.isNegativeUp = isNegativeUp;
    trace_.length = Duration(1e9);
    trace_.start = recording.start;
    buildLanes(trace_, recording, knowledge);
    const LiveMode mode = window_.mode();
    window_ = {};
    window_.setMode(mode);
    isGainChosen_ = false;
    nextFit_ = Duration(1.0);
    loader_ = std::make_unique<engine::TraceLoader>(source_.makePage);
    changed();
}

void LiveTraces::stop()
{
    loader_.reset();
    asked_.reset();
    back_.reset();
}

TraceGeometry LiveTraces::geometryNow() const
{
    return TraceGeometry::of(QRectF(QPointF(0, 0), QSizeF(viewport()->size())),
                             LaneLayout::stacked(trace_.lanes.size()), window_.window(), true,
                             trace_.start.has_value());
}

engine::TracePageRequest LiveTraces::requestFor(std::int64_t from, std::int64_t to) const
{
    engine::TracePageRequest request;
    const Duration width = window_.columnWidth();
    const Duration onset = width * static_cast<double>(from);
    request.window = {onset, to - from == window_.columns() ? onset + window_.page()
                                                            : width * static_cast<double>(to)};
    request.columns = static_cast<std::size_t>(to - from);
    request.display = trace_.display;
    for (const Lane& lane : trace_.lanes)
        request.channels.push_back(lane.channel);
    return request;
}

void LiveTraces::resetColumns()
{
    columns_ = LiveColumns(trace_.lanes.size(), window_.columns());
    columns_.restart(std::max<std::int64_t>(0, window_.end() - window_.columns()));
    window_.setDrawn(window_.end());
    asked_.reset();
    back_.reset();
    drawnEnd_ = -1;
}

int LiveTraces::columnsThatFit() const
{
    return geometryNow().columns(devicePixelRatioF());
}

/// Something that decides what the columns hold has changed.
void LiveTraces::changed()
{
    window_.setColumns(columnsThatFit());
    resetColumns();
    askForMore();
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::advance(Duration newest)
{
    if (!loader_)
        return;
    window_.setNow(newest);
    takeArrived();
    askForMore();
    const bool isNew = columns_.end() != drawnEnd_ && !window_.isHeld();
    const bool isTold = story_ && story_->revision() != drawnRevision_;
    if (isTold || (window_.isHeld() && back_ && back_ != trace_.page))
        redraw(Change::all);
    else if (isNew)
        redraw(Change::columns);
}

void LiveTraces::takeArrived()
{
    if (!asked_)
        return;
    const auto page = loader_->latest();
    if (!page || page->request != *asked_)
        return;
    asked_.reset();
    if (window_.isHeld()) {
        back_ = page;
        return;
    }
    const auto n = static_cast<std::int64_t>(page->request.columns);
    if (page->request != requestFor(columns_.end(), columns_.end() + n))
        return;  // of a page that was shown before
    columns_.append(page->traces, n);
    window_.setDrawn(columns_.end());
}

void LiveTraces::askForMore()
{
    if (!loader_ || loader_->isBusy())
        return;
    engine::TracePageRequest wanted;
    if (window_.isHeld()) {
        wanted = requestFor(window_.first(), window_.first() + window_.columns());
        // A page that was not over when it was made is made again, now that more has come.
        const bool isThere = back_ && back_->request == wanted && !back_->isPartial;
        if (isThere)
            return;
    } else {
        const std::int64_t to = window_.end();
        if (to - columns_.end() > window_.columns())
            columns_.restart(to - window_.columns());
        if (to <= columns_.end())
            return;
        wanted = requestFor(columns_.end(), to);
    }
    asked_ = wanted;
    loader_->request(std::move(wanted));
}

void LiveTraces::fillPage()
{
    if (window_.isHeld()) {
        const std::int64_t first = window_.first();
        if (back_ && back_->request == requestFor(first, first + window_.columns())) {
            trace_.page = back_;
            return;
        }
    }
    auto page = std::make_shared<engine::TracePage>();
    page->request = requestFor(window_.first(), window_.first() + window_.columns());
    for (std::size_t lane = 0; lane < trace_.lanes.size(); ++lane)
        page->traces.push_back(window_.isSweeping() ? columns_.sweep(lane, sweepBlank)
                                                    : columns_.stretch(lane, window_.first()));
    trace_.page = std::move(page);
}

void LiveTraces::redraw(Change change)
{
    const std::int64_t before = drawnEnd_;
    const bool isStrip = change == Change::columns && window_.isSweeping() &&
                         window_.first() == drawnFirst_ && before >= window_.first();
    trace_.window = window_.window();
    trace_.division = window_.division();
    const auto old = trace_.page;
    fillPage();
    if (isStrip) {
        // What stands already was drawn about these baselines.
        auto page = std::make_shared<engine::TracePage>(*trace_.page);
        for (std::size_t lane = 0; lane < page->traces.size(); ++lane)
            page->traces[lane].baseline = old->traces[lane].baseline;
        trace_.page = std::move(page);
    } else {
        fitGainAtFirst();
        fillStory();
    }
    drawnEnd_ = columns_.end();
    drawnFirst_ = window_.first();
    const TraceGeometry geometry = geometryNow();
    if (isStrip) {
        const auto from = static_cast<int>(before - drawnFirst_);
        const auto to = static_cast<int>(window_.cursor());
        layer_->showColumns(trace_, geometry,
                            {from, std::min(to + static_cast<int>(sweepBlank),
                                            static_cast<int>(window_.columns()))});
        const Duration width = window_.columnWidth();
        marks_->moveCursor(trace_.window.onset + width * from, trace_.window.onset + width * to);
        return;
    }
    QStringList badges;
    for (const Lane& lane : trace_.lanes) {
        const QString words = source_.filterBadge ? source_.filterBadge(lane.channel) : QString();
        if (lane.isFilterable && !words.isEmpty() && !badges.contains(words))
            badges.append(words);
    }
    trace_.filterBadge = trace_.display == engine::TraceDisplay::raw ? tr("raw, baseline centred")
                                                                     : badges.join(tr(" / "));
    layer_->setVisible(!trace_.lanes.empty());
    layer_->show(trace_, geometry, true);
    showMarks();
}

void LiveTraces::fitGainAtFirst()
{
    if (isGainChosen_ || window_.isHeld() || window_.now() < nextFit_ || nextFit_ > settling)
        return;
    const std::vector<GainGroup> before = trace_.gains;
    fitGains(trace_, *trace_.page);
    // It grows only: traces that become larger by themselves look like activity.
    if (nextFit_ > Duration(1.0))
        for (std::size_t g = 0; g < before.size(); ++g)
            trace_.gains[g].perDivision =
                std::max(trace_.gains[g].perDivision, before[g].perDivision);
    nextFit_ = window_.now() + Duration(1.0);
    Q_EMIT viewChanged();
}

}  // namespace facialis::ui
