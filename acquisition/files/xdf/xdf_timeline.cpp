// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_timeline.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace facialis::acquisition {

namespace {

/// All breaks of a stream together: a damaged stamp must not make years of nothing.
constexpr double longestBreakSeconds = 86400.0;

VisitStamps stampsOf(const XdfStream& stream, std::span<const std::byte> file)
{
    return [&stream, file](const std::function<void(std::int64_t, double)>& take) {
        (void)stream.index.walk(file, stream.header, 0, stream.index.frames(),
                                [&](std::int64_t frame, const XdfSample& sample) {
                                    if (sample.stamp)
                                        take(frame, *sample.stamp);
                                });
    };
}

/// The mean interval between the stamps of a stream that states none. Empty: there is none.
std::optional<Duration> meanInterval(const VisitStamps& visit)
{
    std::optional<std::pair<std::int64_t, double>> first, last;
    visit([&](std::int64_t frame, double stamp) {
        if (!first)
            first = {frame, stamp};
        last = {frame, stamp};
    });
    if (!first || last->first - first->first < 2)
        return std::nullopt;
    const double interval =
        (last->second - first->second) / static_cast<double>(last->first - first->first);
    if (!(interval >= 1e-7 && interval <= 1e3))
        return std::nullopt;
    return Duration(interval);
}

std::string clockWords(const ClockFit& clock)
{
    if (clock.measurements == 0)
        return "; no clock offset was measured";
    std::string words = fmt::format(
        "; clock offset {:.3f} ms, drift {:.2f} ppm from {} measurements that scatter "
        "by {:.3f} ms",
        clock.offset * 1e3, clock.drift * 1e6, clock.measurements, clock.scatter.milliseconds());
    if (clock.isDriftImpossible)
        words += ", whose drift no clock has, so that only their median is used";
    if (clock.outliers > 0)
        words += fmt::format(
            ", {} of them more than a second off: the clock was set meanwhile, "
            "times may be wrong",
            clock.outliers);
    return words;
}

bool isPossible(Frequency rate)
{
    return rate.hertz() >= 1e-3 && rate.hertz() <= 1e7;
}

/// The rate of the fit, or the nominal one where the stamps cannot tell them apart: less than half
/// a sample over the whole recording, or less than three standard errors.
Frequency chosenRate(const StampFit& fit, Frequency fitted, Frequency nominal, std::int64_t frames)
{
    const double deviation = std::abs(fitted / nominal - 1.0);
    const double error = fit.intervalError / fit.interval;
    const bool isSame = deviation * static_cast<double>(frames) < 0.5 || !(deviation > 3.0 * error);
    return isSame ? nominal : fitted;
}

/// Frames one after the other, where the stamps say nothing that can be used.
XdfClock withoutStamps(const XdfStream& stream, Frequency rate, const char* reason)
{
    XdfClock clock;
    clock.rate = rate;
    clock.runs = {{0, stream.index.frames(), 0.0}};
    clock.isOdd = true;
    clock.sentence = fmt::format(
        "the stream {} {}: its samples are put one after the other at {:.10g} Hz from the start of "
        "the recording; where it stands against other streams is not known",
        stream.called(), reason, rate.hertz());
    return clock;
}

}  // namespace

std::optional<XdfClock> clockOf(const XdfStream& stream, std::span<const std::byte> file,
                                std::optional<Frequency> stated, std::string& why)
{
    const std::int64_t frames = stream.index.frames();
    const VisitStamps visit = stampsOf(stream, file);
    const auto measured = stream.isRegular() ? std::optional<Duration>() : meanInterval(visit);
    if (!stream.isRegular() && !measured && !stated) {
        why = fmt::format(
            "the stream {} states no rate and its {} samples have no times that "
            "give one: it is left out (--rate HZ takes it as evenly spaced)",
            stream.called(), frames);
        return std::nullopt;
    }
    const Frequency nominal = stream.isRegular() ? stream.header.nominalRate
                              : stated           ? *stated
                                                 : Frequency(1.0 / measured->seconds());
    const StampFit fit = fitStamps(frames, Duration(1.0 / nominal.hertz()), visit);
    if (!stream.isRegular() && !stated &&
        (fit.runs.size() > 1 || fit.largestJitter > 0.5 * fit.interval)) {
        why = fmt::format(
            "the stream {} is irregular: it states no rate, and its {} samples lie up to {:.3f} ms "
            "off the best even spacing of {:.3f} ms, with {} breaks; it is left out (--rate HZ "
            "takes it as evenly spaced)",
            stream.called(), frames, fit.largestJitter.milliseconds(), fit.interval.milliseconds(),
            fit.runs.size() - 1);
        return std::nullopt;
    }
    if (fit.stamps == 0)
        return withoutStamps(stream, nominal, "has no time stamps");
    if (fit.hasTooManyBreaks)
        return withoutStamps(stream, nominal, "has time stamps that jump all the time");
    const ClockFit offsets = fitClock(stream.clockOffsets);
    const Frequency fitted(1.0 / (fit.interval.seconds() * (1.0 + offsets.drift)));
    if (!(fit.interval > 0_s) || !isPossible(fitted))
        return withoutStamps(stream, nominal, "has time stamps that do not advance");

    XdfClock clock;
    clock.rate = stated && !stream.isRegular() ? *stated : chosenRate(fit, fitted, nominal, frames);
    clock.runs = fit.runs;
    for (StampedRun& run : clock.runs)
        run.firstTime = offsets.corrected(run.firstTime);
    const char* origin = stream.isRegular() ? "nominal"
                         : stated           ? "stated by --rate"
                                            : "the mean of an unstated rate,";
    clock.sentence = fmt::format(
        "the stream {} is placed by a line through {} time stamps: {:.10g} Hz ({} {:.10g} Hz, "
        "{:+.2f} ppm, {} used), jitter {:.3f} ms, at most {:.3f} ms",
        stream.called(), fit.stamps, fitted.hertz(), origin, nominal.hertz(),
        (fitted / nominal - 1.0) * 1e6, clock.rate == nominal ? "which is" : "the fitted rate is",
        fit.jitter.milliseconds(), fit.largestJitter.milliseconds());
    if (fit.runs.size() > 1)
        clock.sentence += fmt::format(", with {} break(s)", fit.runs.size() - 1);
    clock.sentence += clockWords(offsets);
    return clock;
}

std::vector<PlacedRun> placed(const XdfClock& clock, double zero, const std::string& called,
                              std::vector<std::string>& warnings)
{
    std::vector<PlacedRun> runs;
    std::int64_t end = 0, moved = 0;
    double seconds = 0.0, missing = 0.0;
    for (const StampedRun& run : clock.runs) {
        const double due = clock.isOdd ? 0.0 : run.firstTime - zero;
        const double late = due - timeOf(end, clock.rate).seconds();
        // Half a sample is what rounding may be early.
        const bool isMisplaced =
            !(missing + late <= longestBreakSeconds) || late < -0.75 / clock.rate.hertz();
        if (isMisplaced && moved++ == 0)
            seconds = late;
        const std::int64_t begin =
            isMisplaced ? end : std::max(end, sampleAt(Duration(due), clock.rate));
        if (!isMisplaced)
            missing += std::max(0.0, late);
        runs.push_back({begin, run.firstFrame, run.frames});
        end = begin + run.frames;
    }
    if (moved > 0)
        warnings.push_back(fmt::format(
            "the clock of the stream {} jumps where it cannot, {} time(s), the first time by "
            "{:.3f} s: what follows is put right behind what was before",
            called, moved, seconds));
    return runs;
}

std::vector<Gap> commonGaps(const std::vector<std::vector<PlacedRun>>& streams,
                            const std::vector<Frequency>& rates)
{
    std::vector<TimeInterval> covered;
    for (std::size_t s = 0; s < streams.size(); ++s)
        for (const PlacedRun& run : streams[s])
            covered.push_back({timeOf(run.begin, rates[s]), timeOf(run.end(), rates[s])});
    std::ranges::sort(covered, {}, &TimeInterval::onset);
    std::vector<Gap> gaps;
    Duration until;
    for (const TimeInterval& interval : covered) {
        if (interval.onset > until)
            gaps.push_back({{until, interval.onset}, "the time stamps of the streams jump"});
        until = std::max(until, interval.offset);
    }
    return gaps;
}

}  // namespace facialis::acquisition
