// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/report_tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

#include "src/report/amplitude_words.hpp"

namespace facialis::engine {
namespace {

std::string microvolts(const std::optional<Voltage>& value)
{
    return value ? fmt::format("{:.1f} µV", value->microvolts()) : "–";
}

std::string rateAndBand(const AnalysisResult& analysis, const ChannelQuality& quality)
{
    const double rate = analysis.recording.channels[quality.channel].rate.hertz();
    return quality.bandLow && quality.bandHigh
               ? fmt::format("{:g} Hz, {:g}–{:g} Hz", rate, quality.bandLow->hertz(),
                             quality.bandHigh->hertz())
               : fmt::format("{:g} Hz", rate);
}

/// "28 × 62 ms" over "105 · 45 · 60": number, median length; µV, times rest, % of the task maximum.
std::string groupText(const BurstGroup& group)
{
    return fmt::format(
        "{} × {:.0f} ms\n{} · {:.2g} · {}", group.bursts, group.length.milliseconds(),
        group.rms ? fmt::format("{:.3g}", group.rms->microvolts()) : "–", group.timesRest,
        group.taskPercent ? fmt::format("{:.0f}", *group.taskPercent) : "–");
}

std::set<BurstKind> kindsOf(const AnalysisResult& analysis)
{
    std::set<BurstKind> kinds;
    for (const Burst& burst : analysis.bursts)
        kinds.insert(burst.kind);
    return kinds;
}

}  // namespace

std::string sideWord(const std::optional<Side>& side)
{
    return side ? std::string(toString(*side)) : "–";
}

std::string readable(std::string word)
{
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

std::string commonRateAndBand(const AnalysisResult& analysis)
{
    std::set<std::string> all;
    for (const ChannelQuality& quality : analysis.quality)
        all.insert(rateAndBand(analysis, quality));
    return all.size() == 1 ? *all.begin() : "";
}

Table channelTable(const AnalysisResult& analysis)
{
    const std::set<BurstKind> kinds = kindsOf(analysis);
    const bool isCommon = !commonRateAndBand(analysis).empty();
    Table table{{"Channel, muscle", "Rest, task maximum"}, {}, {3.4, 3.6}, true};
    if (!isCommon) {
        table.header.emplace_back("Rate, band");
        table.widths.push_back(2.6);
    }
    for (const BurstKind kind : kinds) {
        table.header.push_back(readable(std::string(toString(kind))));
        table.widths.push_back(2.4);
    }
    for (const ChannelQuality& quality : analysis.quality) {
        const Channel& channel = analysis.recording.channels[quality.channel];
        std::vector<std::string> row{
            fmt::format("{}\n{}, {}", channel.label,
                        channel.muscle.empty() ? "unknown" : readable(channel.muscle),
                        sideWord(channel.side)),
            microvolts(quality.noiseRms) + "\n" + taskMaximumWords(analysis, quality.channel)};
        if (!isCommon)
            row.push_back(rateAndBand(analysis, quality));
        const auto groups = burstGroups(analysis, quality.channel);
        for (const BurstKind kind : kinds) {
            const auto group = groups.find(kind);
            row.push_back(group == groups.end() ? "–" : groupText(group->second));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table activityTable(const AnalysisResult& analysis)
{
    Table table{{"Channel", "Bursts", "Per minute", "Median length", "Interval (variation)",
                 "Trains", "Time in them"},
                {},
                {2.2, 1.6, 1.8, 2.2, 3, 1.4, 2.6},
                true};
    for (const ChannelActivity& activity : analysis.measures.channels) {
        if (activity.bursts == 0)
            continue;
        std::string interval = "–";
        if (activity.intervalMedian)
            interval = fmt::format("{:.2f} s", activity.intervalMedian->seconds());
        if (activity.intervalVariation)
            interval += fmt::format(" ({:.2f})", *activity.intervalVariation);
        table.rows.push_back(
            {analysis.recording.channels[activity.channel].label,
             activity.tonic > 0 ? fmt::format("{}, {} tonic", activity.bursts, activity.tonic)
                                : fmt::format("{}", activity.bursts),
             fmt::format("{:.3g}", activity.perMinute),
             activity.lengthMedian ? fmt::format("{:.0f} ms", activity.lengthMedian->milliseconds())
                                   : "–",
             interval, fmt::format("{}", activity.trains),
             fmt::format("{:.1f} s, {:.1f} % of rest", activity.time.seconds(),
                         100.0 * activity.timeFraction)});
    }
    return table;
}

ItemList channelRemarks(const AnalysisResult& analysis)
{
    struct Remark {
        std::string text, first, others;
        std::size_t channels = 0;
    };
    std::map<std::string, Remark> remarks;
    for (const ChannelQuality& quality : analysis.quality) {
        const std::string& label = analysis.recording.channels[quality.channel].label;
        std::vector<std::string> reasons = quality.reasons;
        if (!quality.isUsable)
            reasons.emplace_back("not usable");
        for (const std::string& reason : reasons) {
            std::string key;
            std::copy_if(reason.begin(), reason.end(), std::back_inserter(key),
                         [](char c) { return (c < '0' || c > '9') && c != '.'; });
            Remark& remark = remarks[key];
            if (remark.channels++ == 0)
                remark.text = reason, remark.first = label;
            else
                remark.others += (remark.others.empty() ? "" : ", ") + label;
        }
    }
    ItemList list{{}, true};
    for (const auto& [key, remark] : remarks) {
        const std::string others =
            remark.channels == analysis.quality.size() ? "all others" : remark.others;
        list.items.push_back(
            {remark.first, remark.channels == 1
                               ? remark.text
                               : fmt::format("{}; so or nearly so {}", remark.text, others)});
    }
    return list;
}

Table pairTable(const AnalysisResult& analysis)
{
    Table table{{"Driver → follower", "Co-activated", "95 % interval", "Lag (quartiles)",
                 "Side ratio", "Crosstalk", "Call"},
                {},
                {5, 2.2, 2.2, 3, 1.8, 2, 2}};
    const auto& channels = analysis.recording.channels;
    for (const SynkinesisPair& pair : analysis.synkinesis) {
        if (pair.call != SynkinesisCall::present &&
            !(pair.call == SynkinesisCall::undecided && pair.coActivated > 0))
            continue;
        table.rows.push_back(
            {channels[pair.driver].label + " → " + channels[pair.follower].label,
             fmt::format("{} of {}", pair.coActivated, pair.trials),
             pair.probability
                 ? fmt::format("{:.2f}–{:.2f}", pair.probabilityCi95[0], pair.probabilityCi95[1])
                 : "–",
             pair.lagMedian
                 ? fmt::format("{:.0f} ms ({:.0f}–{:.0f})", pair.lagMedian->milliseconds(),
                               pair.lagQuartiles[0].milliseconds(),
                               pair.lagQuartiles[1].milliseconds())
                 : "–",
             pair.rmsSideRatio ? fmt::format("{:.2f}", *pair.rmsSideRatio) : "–",
             std::string(toString(pair.crosstalk)), readable(std::string(toString(pair.call)))});
    }
    return table;
}

Table findingTable(const AnalysisResult& analysis, const KnowledgeBase& knowledge,
                   CitedSources& cited)
{
    Table table{{"Present", "Side", "Value", "Measured and held against", "Source"},
                {},
                {3.2, 1.1, 1.4, 9, 1.4}};
    for (const Finding& finding : analysis.findings) {
        if (finding.state != FindingState::present)
            continue;
        const FindingEntry* entry = knowledge.finding(finding.id);
        table.rows.push_back(
            {entry != nullptr ? entry->name : finding.id, sideWord(finding.side),
             finding.value ? fmt::format("{:.3g} {}", *finding.value, finding.unit) : "–",
             finding.rule, cited.tags(finding.source)});
    }
    return table;
}

}  // namespace facialis::engine
