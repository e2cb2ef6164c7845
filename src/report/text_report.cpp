// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/text_report.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>

#include "src/report/amplitude_words.hpp"
#include "src/report/cited_sources.hpp"
#include "src/report/evoked_words.hpp"

namespace facialis::engine {

namespace {

/// Indents and folds a text at spaces, for terminals of 100 columns.
std::string folded(std::string_view text, std::string_view firstPrefix, std::string_view prefix)
{
    constexpr std::size_t width = 100;
    std::string result(firstPrefix), line;
    std::size_t used = firstPrefix.size();
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (used + word.size() > width && used > prefix.size()) {
            result += "\n" + std::string(prefix);
            used = prefix.size();
        }
        result += word;
        used += word.size();
        if (space == std::string_view::npos)
            break;
        result += ' ';
        ++used;
        text.remove_prefix(space + 1);
    }
    return result + "\n";
}

std::string sideWord(const std::optional<Side>& side)
{
    return side ? std::string(toString(*side)) : "-";
}

std::string stateWord(const Finding& finding)
{
    if (finding.isSuggested)
        return "unclear";
    return finding.state == FindingState::notAssessable ? "not assessable"
                                                        : std::string(toString(finding.state));
}

/// What is there first, then what was seen, but not often or clearly enough.
int placeOf(const Finding& finding)
{
    switch (finding.state) {
    case FindingState::present: return 0;
    case FindingState::absent: return 2;
    case FindingState::notAssessable: break;
    }
    return finding.isSuggested ? 1 : 3;
}

std::string supportWord(Support support)
{
    return support == Support::notAssessable ? "not assessable" : std::string(toString(support));
}

std::string channelsText(const RecordingInfo& recording)
{
    std::string text = fmt::format("  {:>3}  {:<20} {:<24} {:<6} {:>9}  {}\n", "#", "channel",
                                   "muscle", "side", "rate", "unit");
    for (std::size_t k = 0; k < recording.channels.size(); ++k) {
        const Channel& c = recording.channels[k];
        text += fmt::format("  {:>3}  {:<20} {:<24} {:<6} {:>6.6g} Hz  {}\n", k + 1, c.label,
                            c.muscle.empty() ? "unknown" : c.muscle, sideWord(c.side),
                            c.rate.hertz(), c.unit.empty() ? "counts" : c.unit);
    }
    return text;
}

std::string headText(const RecordingInfo& recording)
{
    std::string text = fmt::format(
        "{}  {}, {} channels, {:.3f} s", std::filesystem::path(recording.path).filename().string(),
        recording.format, recording.channels.size(), recording.duration.seconds());
    if (recording.start)
        text += ", from " + toIso8601(*recording.start);
    text += "\n";
    for (const std::string& warning : recording.warnings)
        text += folded(warning, "  ! ", "    ");
    return text;
}

std::string activityText(const AnalysisResult& analysis)
{
    struct Counts {
        int all = 0;
        std::map<std::string, int> kinds;
    };
    std::map<std::size_t, Counts> perChannel;
    for (const Burst& burst : analysis.bursts) {
        Counts& counts = perChannel[burst.channel];
        ++counts.all;
        ++counts.kinds[std::string(toString(burst.kind))];
    }
    std::string text = "\nActivity\n";
    for (const ChannelQuality& quality : analysis.quality) {
        const Counts& counts = perChannel[quality.channel];
        std::string kinds;
        for (const auto& [kind, count] : counts.kinds)
            kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, kind);
        const std::string noise =
            quality.noiseRms ? fmt::format("noise {:.2f} µV", quality.noiseRms->microvolts())
                             : "noise in counts";
        text += fmt::format("  {:<20} {:<14} {:>4} bursts{}{}\n",
                            analysis.recording.channels.at(quality.channel).label, noise,
                            counts.all, kinds.empty() ? "" : ": ", kinds);
        for (const std::string& reason : quality.reasons)
            text += folded(reason, "    ! ", "      ");
    }
    return text;
}

/// Amplitudes of the kinds, and what happens at rest.
std::string measuresText(const AnalysisResult& analysis)
{
    std::string text =
        "\nAmplitudes (median RMS: µV, times the noise at rest, % of the task "
        "maximum)\n";
    for (const ChannelQuality& quality : analysis.quality) {
        std::string kinds;
        for (const auto& [kind, group] : burstGroups(analysis, quality.channel))
            if (kind != BurstKind::artifact)
                kinds += fmt::format("{}{} {}", kinds.empty() ? "" : "; ", toString(kind),
                                     amplitudeWords(group));
        if (!kinds.empty())
            text += folded(
                fmt::format("task maximum {}: {}", taskMaximumWords(analysis, quality.channel),
                            kinds),
                fmt::format("  {:<20} ", analysis.recording.channels.at(quality.channel).label),
                "                       ");
    }
    if (analysis.measures.channels.empty())
        return text;
    text += fmt::format("\nActivity that nobody asked for, in {:.0f} s of rest\n",
                        analysis.measures.restTime.seconds());
    for (const ChannelActivity& activity : analysis.measures.channels) {
        if (activity.bursts == 0)
            continue;
        text += fmt::format("  {:<20} {} bursts, {:.3g} per minute, {} trains, {:.1f} % of rest",
                            analysis.recording.channels.at(activity.channel).label, activity.bursts,
                            activity.perMinute, activity.trains, 100.0 * activity.timeFraction);
        if (activity.intervalVariation)
            text += fmt::format(", variation of intervals {:.2f}", *activity.intervalVariation);
        text += "\n";
    }
    for (const ActivityTrend& trend : analysis.measures.trends)
        text += folded(trendWords(trend), "  ", "    ");
    if (const std::string side = lateralityWords(analysis.measures); !side.empty())
        text += "  laterality at rest " + side + "\n";
    return text;
}

std::string pairsText(const AnalysisResult& analysis)
{
    std::string text;
    int quiet = 0;
    for (const SynkinesisPair& pair : analysis.synkinesis) {
        if (pair.call != SynkinesisCall::present && pair.call != SynkinesisCall::undecided) {
            ++quiet;
            continue;
        }
        const auto& channels = analysis.recording.channels;
        text += fmt::format("  {} -> {}: {} ({} of {} movements", channels.at(pair.driver).label,
                            channels.at(pair.follower).label, toString(pair.call), pair.coActivated,
                            pair.trials);
        if (pair.lagMedian)
            text += fmt::format(", lag {:.0f} ms", pair.lagMedian->milliseconds());
        if (pair.rmsSideRatio)
            text += fmt::format(", side ratio {:.2f}", *pair.rmsSideRatio);
        if (pair.envelopeCorrelation)
            text += fmt::format(", envelopes r = {:.2f}", *pair.envelopeCorrelation);
        text += fmt::format("; crosstalk {})\n", toString(pair.crosstalk));
    }
    if (analysis.synkinesis.empty())
        return "\nSynkinesis\n  not assessable: no two named muscles of one side\n";
    return "\nSynkinesis\n" + text +
           (quiet > 0
                ? fmt::format("  {} further pairs without co-activation or not assessable\n", quiet)
                : "");
}

std::string findingsText(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    std::string text = "\nFindings\n";
    for (const int place : {0, 1, 2, 3})
        for (const Finding& finding : analysis.findings) {
            if (placeOf(finding) != place)
                continue;
            const FindingEntry* entry = knowledge.finding(finding.id);
            text += fmt::format("  {:<15}{:<12}{}{}\n", stateWord(finding), finding.id,
                                entry ? entry->name : "",
                                finding.side ? ", " + std::string(toString(*finding.side)) : "");
            if (place <= 1 && !finding.rule.empty())
                text += folded(finding.rule, "                          ",
                               "                          ");
        }
    return text;
}

void appendReasons(std::string& text, std::string_view title, const std::vector<Reason>& reasons,
                   CitedSources& cited)
{
    for (const Reason& reason : reasons)
        text += folded(fmt::format("{} [{}]", reason.text, cited.tags(reason.source)),
                       fmt::format("      {:<12}", title), "                  ");
}

/// Questions nobody answered are counted; the JSON and the reports name them.
void appendNotTested(std::string& text, const std::vector<Reason>& reasons, CitedSources& cited)
{
    std::vector<Reason> findings;
    std::size_t questions = 0;
    for (const Reason& reason : reasons) {
        if (reason.finding == "context")
            ++questions;
        else
            findings.push_back(reason);
    }
    appendReasons(text, "not tested", findings, cited);
    if (questions > 0)
        text += folded(
            fmt::format("{} questions of history, examination and tests (--context answers them)",
                        questions),
            "      not asked   ", "                  ");
}

std::string causeText(const RankedCause& cause, CitedSources& cited)
{
    std::string text =
        fmt::format("  {}. {} [{}]: {}{}\n", cause.rank ? std::to_string(*cause.rank) : "-",
                    cause.name, cause.id, supportWord(cause.support),
                    cause.side ? ", " + std::string(toString(*cause.side)) + " side" : "");
    appendReasons(text, "for", cause.supporting, cited);
    appendReasons(text, "against", cause.opposing, cited);
    appendNotTested(text, cause.notTested, cited);
    for (const SourcedText& number : cause.numbers)
        text += folded(fmt::format("{} [{}]", number.text, cited.tags(number.source)),
                       "      numbers     ", "                  ");
    for (const SourcedText& step : cause.nextSteps)
        text += folded(fmt::format("{} [{}]", step.text, cited.tags(step.source)),
                       "      next        ", "                  ");
    return text;
}

}  // namespace

std::string recordingText(const RecordingInfo& recording)
{
    std::string text = headText(recording) + channelsText(recording);
    for (const std::string& assumption : recording.assumptions)
        text += "  read as  " + assumption + "\n";
    for (const Gap& gap : recording.gaps)
        text += fmt::format("  gap  {:.3f} - {:.3f} s  {}\n", gap.interval.onset.seconds(),
                            gap.interval.offset.seconds(), gap.reason);
    for (const Annotation& annotation : recording.annotations)
        text += fmt::format(
            "  {:>10.3f} s{}  {}\n", annotation.onset.seconds(),
            annotation.duration ? fmt::format(" +{:.3f}", annotation.duration->seconds()) : "",
            annotation.text);
    return text;
}

std::string interpretationText(const std::vector<RedFlag>& flags,
                               const std::vector<RankedCause>& causes, std::string_view conclusion)
{
    std::string text;
    CitedSources cited;
    if (!flags.empty()) {
        text += "\nRed flags\n";
        for (const RedFlag& flag : flags)
            text +=
                folded(fmt::format("{} [{}]", flag.text, cited.tags(flag.source)), "  ! ", "    ");
    }
    text += "\nFindings compatible with (not a diagnosis; the decision rests with the clinician)\n";
    if (!conclusion.empty())
        text += folded(std::string(conclusion), "  ", "  ");
    bool isAnyRanked = false;
    for (const RankedCause& cause : causes)
        if (cause.rank) {
            text += causeText(cause, cited);
            isAnyRanked = true;
        }
    if (!isAnyRanked)
        text += "  insufficient: nothing in this recording speaks for one of the causes\n";
    for (const Support support : {Support::none, Support::against, Support::notAssessable}) {
        std::string ids;
        for (const RankedCause& cause : causes)
            if (!cause.rank && cause.support == support)
                ids += (ids.empty() ? "" : ", ") + cause.id;
        if (!ids.empty())
            text +=
                folded(ids, fmt::format("  {:<16}", supportWord(support)), "                  ");
    }
    if (!cited.list().empty())
        text += "\nSources\n";
    for (const auto& [tag, citation] : cited.list())
        text += folded(citation, fmt::format("  {:<5}", tag), "       ");
    return text;
}

std::string analysisText(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    return headText(analysis.recording) + activityText(analysis) + measuresText(analysis) +
           pairsText(analysis) + evokedText(analysis, knowledge) +
           findingsText(analysis, knowledge) +
           interpretationText(analysis.redFlags, analysis.causes, analysis.conclusion);
}

}  // namespace facialis::engine
