// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/compose_report.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>

#include "src/report/evoked_words.hpp"
#include "src/report/sweep_figure.hpp"
#include "src/report/trace_figure.hpp"

namespace facialis::engine {

namespace {

std::string sideWord(const std::optional<Side>& side)
{
    return side ? std::string(toString(*side)) : "–";
}

std::string readable(std::string word)
{
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

std::string microvolts(const std::optional<Voltage>& value)
{
    return value ? fmt::format("{:.1f} µV", value->microvolts()) : "–";
}

Table channelTable(const AnalysisResult& analysis)
{
    Table table{{"Channel", "Muscle", "Side", "Rate", "Noise", "Bursts", "Remarks"},
                {},
                {3, 4, 1.5, 2, 2, 1.5, 7}};
    for (const ChannelQuality& quality : analysis.quality) {
        const Channel& channel = analysis.recording.channels[quality.channel];
        const auto bursts =
            std::count_if(analysis.bursts.begin(), analysis.bursts.end(),
                          [&](const Burst& burst) { return burst.channel == quality.channel; });
        std::string remarks = quality.isUsable ? "" : "not usable. ";
        for (const std::string& reason : quality.reasons)
            remarks += reason + ". ";
        table.rows.push_back({channel.label,
                              channel.muscle.empty() ? "unknown" : readable(channel.muscle),
                              sideWord(channel.side), fmt::format("{:g} Hz", channel.rate.hertz()),
                              microvolts(quality.noiseRms), std::to_string(bursts), remarks});
    }
    return table;
}

Table burstTable(const AnalysisResult& analysis)
{
    std::map<std::pair<std::size_t, BurstKind>, std::vector<const Burst*>> groups;
    for (const Burst& burst : analysis.bursts)
        groups[{burst.channel, burst.kind}].push_back(&burst);
    Table table{{"Channel", "Kind", "Count", "Median length", "Median RMS", "Largest peak",
                 "Median frequency"},
                {},
                {3, 3, 1.5, 2, 2, 2, 2.4}};
    for (const auto& [key, bursts] : groups) {
        std::vector<double> lengths, rms, frequencies;
        std::optional<Voltage> peak;
        for (const Burst* burst : bursts) {
            lengths.push_back(burst->interval.length().milliseconds());
            if (burst->rms)
                rms.push_back(burst->rms->microvolts());
            if (burst->medianFrequency)
                frequencies.push_back(burst->medianFrequency->hertz());
            if (burst->peak && (!peak || *burst->peak > *peak))
                peak = burst->peak;
        }
        const auto median = [](std::vector<double> values, const char* unit) -> std::string {
            if (values.empty())
                return "–";
            const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
            std::nth_element(values.begin(), half, values.end());
            return fmt::format("{:.1f} {}", *half, unit);
        };
        table.rows.push_back({analysis.recording.channels[key.first].label,
                              readable(std::string(toString(key.second))),
                              std::to_string(bursts.size()), median(lengths, "ms"),
                              median(rms, "µV"), microvolts(peak), median(frequencies, "Hz")});
    }
    return table;
}

Table pairTable(const AnalysisResult& analysis)
{
    Table table{{"Driver → follower", "Side", "Trials", "Co-activated", "95 % interval", "Lag",
                 "Side ratio", "Crosstalk", "Call"},
                {},
                {5, 1.5, 1.3, 2, 2, 1.8, 1.8, 2, 2.2}};
    const auto& channels = analysis.recording.channels;
    for (const SynkinesisPair& pair : analysis.synkinesis) {
        if (pair.call == SynkinesisCall::notAssessable)
            continue;
        table.rows.push_back(
            {channels[pair.driver].label + " → " + channels[pair.follower].label,
             sideWord(pair.side), std::to_string(pair.trials), std::to_string(pair.coActivated),
             pair.probability
                 ? fmt::format("{:.2f}–{:.2f}", pair.probabilityCi95[0], pair.probabilityCi95[1])
                 : "–",
             pair.lagMedian ? fmt::format("{:.0f} ms", pair.lagMedian->milliseconds()) : "–",
             pair.rmsSideRatio ? fmt::format("{:.2f}", *pair.rmsSideRatio) : "–",
             std::string(toString(pair.crosstalk)), readable(std::string(toString(pair.call)))});
    }
    return table;
}

Table findingTable(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    Table table{
        {"Finding", "State", "Side", "Value", "Rule", "Source"}, {}, {3, 2, 1.4, 1.8, 7, 3}};
    for (const FindingState state :
         {FindingState::present, FindingState::absent, FindingState::notAssessable})
        for (const Finding& finding : analysis.findings) {
            if (finding.state != state)
                continue;
            const FindingEntry* entry = knowledge.finding(finding.id);
            table.rows.push_back(
                {entry ? entry->name : finding.id, readable(std::string(toString(state))),
                 sideWord(finding.side),
                 finding.value ? fmt::format("{:.3g} {}", *finding.value, finding.unit) : "–",
                 finding.rule, finding.source});
        }
    return table;
}

void appendItems(std::vector<Item>& items, const char* term, const std::vector<Reason>& reasons)
{
    for (const Reason& reason : reasons)
        items.push_back({term, fmt::format("{} ({})", reason.text, reason.source)});
}

void appendCause(std::vector<ReportBlock>& blocks, const RankedCause& cause)
{
    blocks.push_back(
        Heading{fmt::format("{}. {}: {}{}", *cause.rank, cause.name,
                            readable(std::string(toString(cause.support))),
                            cause.side ? ", " + std::string(toString(*cause.side)) + " side" : ""),
                3});
    ItemList list;
    appendItems(list.items, "for", cause.supporting);
    appendItems(list.items, "against", cause.opposing);
    appendItems(list.items, "not tested", cause.notTested);
    for (const SourcedText& number : cause.numbers)
        list.items.push_back({"numbers", fmt::format("{} ({})", number.text, number.source)});
    for (const SourcedText& step : cause.nextSteps)
        list.items.push_back({"next", fmt::format("{} ({})", step.text, step.source)});
    blocks.push_back(std::move(list));
}

/// Places worth a closer look: the first of each finding that is there, at most `most`.
std::vector<std::pair<std::string, TimeInterval>> placesOf(const AnalysisResult& analysis,
                                                           const KnowledgeBase& knowledge,
                                                           std::size_t most)
{
    std::vector<std::pair<std::string, TimeInterval>> places;
    for (const Finding& finding : analysis.findings) {
        if (finding.state != FindingState::present || finding.evidence.empty() ||
            places.size() == most)
            continue;
        const TimeInterval evidence = finding.evidence.front().interval;
        const Duration middle = evidence.onset + evidence.length() * 0.5;
        const Duration half = std::max(Duration(1.0), evidence.length() * 0.75);
        const TimeInterval around{std::max(Duration(0.0), middle - half),
                                  std::min(analysis.recording.duration, middle + half)};
        const FindingEntry* entry = knowledge.finding(finding.id);
        places.emplace_back(entry ? entry->name : finding.id, around);
    }
    return places;
}

Result<void> appendEvoked(std::vector<ReportBlock>& blocks, const Recording& recording,
                          const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    if (analysis.stimuli.empty())
        return {};
    blocks.push_back(Heading{"Stimulus-locked responses", 2});
    for (std::size_t s = 0; s < analysis.stimuli.size(); ++s) {
        const std::string words = seriesWords(analysis.stimuli[s], knowledge);
        Table responses = evokedTable(analysis, s);
        if (responses.rows.empty()) {
            blocks.push_back(Paragraph{words + ": no response", Paragraph::Tone::normal});
            continue;
        }
        Result<Drawing> figure = sweepFigure(recording, analysis, s);
        if (!figure)
            return tl::unexpected(figure.error());
        figure->caption = words +
                          ": superimposed sweeps and their mean; ticks mark the median "
                          "latency; the artifact is left out";
        blocks.push_back(std::move(*figure));
        blocks.push_back(std::move(responses));
    }
    return {};
}

std::string settingText(const Setting& setting)
{
    return std::visit(
        [&](const auto& value) { return fmt::format("{} = {}", setting.name, value); },
        setting.value);
}

}  // namespace

Result<ReportDocument> composeReport(const Recording& recording, const AnalysisResult& analysis,
                                     const KnowledgeBase& knowledge)
{
    using Tone = Paragraph::Tone;
    const RecordingInfo& info = analysis.recording;
    ReportDocument document;
    document.title = "Facialis: " + std::filesystem::path(info.path).filename().string();
    document.footer =
        "Findings and literature associations; not a diagnosis. Research use. The decision rests "
        "with the clinician.";
    std::vector<ReportBlock>& blocks = document.blocks;
    blocks.push_back(Heading{document.title, 1});
    blocks.push_back(Paragraph{
        fmt::format("{}, {} channels, {:.1f} s{}", info.format, info.channels.size(),
                    info.duration.seconds(), info.start ? ", from " + toIso8601(*info.start) : ""),
        Tone::normal});
    blocks.push_back(Paragraph{document.footer, Tone::notice});
    for (const std::string& warning : info.warnings)
        blocks.push_back(Paragraph{warning, Tone::warning});

    blocks.push_back(Heading{"Recording", 2});
    Result<TraceFigure> overview =
        traceFigure(recording, analysis, {Duration(0.0), info.duration}, 1200);
    if (!overview)
        return tl::unexpected(overview.error());
    overview->caption =
        "The whole recording, unfiltered, each trace centred; bars above a trace mark bursts.";
    blocks.push_back(std::move(*overview));
    blocks.push_back(channelTable(analysis));
    blocks.push_back(Heading{"Bursts", 2});
    blocks.push_back(burstTable(analysis));
    blocks.push_back(Heading{"Synkinesis", 2});
    if (Table pairs = pairTable(analysis); !pairs.rows.empty())
        blocks.push_back(std::move(pairs));
    else
        blocks.push_back(
            Paragraph{"Not assessable: no pair of named muscles of one side moved often enough.",
                      Tone::normal});
    if (Result<void> added = appendEvoked(blocks, recording, analysis, knowledge); !added)
        return tl::unexpected(added.error());
    blocks.push_back(Heading{"Findings", 2});
    blocks.push_back(findingTable(analysis, knowledge));
    for (const auto& [name, interval] : placesOf(analysis, knowledge, 4)) {
        Result<TraceFigure> figure = traceFigure(recording, analysis, interval, 1000);
        if (!figure)
            return tl::unexpected(figure.error());
        figure->caption = fmt::format("{}: {:.2f} s to {:.2f} s", name, interval.onset.seconds(),
                                      interval.offset.seconds());
        blocks.push_back(std::move(*figure));
    }
    if (!analysis.redFlags.empty()) {
        blocks.push_back(Heading{"Red flags", 2});
        for (const RedFlag& flag : analysis.redFlags)
            blocks.push_back(
                Paragraph{fmt::format("{} ({})", flag.text, flag.source), Tone::warning});
    }
    blocks.push_back(Heading{"Findings compatible with", 2});
    bool isAnyRanked = false;
    for (const RankedCause& cause : analysis.causes)
        if (cause.rank) {
            appendCause(blocks, cause);
            isAnyRanked = true;
        }
    if (!isAnyRanked)
        blocks.push_back(Paragraph{
            "Insufficient: nothing in this recording speaks for one of the causes.", Tone::notice});
    blocks.push_back(Heading{"Settings and provenance", 2});
    ItemList provenance;
    for (const Setting& setting : analysis.settings)
        provenance.items.push_back({"setting", settingText(setting)});
    provenance.items.push_back(
        {"software", analysis.provenance.software + " " + analysis.provenance.version});
    provenance.items.push_back({"knowledge", "version " + analysis.provenance.knowledgeVersion});
    provenance.items.push_back({"input", "SHA-256 " + analysis.provenance.inputSha256});
    provenance.items.push_back({"created", analysis.provenance.created});
    blocks.push_back(std::move(provenance));
    return document;
}

}  // namespace facialis::engine
