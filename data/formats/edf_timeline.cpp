// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_timeline.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace facialis {

namespace {

constexpr double longestGap = 31.0 * 86'400.0;  // seconds; no recording is interrupted for longer

}  // namespace

std::vector<Gap> EdfTimeline::gaps(Duration recordDuration) const
{
    std::vector<Gap> between;
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const EdfRun& before = runs[i - 1];
        const Duration end = before.onset + recordDuration * static_cast<double>(before.records);
        between.push_back({{end, runs[i].onset}, "the file says so (discontinuous EDF/BDF)"});
    }
    return between;
}

EdfTimelineBuilder::EdfTimelineBuilder(EdfContinuity continuity, double recordDuration,
                                       double fastest)
    : continuity_(continuity),
      recordDuration_(recordDuration),
      halfSample_(fastest > 0.0 ? 0.5 / fastest : 0.0)
{
}

void EdfTimelineBuilder::add(const std::optional<EdfTime>& onset)
{
    if (added_ == 0 && onset)
        timeline_.start = *onset;
    if (onset)
        decimals_ = std::max(decimals_, std::min(onset->decimals, 9));
    if (added_ > 0)
        place(pending_, onset);
    pending_ = onset;
    ++added_;
}

EdfTimeline EdfTimelineBuilder::finish()
{
    if (added_ > 0)
        place(pending_, std::nullopt);
    added_ = 0;
    if (disbelieved_ > 0 && continuity_ == EdfContinuity::discontinuous)
        timeline_.warnings.push_back(
            fmt::format("{} data records state an impossible time; each is taken to follow the one "
                        "before it",
                        disbelieved_));
    else if (disbelieved_ > 0)
        timeline_.warnings.push_back(
            fmt::format("{} data records state a time that does not fit a continuous recording, as "
                        "which the file is marked; it is read as continuous",
                        disbelieved_));
    if (unstated_ > 0 && continuity_ == EdfContinuity::discontinuous)
        timeline_.warnings.push_back(fmt::format(
            "{} data records do not state their time; each is taken to follow the one before it",
            unstated_));
    return std::move(timeline_);
}

/// Half a sample of the fastest signal; or half of the last digit that onsets are written with,
/// where that is coarser: a jump below it is rounding, not a gap.
double EdfTimelineBuilder::tolerance() const
{
    const double lastDigit = decimals_ > 0 ? 0.5 * std::pow(10.0, -decimals_) : 0.0;
    return std::max(halfSample_, lastDigit) + 1e-9;
}

double EdfTimelineBuilder::afterStart(const EdfTime& onset) const
{
    return static_cast<double>(onset.nanoseconds - timeline_.start.nanoseconds) / 1e9;
}

void EdfTimelineBuilder::place(const std::optional<EdfTime>& onset,
                               const std::optional<EdfTime>& next)
{
    auto& runs = timeline_.runs;
    const std::int64_t record = placed_++;
    if (runs.empty()) {
        runs.push_back({record, 1, Duration(0.0)});
        unstated_ += !onset;
        return;
    }
    EdfRun& last = runs.back();
    const double expected =
        last.onset.seconds() + recordDuration_ * static_cast<double>(last.records);
    if (!onset) {
        ++unstated_;
        ++last.records;
        return;
    }
    const double stated = afterStart(*onset), jump = stated - expected;
    if (continuity_ != EdfContinuity::discontinuous) {
        // Writers round these times; only a jump that means something is worth a word.
        disbelieved_ += std::abs(jump) > std::max(tolerance(), 0.01 * recordDuration_);
        ++last.records;
        return;
    }
    const double finest = tolerance();
    const bool isContradicted = next && afterStart(*next) < stated + recordDuration_ - finest &&
                                afterStart(*next) >= expected + recordDuration_ - finest;
    if (std::abs(jump) <= finest) {
        ++last.records;
    } else if (jump < 0.0 || jump > longestGap || isContradicted) {
        ++disbelieved_;
        ++last.records;
    } else {
        runs.push_back({record, 1, Duration(stated)});
    }
}

}  // namespace facialis
