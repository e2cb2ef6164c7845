// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_record_plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <optional>
#include <tuple>

#include "data/formats/edf_number.hpp"
#include "data/formats/rational.hpp"

namespace facialis {

namespace {

constexpr std::int64_t second = 1'000'000;           // microseconds
constexpr std::int64_t longestRecord = 10 * second;  // unless the rates demand more
constexpr std::int64_t longestForced = 9'999 * second;
constexpr std::int64_t recommendedBytes = 61'440 - 120;  // the rest is for annotations
constexpr std::int64_t forcedBytes = 16'777'216;
constexpr double alike = 1e-9;  // seconds

/// The stretches of time that hold samples.
std::vector<TimeInterval> stretchesOf(const RecordingInfo& info, std::vector<std::string>& lost)
{
    Duration end;
    for (const Channel& channel : info.channels)
        end = std::max(end, channel.duration());
    std::vector<TimeInterval> stretches = {{Duration(0.0), end}};
    for (const Gap& gap : info.gaps) {
        if (gap.interval.offset <= gap.interval.onset || gap.interval.onset >= end)
            continue;
        stretches.back().offset = gap.interval.onset;
        if (gap.interval.offset.seconds() >= end.seconds() - alike) {
            lost.push_back(
                fmt::format("the recording ends with a gap of {:.3f} s, which is left out",
                            (end - gap.interval.onset).seconds()));
            break;
        }
        stretches.push_back({gap.interval.offset, end});
    }
    return stretches;
}

SampleRange samplesOf(TimeInterval stretch, Frequency rate)
{
    return {sampleAt(stretch.onset, rate), sampleAt(stretch.offset, rate)};
}

/// The channels of one rate, as far as cutting into records is concerned.
struct RateGroup {
    Frequency rate;
    std::int64_t channels = 0;
    std::int64_t commonDivisor = 0;  ///< of the lengths of all stretches, in samples
};

std::vector<RateGroup> groupsOf(const RecordingInfo& info,
                                const std::vector<TimeInterval>& stretches)
{
    std::vector<RateGroup> groups;
    for (const Channel& channel : info.channels) {
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const RateGroup& g) { return g.rate == channel.rate; });
        if (group == groups.end()) {
            std::int64_t divisor = 0;
            for (const TimeInterval& stretch : stretches)
                divisor = std::gcd(divisor, samplesOf(stretch, channel.rate).length());
            group = groups.insert(groups.end(), {channel.rate, 0, divisor});
        }
        ++group->channels;
    }
    return groups;
}

/// Samples of a rate in so many microseconds, where that is a whole number.
std::int64_t samplesIn(Frequency rate, std::int64_t microseconds)
{
    return std::llround(rate.hertz() * static_cast<double>(microseconds) / 1e6);
}

std::int64_t bytesIn(const std::vector<RateGroup>& groups, std::int64_t microseconds, int width)
{
    std::int64_t bytes = 0;
    for (const RateGroup& group : groups)
        bytes += group.channels * samplesIn(group.rate, microseconds) * width;
    return bytes;
}

std::string secondsText(std::int64_t microseconds)
{
    return printNanoseconds(microseconds * 1000);
}

/// The shortest duration that gives every rate whole samples; all others are multiples of it.
std::optional<std::int64_t> smallestDuration(const std::vector<RateGroup>& groups)
{
    std::int64_t smallest = 1;
    for (const RateGroup& group : groups) {
        const auto fraction = exactFraction(group.rate.hertz(), 10'000);
        if (!fraction)
            return std::nullopt;
        const std::int64_t whole = fraction->denominator * second;
        smallest = std::lcm(smallest, whole / std::gcd(fraction->numerator, whole));
        if (smallest > longestForced)
            return std::nullopt;
    }
    return smallest;
}

/// The best multiple of the smallest duration.
std::int64_t bestDuration(const std::vector<RateGroup>& groups, std::int64_t smallest,
                          const std::vector<TimeInterval>& stretches, int width)
{
    double shortestGap = 1e12;
    for (std::size_t i = 1; i < stretches.size(); ++i)
        shortestGap =
            std::min(shortestGap, (stretches[i].onset - stretches[i - 1].offset).seconds());
    const auto total =
        static_cast<std::int64_t>(std::llround(stretches.back().offset.seconds() * 1e6));
    const std::int64_t atMost = std::max(smallest, std::min(longestRecord, total));
    // What matters first stands first; less is better.
    using Rank = std::tuple<bool, bool, bool, std::size_t, double>;
    std::optional<Rank> bestRank;
    std::int64_t best = smallest;
    for (std::int64_t duration = smallest; duration <= atMost; duration += smallest) {
        const std::string text = secondsText(duration);
        const std::int64_t bytes = bytesIn(groups, duration, width);
        if (text.size() > 8 || (bytes > recommendedBytes && bestRank))
            continue;
        const bool isWorthwhile = bytes >= 400 || duration >= second / 10;
        const bool divides =
            isWorthwhile && std::all_of(groups.begin(), groups.end(), [&](const RateGroup& group) {
                return group.commonDivisor % samplesIn(group.rate, duration) == 0;
            });
        const double seconds = static_cast<double>(duration) / 1e6;
        const Rank rank{!divides, !isWorthwhile, seconds > shortestGap, text.size(),
                        std::abs(std::log(seconds))};
        if (!bestRank || rank < *bestRank) {
            bestRank = rank;
            best = duration;
        }
    }
    return best;
}

/// For rates that no duration fits: the one between 0.1 and 2 s of the fastest channel that fits
/// best. @return the duration and the worst relative error
std::pair<std::int64_t, double> nearestDuration(const std::vector<RateGroup>& groups)
{
    double fastest = 0.0;
    for (const RateGroup& group : groups)
        fastest = std::max(fastest, group.rate.hertz());
    std::pair<std::int64_t, double> best{second, 1.0};
    const auto least = std::max<std::int64_t>(1, std::llround(fastest * 0.1));
    const std::int64_t most =
        std::min(std::max<std::int64_t>(least, std::llround(fastest * 2.0)), least + 100'000);
    for (std::int64_t samples = least; samples <= most; ++samples) {
        const std::int64_t duration = std::llround(static_cast<double>(samples) * 1e6 / fastest);
        if (duration < 1 || secondsText(duration).size() > 8)
            continue;
        double worst = 0.0;
        for (const RateGroup& group : groups) {
            const double rate = static_cast<double>(samplesIn(group.rate, duration)) * 1e6 /
                                static_cast<double>(duration);
            worst = std::max(worst, std::abs(rate / group.rate.hertz() - 1.0));
        }
        if (worst < best.second)
            best = {duration, worst};
    }
    return best;
}

Result<std::int64_t> durationFor(const RecordingInfo& info, const std::vector<RateGroup>& groups,
                                 const std::vector<TimeInterval>& stretches, int width,
                                 std::vector<std::string>& lost)
{
    const auto smallest = smallestDuration(groups);
    if (smallest &&
        (*smallest <= longestRecord || bytesIn(groups, *smallest, width) <= forcedBytes) &&
        secondsText(*smallest).size() <= 8)
        return bestDuration(groups, *smallest, stretches, width);
    const auto [duration, error] = nearestDuration(groups);
    if (error > 1e-5)
        return failure(
            "the rates of its channels have no common data record, which EDF and BDF "
            "demand",
            info.path, "export to .nwb instead, or fewer channels");
    for (const RateGroup& group : groups) {
        const double written = static_cast<double>(samplesIn(group.rate, duration)) * 1e6 /
                               static_cast<double>(duration);
        if (written != group.rate.hertz())
            lost.push_back(
                fmt::format("the rate {} Hz is written as {} Hz", group.rate.hertz(), written));
    }
    return duration;
}

/// Cuts the stretches into records; what records must fill is noted.
void layRuns(const RecordingInfo& info, const std::vector<TimeInterval>& stretches,
             EdfRecordPlan& plan)
{
    const Duration record = plan.recordDuration();
    EdfWriteRun run;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        run.records = std::max<std::int64_t>(run.records, 1);
        for (std::size_t k = 0; k < info.channels.size(); ++k) {
            const Frequency rate = info.channels[k].rate;
            const std::int64_t needed = samplesOf({run.onset, stretches[i].offset}, rate).length();
            run.records = std::max(run.records, (needed + plan.samples[k] - 1) / plan.samples[k]);
        }
        const Duration end = run.onset + record * static_cast<double>(run.records);
        const bool isLast = i + 1 == stretches.size();
        const bool jumps = !isLast && end.seconds() <= stretches[i + 1].onset.seconds() + alike;
        const Duration filledUntil = isLast || jumps ? end : stretches[i + 1].onset;
        if (filledUntil.seconds() > stretches[i].offset.seconds() + alike)
            plan.filled.push_back({stretches[i].offset, filledUntil});
        if (isLast || jumps)
            plan.runs.push_back(run);
        if (jumps)
            run = {stretches[i + 1].onset, 0};
    }
    if (plan.filled.empty())
        return;
    Duration total;
    for (const TimeInterval& interval : plan.filled)
        total = total + interval.length();
    plan.lost.push_back(fmt::format(
        "{} place(s) ({:.6g} s) that hold no samples had to be filled, because a data record lasts "
        "{} s; they repeat the value before them and are marked BAD_ACQ_SKIP",
        plan.filled.size(), total.seconds(), secondsText(plan.microseconds)));
}

}  // namespace

std::int64_t EdfRecordPlan::records() const
{
    return std::accumulate(
        runs.begin(), runs.end(), std::int64_t{0},
        [](std::int64_t sum, const EdfWriteRun& run) { return sum + run.records; });
}

Result<EdfRecordPlan> planRecords(const RecordingInfo& info, int bytesPerSample)
{
    EdfRecordPlan plan;
    if (info.channels.empty()) {
        plan.runs = {{Duration(0.0), 1}};
        return plan;
    }
    for (const Channel& channel : info.channels)
        if (!(channel.rate.hertz() > 0.0 && channel.rate.hertz() <= 1e7))
            return failure(fmt::format("channel '{}' has a rate of {} Hz", channel.label,
                                       channel.rate.hertz()),
                           info.path, "give the true rate");
    const std::vector<TimeInterval> stretches = stretchesOf(info, plan.lost);
    if (!(stretches.back().offset > Duration(0.0)))
        return failure("holds no samples", info.path, "there is nothing to export");
    const std::vector<RateGroup> groups = groupsOf(info, stretches);
    const Result<std::int64_t> duration =
        durationFor(info, groups, stretches, bytesPerSample, plan.lost);
    if (!duration)
        return tl::unexpected(duration.error());
    plan.microseconds = *duration;
    for (const Channel& channel : info.channels)
        plan.samples.push_back(
            std::max<std::int64_t>(1, samplesIn(channel.rate, plan.microseconds)));
    layRuns(info, stretches, plan);
    return plan;
}

}  // namespace facialis
