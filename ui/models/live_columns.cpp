// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_columns.hpp"

#include <algorithm>
#include <limits>

namespace facialis::ui {
namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

}  // namespace

LiveColumns::LiveColumns(std::size_t lanes, std::int64_t capacity)
    : capacity_(std::max<std::int64_t>(1, capacity)), lanes_(lanes)
{
    restart(0);
}

void LiveColumns::restart(std::int64_t at)
{
    begin_ = end_ = std::max<std::int64_t>(0, at);
    const auto size = static_cast<std::size_t>(capacity_);
    for (Lane& lane : lanes_) {
        lane.low.assign(size, nothing);
        lane.high.assign(size, nothing);
        lane.clipped.assign(size, 0);
    }
}

void LiveColumns::append(const std::vector<engine::TraceColumns>& lanes, std::int64_t n)
{
    for (std::size_t i = 0; i < std::min(lanes_.size(), lanes.size()); ++i) {
        const engine::TraceColumns& from = lanes[i];
        for (std::int64_t k = std::max<std::int64_t>(0, n - capacity_); k < n; ++k) {
            const auto to = static_cast<std::size_t>((end_ + k) % capacity_);
            const auto c = static_cast<std::size_t>(k);
            const bool isThere = c < from.size();
            lanes_[i].low[to] = isThere ? from.low[c] : nothing;
            lanes_[i].high[to] = isThere ? from.high[c] : nothing;
            lanes_[i].clipped[to] = c < from.clipped.size() ? from.clipped[c] : 0;
        }
    }
    end_ += n;
    begin_ = std::max(begin_, end_ - capacity_);
}

engine::TraceColumns LiveColumns::stretch(std::size_t lane, std::int64_t from) const
{
    engine::TraceColumns out;
    const auto size = static_cast<std::size_t>(capacity_);
    out.low.assign(size, nothing);
    out.high.assign(size, nothing);
    out.clipped.assign(size, 0);
    for (std::int64_t c = std::max(from, begin_); c < std::min(end_, from + capacity_); ++c) {
        const auto at = static_cast<std::size_t>(c % capacity_);
        const auto to = static_cast<std::size_t>(c - from);
        out.low[to] = lanes_[lane].low[at];
        out.high[to] = lanes_[lane].high[at];
        out.clipped[to] = lanes_[lane].clipped[at];
    }
    out.baseline = engine::baselineOf(out);
    return out;
}

engine::TraceColumns LiveColumns::sweep(std::size_t lane, std::int64_t blank) const
{
    engine::TraceColumns out{lanes_[lane].low, lanes_[lane].high, lanes_[lane].clipped, 0.0F};
    out.baseline = engine::baselineOf(out);
    for (std::int64_t c = end_; c < end_ + std::min(blank, capacity_); ++c) {
        out.low[static_cast<std::size_t>(c % capacity_)] = nothing;
        out.high[static_cast<std::size_t>(c % capacity_)] = nothing;
    }
    return out;
}

}  // namespace facialis::ui
