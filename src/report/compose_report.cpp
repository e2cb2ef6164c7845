// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/compose_report.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <set>

#include "src/report/amplitude_words.hpp"
#include "src/report/cause_blocks.hpp"
#include "src/report/cited_sources.hpp"
#include "src/report/evoked_words.hpp"
#include "src/report/reader_blocks.hpp"
#include "src/report/report_tables.hpp"
#include "src/report/sweep_figure.hpp"
#include "src/report/synkinesis_figure.hpp"
#include "src/report/trace_figure.hpp"

namespace facialis::engine {

namespace {

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

/// Leaves in a close look the traces with bursts and those of the same muscles on the other side.
void keepConcerned(TraceFigure& figure, const AnalysisResult& analysis)
{
    const auto muscleOf = [&](const TraceFigure::Trace& trace) {
        for (const Channel& channel : analysis.recording.channels)
            if (channel.label == trace.label)
                return channel.muscle;
        return std::string();
    };
    std::set<std::string> concerned;
    for (const TraceFigure::Trace& trace : figure.traces)
        if (!trace.marks.empty())
            concerned.insert(muscleOf(trace));
    std::erase_if(figure.traces, [&](const TraceFigure::Trace& trace) {
        return trace.marks.empty() &&
               (muscleOf(trace).empty() || !concerned.contains(muscleOf(trace)));
    });
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

/// What is not there, and what could not be told and why.
ItemList otherFindings(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    ItemList list;
    std::string absent;
    const auto nameOf = [&](const Finding& finding) {
        const FindingEntry* entry = knowledge.finding(finding.id);
        return entry != nullptr ? entry->name : finding.id;
    };
    for (const Finding& finding : analysis.findings)
        if (finding.state == FindingState::absent)
            absent += (absent.empty() ? "" : "; ") + nameOf(finding);
    for (const Finding& finding : analysis.findings)
        if (finding.isSuggested)
            list.items.push_back({"unclear", nameOf(finding) + ": " + finding.rule});
    if (!absent.empty())
        list.items.push_back({"absent", absent});
    for (const Finding& finding : analysis.findings)
        if (finding.state == FindingState::notAssessable && !finding.isSuggested)
            list.items.push_back({"not tested", nameOf(finding) + ": " + finding.rule});
    return list;
}

std::string settingText(const Setting& setting)
{
    return std::visit(
        [&](const auto& value) { return fmt::format("{} = {}", setting.name, value); },
        setting.value);
}

ItemList provenance(const AnalysisResult& analysis, const CitedSources& cited)
{
    ItemList list{{}, true};
    std::string settings;
    for (const Setting& setting : analysis.settings)
        settings += (settings.empty() ? "" : "; ") + settingText(setting);
    list.items.push_back({"settings", settings});
    list.items.push_back(
        {"software",
         fmt::format("{} {}, knowledge base version {}, created {}", analysis.provenance.software,
                     analysis.provenance.version, analysis.provenance.knowledgeVersion,
                     analysis.provenance.created)});
    list.items.push_back({"input", "SHA-256 " + analysis.provenance.inputSha256});
    std::string sources;
    for (const auto& [tag, citation] : cited.list())
        sources += fmt::format("{}{}: {}", sources.empty() ? "" : "; ", tag, citation);
    if (!sources.empty())
        list.items.push_back({"sources", sources});
    return list;
}

/// "P-17, Erika Mustermann, born 1951-05-02, F"; what the recording does not state is left out.
std::string personOf(const Identity& who)
{
    const std::string birth = who.birthDate.empty() ? "" : "born " + who.birthDate;
    std::string text;
    for (const std::string* part : {&who.patientCode, &who.patientName, &birth, &who.sex})
        if (!part->empty())
            text += (text.empty() ? "" : ", ") + *part;
    return text;
}

}  // namespace

Result<ReportDocument> composeReport(const Recording& recording, const AnalysisResult& analysis,
                                     const KnowledgeBase& knowledge, ReportIdentity identity,
                                     const ReaderOpinion* reader)
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
                    info.duration.seconds(),
                    !info.start ? ""
                    : identity == ReportIdentity::kept
                        ? ", from " + toIso8601(*info.start)
                        : ", from " + toIso8601(*info.start).substr(11) + " (date left out)"),
        Tone::normal});
    if (const std::string person = personOf(info.identity);
        identity == ReportIdentity::kept && !person.empty())
        blocks.push_back(Paragraph{"Patient: " + person, Tone::normal});
    blocks.push_back(Paragraph{document.footer, Tone::notice});
    for (const std::string& warning : info.warnings)
        blocks.push_back(Paragraph{warning, Tone::warning});
    if (reader != nullptr)
        appendReader(blocks, *reader, knowledge, identity);

    Result<TraceFigure> overview =
        traceFigure(recording, analysis, {Duration(0.0), info.duration}, 1200);
    if (!overview)
        return tl::unexpected(overview.error());
    overview->caption =
        "The whole recording, unfiltered, each trace centred; bars above a trace mark bursts.";
    blocks.push_back(std::move(*overview));
    for (const auto& [name, interval] : placesOf(analysis, knowledge, 1)) {
        Result<TraceFigure> figure = traceFigure(recording, analysis, interval, 1000);
        if (!figure)
            return tl::unexpected(figure.error());
        keepConcerned(*figure, analysis);
        figure->caption = fmt::format("{}: {:.2f} s to {:.2f} s, unfiltered", name,
                                      interval.onset.seconds(), interval.offset.seconds());
        blocks.push_back(std::move(*figure));
    }

    CitedSources cited;
    blocks.push_back(Heading{"Findings", 2});
    if (Table present = findingTable(analysis, knowledge, cited); !present.rows.empty())
        blocks.push_back(std::move(present));
    blocks.push_back(otherFindings(analysis, knowledge));
    if (Table activity = activityTable(analysis); !activity.rows.empty()) {
        blocks.push_back(Heading{"Activity at rest that nobody asked for", 2});
        std::string words = fmt::format("{:.0f} s of rest", analysis.measures.restTime.seconds());
        if (const std::string side = lateralityWords(analysis.measures); !side.empty())
            words += "; laterality at rest " + side;
        for (const ActivityTrend& trend : analysis.measures.trends)
            words += "; " + trendWords(trend);
        blocks.push_back(Paragraph{words + ".", Tone::normal});
        blocks.push_back(std::move(activity));
    }
    blocks.push_back(Heading{"Synkinesis", 2});
    if (std::optional<Drawing> matrix = synkinesisFigure(analysis))
        blocks.push_back(std::move(*matrix));
    else
        blocks.push_back(
            Paragraph{"Not assessable: no pair of named muscles of one side moved often enough.",
                      Tone::normal});
    if (Table pairs = pairTable(analysis); !pairs.rows.empty())
        blocks.push_back(std::move(pairs));
    if (Result<void> added = appendEvoked(blocks, recording, analysis, knowledge); !added)
        return tl::unexpected(added.error());

    blocks.push_back(Heading{"Findings compatible with", 2});
    for (const RedFlag& flag : analysis.redFlags)
        blocks.push_back(Paragraph{
            fmt::format("Red flag: {} [{}]", flag.text, cited.tags(flag.source)), Tone::warning});
    appendCauses(blocks, analysis, cited);

    blocks.push_back(Heading{"Channels and bursts", 2});
    std::string legend =
        "Bursts by kind: number × median length, over the median RMS in µV · times the RMS at rest "
        "· percent of the task maximum (largest RMS of a movement of the muscle).";
    if (const std::string common = commonRateAndBand(analysis); !common.empty())
        legend = "Sampling rate and band of all channels: " + common + ". " + legend;
    blocks.push_back(Paragraph{legend, Tone::normal});
    blocks.push_back(channelTable(analysis));
    blocks.push_back(channelRemarks(analysis));
    blocks.push_back(Heading{"Settings, provenance, sources", 2});
    blocks.push_back(provenance(analysis, cited));
    return document;
}

}  // namespace facialis::engine
