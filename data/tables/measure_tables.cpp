// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/tables/measure_tables.hpp"

#include "data/tables/list_table.hpp"
#include "data/tables/table_values.hpp"

namespace facialis {

namespace {

double milliseconds(const std::optional<Duration>& time)
{
    return time ? time->milliseconds() : unknown;
}

void writeActivity(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using A = const ChannelActivity&;
    ListTable<ChannelActivity>(
        sinks,
        {"activity", TableNames::Kind::plain, "bursts at rest that nobody asked for, by channel"},
        analysis.measures.channels)
        .text("channel", "label of the channel", [&](A a) { return names.label(a.channel); })
        .integer("channel_index", "position of the channel in the recording, from 0",
                 [](A a) { return a.channel; })
        .integer("bursts", "that begin at rest", [](A a) { return a.bursts; })
        .integer("tonic", "of these, tonic", [](A a) { return a.tonic; })
        .integer("trains", "runs of at least 3 within a second of one another",
                 [](A a) { return a.trains; })
        .number("bursts_per_min", "per minute of rest", [](A a) { return a.perMinute; })
        .number("time_s", "spent in them, in seconds", [](A a) { return a.time.seconds(); })
        .number("time_fraction", "of the rest", [](A a) { return a.timeFraction; })
        .number("duration_ms_median", "of the bursts; NaN: none",
                [](A a) { return milliseconds(a.lengthMedian); })
        .number("interval_s_median", "onset to onset, over rest alone; NaN: fewer than 2",
                [](A a) { return seconds(a.intervalMedian); })
        .number("interval_cv",
                "coefficient of variation of the intervals; NaN: fewer than 3 bursts",
                [](A a) { return a.intervalVariation.value_or(unknown); })
        .number("task_maximum_uv", "largest RMS of a movement of the muscle; NaN: none",
                [](A a) { return microvolts(a.taskMaximum); })
        .text("task_maximum_manoeuvre", "in which it was reached; empty: none",
              [](A a) { return a.maximumManoeuvre; })
        .integer("movements", "that were looked at", [](A a) { return a.movements; })
        .finish();
}

void writeSynchrony(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using R = const RestSynchrony&;
    ListTable<RestSynchrony>(
        sinks,
        {"rest_synchrony", TableNames::Kind::plain, "do two channels burst together at rest"},
        analysis.measures.restSynchrony)
        .text("first", "label of a channel", [&](R r) { return names.label(r.first); })
        .text("second", "label of the other", [&](R r) { return names.label(r.second); })
        .integer("first_index", "position in the recording, from 0", [](R r) { return r.first; })
        .integer("second_index", "position in the recording, from 0", [](R r) { return r.second; })
        .text("side", "left, right, both; empty: mixed", [](R r) { return wordOf(r.side); })
        .integer("first_bursts", "bursts of the first at rest", [](R r) { return r.firstEvents; })
        .integer("second_bursts", "of the second", [](R r) { return r.secondEvents; })
        .integer("coincident", "bursts of the rarer one that meet the other within 25 ms",
                 [](R r) { return r.coincident; })
        .number("expected", "by circular shifts, or by the rates where bursts are few",
                [](R r) { return r.expected; })
        .number("p_value", "against circular shifts; NaN: fewer than 3 bursts",
                [](R r) { return r.pValue.value_or(unknown); })
        .number("synchrony_index", "jitter-based synchrony index, -1..1; NaN: no bursts",
                [](R r) { return r.index.value_or(unknown); })
        .number("lag_ms_median", "second - first, of the coincident ones; NaN: none",
                [](R r) { return milliseconds(r.lagMedian); })
        .finish();
}

void writeLaterality(TableSinks& sinks, const AnalysisResult& analysis)
{
    using L = const Laterality&;
    const auto end = [](L l, std::size_t which) { return l.index ? l.ci95[which] : unknown; };
    ListTable<Laterality>(
        sinks, {"laterality", TableNames::Kind::plain, "involuntary bursts, left against right"},
        analysis.measures.laterality)
        .text("muscle", "empty: all muscles of the facial nerve", [](L l) { return l.muscle; })
        .integer("left_bursts", "bursts of the left side", [](L l) { return l.left; })
        .integer("right_bursts", "bursts of the right side", [](L l) { return l.right; })
        .number("left_time_s", "time in them", [](L l) { return l.leftTime.seconds(); })
        .number("right_time_s", "time in them", [](L l) { return l.rightTime.seconds(); })
        .number("index", "(right - left) / (right + left); NaN: no bursts",
                [](L l) { return l.index.value_or(unknown); })
        .number("index_low", "lower end of the 95 % bootstrap interval",
                [&](L l) { return end(l, 0); })
        .number("index_high", "upper end of the 95 % bootstrap interval",
                [&](L l) { return end(l, 1); })
        .finish();
}

void writeTrends(TableSinks& sinks, const AnalysisResult& analysis)
{
    struct Row {
        const ActivityTrend* trend;
        const TrendPart* part;
    };
    std::vector<Row> rows;
    for (const ActivityTrend& trend : analysis.measures.trends)
        for (const TrendPart& part : trend.parts)
            rows.push_back({&trend, &part});
    using R = const Row&;
    ListTable<Row>(sinks,
                   {"activity_trend", TableNames::Kind::plain,
                    "involuntary bursts of a side in equal parts of the examination"},
                   rows)
        .text("side", "left, right", [](R r) { return toString(r.trend->side); })
        .number("from_s", "begin of the part", [](R r) { return r.part->interval.onset.seconds(); })
        .number("to_s", "end of the part", [](R r) { return r.part->interval.offset.seconds(); })
        .number("rest_s", "rest in it", [](R r) { return r.part->rest.seconds(); })
        .integer("bursts", "that begin in it", [](R r) { return r.part->bursts; })
        .number("time_s", "spent in them", [](R r) { return r.part->time.seconds(); })
        .number("bursts_per_min", "per minute of rest; NaN: less than 3 s of rest",
                [](R r) { return r.part->perMinute.value_or(unknown); })
        .number("side_slope_per_min2", "of the side, bursts per minute more with each minute",
                [](R r) { return r.trend->slope.value_or(unknown); })
        .number("side_p_value", "of the side's trend, by ranks",
                [](R r) { return r.trend->pValue.value_or(unknown); })
        .finish();
}

void writePairsByManoeuvre(TableSinks& sinks, const AnalysisResult& analysis)
{
    struct Row {
        const SynkinesisPair* pair;
        const SynkinesisTrials* trials;
    };
    std::vector<Row> rows;
    for (const SynkinesisPair& pair : analysis.synkinesis)
        for (const SynkinesisTrials& trials : pair.byManoeuvre)
            rows.push_back({&pair, &trials});
    const Names names{analysis.recording.channels};
    using R = const Row&;
    const auto end = [](R r, std::size_t which) {
        return r.trials->probability ? r.trials->probabilityCi95[which] : unknown;
    };
    ListTable<Row>(sinks,
                   {"synkinesis_by_manoeuvre", TableNames::Kind::plain,
                    "what the follower does in each manoeuvre that moves the driver"},
                   rows)
        .text("driver", "channel moved on purpose",
              [&](R r) { return names.label(r.pair->driver); })
        .text("follower", "channel that may move with it",
              [&](R r) { return names.label(r.pair->follower); })
        .integer("driver_index", "position in the recording", [](R r) { return r.pair->driver; })
        .integer("follower_index", "position in the recording",
                 [](R r) { return r.pair->follower; })
        .text("manoeuvre", "its id; blink: blinks outside movements",
              [](R r) { return r.trials->manoeuvre; })
        .integer("trials", "that could be judged", [](R r) { return r.trials->trials; })
        .integer("co_activated", "of these, with the follower active",
                 [](R r) { return r.trials->coActivated; })
        .number("probability", "co_activated / trials; NaN: no trial",
                [](R r) { return r.trials->probability.value_or(unknown); })
        .number("probability_low", "lower end of the 95 % Wilson interval",
                [&](R r) { return end(r, 0); })
        .number("probability_high", "upper end", [&](R r) { return end(r, 1); })
        .number("lag_ms_median", "follower onset - driver onset; NaN: unknown",
                [](R r) { return milliseconds(r.trials->lagMedian); })
        .number("rms_side_ratio", "follower RMS over that of its mirror muscle; NaN: unknown",
                [](R r) { return r.trials->rmsSideRatio.value_or(unknown); })
        .finish();
}

void writeEvoked(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using E = const EvokedResponse&;
    const auto site = [&](E e) {
        return e.series < analysis.stimuli.size() ? analysis.stimuli[e.series].site : std::string();
    };
    const auto side = [&](E e) {
        return e.series < analysis.stimuli.size() ? wordOf(analysis.stimuli[e.series].side)
                                                  : std::string_view();
    };
    ListTable<EvokedResponse>(
        sinks,
        {"evoked", TableNames::Kind::plain, "what follows the stimuli, by channel and window"},
        analysis.evoked)
        .integer("series", "of stimuli, from 0", [](E e) { return e.series; })
        .text("site", "where was stimulated; empty: not said", site)
        .text("stimulated_side", "left, right; empty: not said", side)
        .text("channel", "label of the channel", [&](E e) { return names.label(e.channel); })
        .integer("channel_index", "position of the channel in the recording, from 0",
                 [](E e) { return e.channel; })
        .text("response", "r1, r2, lateral_spread, unnamed", [](E e) { return toString(e.name); })
        .text("component", "early, late", [](E e) { return toString(e.component); })
        .integer("is_spread", "1: in a muscle other than the orbicularis oculi",
                 [](E e) { return e.isSpread ? 1 : 0; })
        .integer("is_conducted", "1: a copy of a stronger response of the side",
                 [](E e) { return e.isConducted ? 1 : 0; })
        .text("state", "present, absent, not_assessable", [](E e) { return toString(e.state); })
        .integer("sweeps", "that could be judged", [](E e) { return e.sweeps; })
        .integer("sweeps_with", "of these, with a response", [](E e) { return e.sweepsWith; })
        .number("latency_ms_median", "onset after the stimulus; NaN: none",
                [](E e) { return milliseconds(e.latency); })
        .number("amplitude_uv_median", "peak to peak; NaN: none, or no unit",
                [](E e) { return microvolts(e.amplitude); })
        .number("area_uvms_median", "of the rectified response; NaN: none, or no unit",
                [](E e) { return e.areaMicrovoltMilliseconds.value_or(unknown); })
        .finish();
}

}  // namespace

void writeMeasureTables(TableSinks& sinks, const AnalysisResult& analysis)
{
    writeActivity(sinks, analysis);
    writeSynchrony(sinks, analysis);
    writeLaterality(sinks, analysis);
    writeTrends(sinks, analysis);
    writePairsByManoeuvre(sinks, analysis);
    if (!analysis.evoked.empty())
        writeEvoked(sinks, analysis);
}

}  // namespace facialis
