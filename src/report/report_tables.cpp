// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/report_tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

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

double medianOf(std::vector<double> values)
{
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

/// "28 · 62 · 14.1": number, ms, µV, so that a cell has one line.
std::string groupText(const std::vector<const Burst*>& bursts)
{
    std::vector<double> lengths, rms;
    for (const Burst* burst : bursts) {
        lengths.push_back(burst->interval.length().milliseconds());
        if (burst->rms)
            rms.push_back(burst->rms->microvolts());
    }
    std::string text = fmt::format("{} · {:.0f}", bursts.size(), medianOf(lengths));
    if (!rms.empty())
        text += fmt::format(" · {:.3g}", medianOf(rms));
    return text;
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
    std::map<std::pair<std::size_t, BurstKind>, std::vector<const Burst*>> groups;
    std::set<BurstKind> kinds;
    for (const Burst& burst : analysis.bursts) {
        groups[{burst.channel, burst.kind}].push_back(&burst);
        kinds.insert(burst.kind);
    }
    const bool isCommon = !commonRateAndBand(analysis).empty();
    Table table{{"Channel", "Muscle, side", "Noise"}, {}, {2.0, 3.7, 1.3}};
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
            channel.label,
            fmt::format("{}, {}", channel.muscle.empty() ? "unknown" : readable(channel.muscle),
                        sideWord(channel.side)),
            microvolts(quality.noiseRms)};
        if (!isCommon)
            row.push_back(rateAndBand(analysis, quality));
        for (const BurstKind kind : kinds) {
            const auto group = groups.find({quality.channel, kind});
            row.push_back(group == groups.end() ? "–" : groupText(group->second));
        }
        table.rows.push_back(std::move(row));
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
