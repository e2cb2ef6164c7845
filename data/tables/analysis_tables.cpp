// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/tables/analysis_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "data/tables/collected.hpp"
#include "data/tables/list_table.hpp"
#include "data/tables/measure_tables.hpp"
#include "data/tables/table_values.hpp"

namespace facialis {

namespace {

std::string joined(const std::vector<std::string>& texts)
{
    return fmt::format("{}", fmt::join(texts, "; "));
}
std::string joined(const std::vector<Reason>& reasons)
{
    return joined(collected<std::string>(reasons, [](const Reason& reason) {
        return fmt::format("{}: {} [{}]", reason.finding, reason.text, reason.source);
    }));
}
std::string joined(const std::vector<SourcedText>& statements)
{
    return joined(collected<std::string>(statements, [](const SourcedText& statement) {
        return fmt::format("{} [{}]", statement.text, statement.source);
    }));
}

void writeBursts(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using B = const Burst&;
    ListTable<Burst>(
        sinks,
        {"bursts", TableNames::Kind::intervals, "activity of one channel from onset to offset"},
        analysis.bursts)
        .number("start_time", "onset in seconds from the first sample",
                [](B b) { return b.interval.onset.seconds(); })
        .number("stop_time", "offset in seconds from the first sample",
                [](B b) { return b.interval.offset.seconds(); })
        .text("channel", "label of the channel", [&](B b) { return names.label(b.channel); })
        .integer("channel_index", "position of the channel in the recording, from 0",
                 [](B b) { return b.channel; })
        .text("side", "left, right, both; empty: unknown",
              [&](B b) { return names.side(b.channel); })
        .text("muscle", "muscle; empty: unknown", [&](B b) { return names.muscle(b.channel); })
        .text("kind",
              "blink, voluntary, spasm_clonic, spasm_tonic, synkinetic, myokymic, artifact, "
              "unclassified",
              [](B b) { return toString(b.kind); })
        .number("alarm_s", "when a causal detector raised it, in seconds; NaN: it has no alarm",
                [](B b) { return seconds(b.alarm); })
        .number("rms_uv", "RMS of the filtered signal in microvolts; NaN: no unit is known",
                [](B b) { return microvolts(b.rms); })
        .number("peak_uv",
                "largest absolute value of the filtered signal in microvolts; NaN: no unit",
                [](B b) { return microvolts(b.peak); })
        .number("rms_over_noise", "filtered RMS over noise RMS", [](B b) { return b.rmsOverNoise; })
        .number("percent_of_task_maximum",
                "RMS in percent of the channel's task maximum; NaN: the muscle was not moved",
                [](B b) { return b.taskPercent.value_or(unknown); })
        .number("mean_frequency_hz", "mean frequency of its power in hertz; NaN: cannot be told",
                [](B b) { return hertz(b.meanFrequency); })
        .number("median_frequency_hz",
                "half of its power lies below, in hertz; NaN: cannot be told",
                [](B b) { return hertz(b.medianFrequency); })
        .number("intraburst_rate_hz",
                "rate of the discharges inside it in hertz; NaN: none is told",
                [](B b) { return hertz(b.intraburstRate); })
        .text("intraburst_refused",
              "artifact, sampled_too_slowly, notched, band_too_narrow, too_short, "
              "missing_samples, flat, not_significant, mains, mains_subtracted; empty: a rate is "
              "told, or was not looked for",
              [](B b) { return b.rateRefusal ? toString(*b.rateRefusal) : std::string_view(); })
        .integer("is_conducted", "1: a copy of a larger burst of another channel, at no lag",
                 [](B b) { return b.isConducted ? 1 : 0; })
        .finish();
}

void writeManoeuvres(TableSinks& sinks, const AnalysisResult& analysis)
{
    using M = const Manoeuvre&;
    ListTable<Manoeuvre>(
        sinks, {"manoeuvres", TableNames::Kind::intervals, "movements the patient was asked for"},
        analysis.manoeuvres)
        .number("start_time", "in seconds from the first sample",
                [](M m) { return m.interval.onset.seconds(); })
        .number("stop_time", "in seconds from the first sample",
                [](M m) { return m.interval.offset.seconds(); })
        .text("manoeuvre", "id of the movement", [](M m) { return m.id; })
        .integer("is_inferred", "1: read from the signals, not from a remark",
                 [](M m) { return m.isInferred ? 1 : 0; })
        .text("text", "the remark it was read from", [](M m) { return m.text; })
        .finish();
}

void writeQuality(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using Q = const ChannelQuality&;
    ListTable<ChannelQuality>(
        sinks, {"quality", TableNames::Kind::plain, "whether each channel can be trusted"},
        analysis.quality)
        .text("channel", "label of the channel", [&](Q q) { return names.label(q.channel); })
        .integer("channel_index", "position of the channel in the recording, from 0",
                 [](Q q) { return q.channel; })
        .number("noise_rms_uv", "RMS of the filtered signal at rest in microvolts; NaN: no unit",
                [](Q q) { return microvolts(q.noiseRms); })
        .number("mains_ratio_db", "power of the mains lines over their neighbourhood; NaN: unknown",
                [](Q q) { return q.mainsRatioDb.value_or(unknown); })
        .number("clipped_fraction", "samples at the limits of the recorder; NaN: unknown",
                [](Q q) { return q.clippedFraction.value_or(unknown); })
        .number("band_low_hz", "lower end of the analysed band; NaN: not filtered",
                [](Q q) { return hertz(q.bandLow); })
        .number("band_high_hz", "upper end of the analysed band; NaN: not filtered",
                [](Q q) { return hertz(q.bandHigh); })
        .number("filter_delay_s", "delay of the filter, taken out of all times; NaN: unknown",
                [](Q q) { return seconds(q.filterDelay); })
        .integer("usable", "1: usable", [](Q q) { return q.isUsable ? 1 : 0; })
        .text("reasons", "why not, or why with care", [](Q q) { return joined(q.reasons); })
        .finish();
}

void writePairs(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using P = const SynkinesisPair&;
    const auto quartile = [](P p, std::size_t which) {
        return p.lagMedian ? p.lagQuartiles[which].milliseconds() : unknown;
    };
    ListTable<SynkinesisPair>(
        sinks,
        {"synkinesis", TableNames::Kind::plain, "what the follower does when the driver is moved"},
        analysis.synkinesis)
        .text("driver", "channel moved on purpose", [&](P p) { return names.label(p.driver); })
        .text("follower", "channel that may move with it",
              [&](P p) { return names.label(p.follower); })
        .integer("driver_index", "position of the driver in the recording",
                 [](P p) { return p.driver; })
        .integer("follower_index", "position of the follower", [](P p) { return p.follower; })
        .text("side", "left, right, both; empty: unknown", [](P p) { return wordOf(p.side); })
        .integer("trials", "movements that could be judged", [](P p) { return p.trials; })
        .integer("co_activated", "of these, with the follower active",
                 [](P p) { return p.coActivated; })
        .number("probability", "co_activated / trials; NaN: no trial",
                [](P p) { return p.probability.value_or(unknown); })
        .number("probability_low", "lower end of the 95 % Wilson interval",
                [](P p) { return p.probabilityCi95[0]; })
        .number("probability_high", "upper end of the 95 % Wilson interval",
                [](P p) { return p.probabilityCi95[1]; })
        .number("lag_ms_median", "follower onset - driver onset in milliseconds; NaN: unknown",
                [](P p) { return p.lagMedian ? p.lagMedian->milliseconds() : unknown; })
        .number("lag_ms_q25", "25th percentile of the lag", [&](P p) { return quartile(p, 0); })
        .number("lag_ms_q75", "75th percentile of the lag", [&](P p) { return quartile(p, 1); })
        .number("rms_side_ratio", "follower RMS over that of its mirror muscle; NaN: unknown",
                [](P p) { return p.rmsSideRatio.value_or(unknown); })
        .number("p_value", "against circularly shifted driver times; NaN: unknown",
                [](P p) { return p.pValue.value_or(unknown); })
        .number("envelope_correlation", "largest within +-100 ms, median; NaN: unknown",
                [](P p) { return p.envelopeCorrelation.value_or(unknown); })
        .number("envelope_lag_ms", "lag at which it is reached; NaN: unknown",
                [](P p) { return p.envelopeLag ? p.envelopeLag->milliseconds() : unknown; })
        .text("crosstalk", "unlikely, likely, undecided", [](P p) { return toString(p.crosstalk); })
        .text("crosstalk_reason", "why", [](P p) { return p.crosstalkReason; })
        .text("call", "present, absent, undecided, not_assessable",
              [](P p) { return toString(p.call); })
        .finish();
}

void writeFindings(TableSinks& sinks, const AnalysisResult& analysis)
{
    const Names names{analysis.recording.channels};
    using F = const Finding&;
    ListTable<Finding>(
        sinks,
        {"findings", TableNames::Kind::plain, "answers to the questions asked of the analysis"},
        analysis.findings)
        .text("finding", "id in the knowledge base", [](F f) { return f.id; })
        .text("state", "present, absent, not_assessable", [](F f) { return toString(f.state); })
        .integer("is_suggested", "1: seen, but not often or clearly enough to be present",
                 [](F f) { return f.isSuggested; })
        .number("value", "the number that decided; NaN: none",
                [](F f) { return f.value.value_or(unknown); })
        .number("limit", "what it was held against; NaN: nothing",
                [](F f) { return f.limit.value_or(unknown); })
        .text("unit", "of value and limit", [](F f) { return f.unit; })
        .text("side", "left, right, both; empty: unknown", [](F f) { return wordOf(f.side); })
        .text("channels", "labels of the channels concerned",
              [&](F f) {
                  return joined(collected<std::string>(
                      f.channels, [&](std::size_t k) { return names.label(k); }));
              })
        .text("evidence", "label onset..offset in seconds, the clearest places",
              [&](F f) {
                  return joined(collected<std::string>(f.evidence, [&](const Evidence& e) {
                      return fmt::format("{} {:.3f}..{:.3f}", names.label(e.channel),
                                         e.interval.onset.seconds(), e.interval.offset.seconds());
                  }));
              })
        .text("rule", "the rule in one sentence", [](F f) { return f.rule; })
        .text("source", "citation", [](F f) { return f.source; })
        .finish();
    using R = const RedFlag&;
    ListTable<RedFlag>(sinks,
                       {"red_flags", TableNames::Kind::plain, "signs that call for a physician"},
                       analysis.redFlags)
        .text("red_flag", "id in the knowledge base", [](R r) { return r.id; })
        .text("text", "the sign", [](R r) { return r.text; })
        .text("source", "citation", [](R r) { return r.source; })
        .finish();
}

void writeCauses(TableSinks& sinks, const AnalysisResult& analysis)
{
    using C = const RankedCause&;
    ListTable<RankedCause>(sinks,
                           {"causes", TableNames::Kind::plain,
                            "causes the findings are compatible with; not a diagnosis"},
                           analysis.causes)
        .text("cause", "id in the knowledge base", [](C c) { return c.id; })
        .text("cause_name", "name", [](C c) { return c.name; })
        .text("category", "kind of cause", [](C c) { return c.category; })
        .integer("rank", "1.. over strong, moderate, weak; 0: not ranked",
                 [](C c) { return c.rank.value_or(0); })
        .text("support", "strong, moderate, weak, none, against, not_assessable",
              [](C c) { return toString(c.support); })
        .number("score", "orders within a band; no meaning across bands",
                [](C c) { return c.score; })
        .text("side", "left, right, both; empty: unknown", [](C c) { return wordOf(c.side); })
        .text("supporting", "what speaks for it", [](C c) { return joined(c.supporting); })
        .text("opposing", "what speaks against it", [](C c) { return joined(c.opposing); })
        .text("not_tested", "what was not tested", [](C c) { return joined(c.notTested); })
        .text("next_steps", "what the source says to do next",
              [](C c) { return joined(c.nextSteps); })
        .text("published_numbers", "published numbers", [](C c) { return joined(c.numbers); })
        .text("sources", "citations", [](C c) { return joined(c.sources); })
        .finish();
}

void writeSettings(TableSinks& sinks, const AnalysisResult& analysis)
{
    using S = const Setting&;
    ListTable<Setting>(sinks,
                       {"settings", TableNames::Kind::plain, "every setting that changes a number"},
                       analysis.settings)
        .text("setting", "dotted name", [](S s) { return s.name; })
        .text("value", "its value as text",
              [](S s) {
                  return std::visit([](const auto& v) { return fmt::format("{}", v); }, s.value);
              })
        .finish();
}

}  // namespace

void writeAnalysisTables(TableSinks& sinks, const AnalysisResult& analysis)
{
    writeBursts(sinks, analysis);
    writeManoeuvres(sinks, analysis);
    writeQuality(sinks, analysis);
    writePairs(sinks, analysis);
    writeMeasureTables(sinks, analysis);
    writeFindings(sinks, analysis);
    writeCauses(sinks, analysis);
    writeSettings(sinks, analysis);
}

}  // namespace facialis
