// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/burst_edits.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace facialis::engine {
namespace {

/// Edges of edits are rounded to samples when they are applied: far less than any burst.
constexpr Duration rounding(0.002);

bool isNear(TimeInterval a, TimeInterval b)
{
    const auto isClose = [](Duration x, Duration y) {
        return std::abs((x - y).seconds()) < rounding.seconds();
    };
    return isClose(a.onset, b.onset) && isClose(a.offset, b.offset);
}

/// The edit that made the burst what it is, or a new one that changes nothing yet.
BurstEdit& editOf(Review& review, const Burst& burst)
{
    for (BurstEdit& edit : review.bursts)
        if (edit.channel == burst.channel && edit.now && isNear(*edit.now, burst.interval))
            return edit;
    review.bursts.push_back({burst.channel, burst.interval, burst.interval, {}});
    return review.bursts.back();
}

/// An edit that says what the detection says is none.
void dropEmpty(Review& review)
{
    std::erase_if(review.bursts, [](const BurstEdit& edit) {
        const bool changesNothing = edit.found && edit.now == edit.found && !edit.kind;
        const bool isNothing = !edit.found && !edit.now;
        return changesNothing || isNothing;
    });
}

}  // namespace

Review withBurst(Review review, std::size_t channel, TimeInterval interval,
                 std::optional<BurstKind> kind)
{
    review.bursts.push_back({channel, {}, interval, kind});
    return review;
}

Review withoutBurst(Review review, const Burst& burst)
{
    editOf(review, burst).now.reset();
    dropEmpty(review);
    return review;
}

Review withBurstMoved(Review review, const Burst& burst, TimeInterval to)
{
    editOf(review, burst).now = to;
    dropEmpty(review);
    return review;
}

Review withBurstNamed(Review review, const Burst& burst, std::optional<BurstKind> kind)
{
    editOf(review, burst).kind = kind;
    dropEmpty(review);
    return review;
}

}  // namespace facialis::engine
