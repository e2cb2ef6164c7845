// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/table_timeline.hpp"

#include <cmath>
#include <fmt/format.h>

#include "acquisition/files/table/frame_counter.hpp"
#include "acquisition/files/table/time_column.hpp"

namespace facialis::acquisition {

namespace {

bool agree(Frequency a, Frequency b)
{
    return std::abs(a / b - 1.0) <= 1e-3;
}

std::string hertz(Frequency rate)
{
    return fmt::format("{:.10g} Hz", rate.hertz());
}

/// The rate of a column of times, in seconds.
struct TimedRate {
    TimeFit fit;
    std::optional<double> secondsPerUnit;
    bool isAssumed = false;  ///< nobody said that these are seconds
};

std::optional<TimedRate> fitGroup(std::span<const double> times, const RoledColumn& role,
                                  int decimals)
{
    // Without a unit, seconds are believed where they give a rate that a recorder may have.
    constexpr Frequency slowest{10.0};
    const double unit = role.secondsPerUnit.value_or(1.0);
    std::vector<double> seconds(times.begin(), times.end());
    for (double& time : seconds)
        time *= unit;
    const auto fit = fitTimes(seconds, Duration(std::pow(10.0, -decimals) * unit));
    if (!fit)
        return std::nullopt;
    TimedRate timed{.fit = *fit, .secondsPerUnit = role.secondsPerUnit};
    if (!role.secondsPerUnit && fit->rate >= slowest) {
        timed.secondsPerUnit = 1.0;
        timed.isAssumed = true;
    }
    return timed;
}

std::string spreadOf(const TimeFit& fit)
{
    return fmt::format(
        "they stray by up to {:.3g} ms from even spacing, the longest step is {:.3g} ms",
        fit.largestDeviation.milliseconds(), fit.longestStep.milliseconds());
}

/// The rate where times do not settle it: what the head states, else what the user states.
std::optional<Frequency> otherRate(const TableHead& head, std::optional<Frequency> statedByUser)
{
    return head.rate ? head.rate : statedByUser;
}

void warnOfContradiction(Frequency used, std::string_view usedBecause,
                         std::optional<Frequency> statedByUser, std::vector<std::string>& warnings)
{
    if (statedByUser && !agree(used, *statedByUser))
        warnings.push_back(fmt::format("--rate {:.10g} is not used: {} {}", statedByUser->hertz(),
                                       usedBecause, hertz(used)));
}

Result<Frequency> rateFromTimes(const TimedRate& timed, const std::string& name,
                                const TableHead& head, std::optional<Frequency> statedByUser,
                                const std::string& path, std::vector<std::string>& warnings)
{
    const TimeFit& fit = timed.fit;
    if (!timed.secondsPerUnit) {
        if (const auto other = otherRate(head, statedByUser)) {
            warnings.push_back("column '" + name + "' states no unit of time; the rate is " +
                               hertz(*other) + (head.rate ? ", as the head states" : ", as given"));
            return *other;
        }
        return failure(
            fmt::format("no sampling rate is stated: column '{}' advances by {:.6g} a row, "
                        "and its unit is not stated",
                        name, 1.0 / fit.rate.hertz()),
            path, "give --rate HZ");
    }
    if (timed.isAssumed)
        warnings.push_back("column '" + name +
                           "' states no unit of time and is taken as seconds (" + hertz(fit.rate) +
                           ")");
    if (!fit.isRegular) {
        const auto other = otherRate(head, statedByUser);
        const Frequency rate = other.value_or(fit.rate);
        warnings.push_back("the times in column '" + name + "' are irregular: " + spreadOf(fit) +
                           "; samples are taken as evenly spaced at " + hertz(rate) +
                           (other ? "" : " (their mean rate)"));
        return rate;
    }
    if (head.rate && !agree(fit.rate, *head.rate))
        warnings.push_back("'" + head.rateStatement + "' contradicts column '" + name + "' (" +
                           hertz(fit.rate) + "), which is used");
    warnOfContradiction(fit.rate, "column '" + name + "' states", statedByUser, warnings);
    return fit.rate;
}

/// Lost frames that a column counting frames gives away.
std::vector<MissingFrames> countedMissing(const TableRows& rows, std::span<const RoledColumn> roles,
                                          Frequency rate)
{
    for (std::size_t c = 0; c < roles.size(); ++c)
        if (roles[c].role == ColumnRole::counter)
            return countFrames(rows.numbers[c], {}, rate).missing;
    return {};
}

Result<Frequency> rateWithoutTimes(const TableHead& head, std::optional<Frequency> statedByUser,
                                   const std::string& path, std::vector<std::string>& warnings)
{
    if (head.rate) {
        warnOfContradiction(*head.rate, "the head states", statedByUser, warnings);
        return *head.rate;
    }
    if (statedByUser)
        return *statedByUser;
    return failure("no sampling rate is stated", path, "give --rate HZ");
}

void warnOfMissing(const Timeline& line, std::vector<std::string>& warnings,
                   std::string_view witness)
{
    if (!line.missing.empty())
        warnings.push_back(
            fmt::format("{} frames are missing at {} places ({}); they are shown as gaps",
                        totalOf(line.missing), line.missing.size(), witness));
}

}  // namespace

std::vector<ColumnGroup> groupsOf(std::span<const RoledColumn> roles,
                                  std::vector<std::size_t>& spare)
{
    std::vector<ColumnGroup> groups;
    std::vector<std::size_t> before;  // signals in front of the first column of times
    for (std::size_t c = 0; c < roles.size(); ++c) {
        if (roles[c].role == ColumnRole::time) {
            if (!groups.empty() && groups.back().signals.empty())
                spare.push_back(c);
            else
                groups.push_back({c, {}});
        } else if (roles[c].role == ColumnRole::signal) {
            (groups.empty() ? before : groups.back().signals).push_back(c);
        }
    }
    if (groups.empty())
        return {{std::nullopt, before}};
    if (groups.size() > 1 && groups.back().signals.empty()) {
        spare.push_back(*groups.back().time);
        groups.pop_back();
    }
    auto& first = groups.front().signals;
    first.insert(first.begin(), before.begin(), before.end());
    return groups;
}

StartTime startTimeFromUnix(double seconds)
{
    StartTime epoch;
    epoch.utcOffsetMinutes = 0;
    const double whole = std::floor(seconds);
    // Microseconds are what a double still holds of a time since 1970.
    const double micros = std::round((seconds - whole) * 1e6);
    return shifted(shifted(epoch, static_cast<std::int64_t>(whole) * 1'000'000'000),
                   static_cast<std::int64_t>(micros) * 1000);
}

Result<Timeline> timelineOf(const ColumnGroup& group, const TableHead& head, const TableRows& rows,
                            std::span<const RoledColumn> roles,
                            std::optional<Frequency> statedByUser, const std::string& path,
                            std::vector<std::string>& warnings)
{
    Timeline line{.rows = rows.rows};
    std::optional<TimedRate> timed;
    if (group.time) {
        std::span<const double> times = rows.numbers[*group.time];
        while (!times.empty() && std::isnan(times.back()))
            times = times.first(times.size() - 1);
        line.rows = std::ssize(times);
        timed = fitGroup(times, roles[*group.time], head.columns[*group.time].decimals);
        if (roles[*group.time].isUnix && !times.empty() && std::isfinite(times.front()))
            line.start = startTimeFromUnix(times.front() * *roles[*group.time].secondsPerUnit);
    }
    const auto rate = timed ? rateFromTimes(*timed, head.columns[*group.time].name, head,
                                            statedByUser, path, warnings)
                            : rateWithoutTimes(head, statedByUser, path, warnings);
    if (!rate)
        return tl::unexpected(rate.error());
    if (!(rate->hertz() >= 1e-3 && rate->hertz() <= 1e7))
        return failure(fmt::format("a sampling rate of {:.6g} Hz is not possible", rate->hertz()),
                       path, "check the column of times, or leave it out and give --rate HZ");
    line.rate = *rate;
    if (timed && *rate == timed->fit.rate)
        line.rateSource = "from the times in column '" + head.columns[*group.time].name + "'";
    else if (head.rate && *rate == *head.rate)
        line.rateSource = "stated in '" + head.rateStatement + "'";
    else
        line.rateSource = "given (--rate)";
    if (timed) {
        line.missing = timed->fit.missing;
        warnOfMissing(line, warnings, "the times say so");
    } else {
        line.missing = countedMissing(rows, roles, line.rate);
        warnOfMissing(line, warnings, "the counter of frames says so");
    }
    return line;
}

}  // namespace facialis::acquisition
