// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/evoked_words.hpp"

#include <fmt/format.h>

namespace facialis::engine {

namespace {

std::string stateWord(const EvokedResponse& response)
{
    switch (response.state) {
    case FindingState::present: return response.isConducted ? "conducted" : "present";
    case FindingState::absent: return "absent";
    case FindingState::notAssessable: break;
    }
    return "not assessable";
}

std::string latencyWords(const EvokedResponse& response)
{
    return response.latency
               ? fmt::format("{:.1f} ms ({:.1f}–{:.1f})", response.latency->milliseconds(),
                             response.latencyQuartiles[0].milliseconds(),
                             response.latencyQuartiles[1].milliseconds())
               : "–";
}

std::string amplitudeWords(const EvokedResponse& response)
{
    return response.amplitude ? fmt::format("{:.0f} µV", response.amplitude->microvolts()) : "–";
}

std::string areaWords(const EvokedResponse& response)
{
    return response.areaMicrovoltMilliseconds
               ? fmt::format("{:.0f} µV ms", *response.areaMicrovoltMilliseconds)
               : "–";
}

std::string leftOutWords(const EvokedResponse& response)
{
    std::string words;
    for (const std::string& reason : response.leftOut)
        words += (words.empty() ? "" : "; ") + reason;
    return words;
}

}  // namespace

std::string seriesWords(const StimulusSeries& series, const KnowledgeBase& knowledge)
{
    const StimulusSiteEntry* site = knowledge.stimulusSite(series.site);
    return fmt::format(
        "{}{} ({}, {} {})",
        site != nullptr ? "stimulation of the " + site->name : "stimulation, site not stated",
        series.side ? ", " + std::string(toString(*series.side)) : std::string(", side not stated"),
        series.source, series.times.size(), series.times.size() == 1 ? "stimulus" : "stimuli");
}

std::string responseWords(const EvokedResponse& response)
{
    const std::string component(toString(response.component));
    std::string words;
    switch (response.name) {
    case ResponseName::r1: words = "R1"; break;
    case ResponseName::r2: words = "R2"; break;
    case ResponseName::lateralSpread: words = "lateral spread, " + component; break;
    case ResponseName::unnamed: words = "response, " + component; break;
    }
    if (response.isSpread)
        words += ", spread";
    if (response.isIpsilateral && !*response.isIpsilateral)
        words += ", contralateral";
    return words;
}

std::string evokedText(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    if (analysis.stimuli.empty())
        return {};
    std::string text = "\nStimulus-locked responses\n";
    for (std::size_t s = 0; s < analysis.stimuli.size(); ++s) {
        text += "  " + seriesWords(analysis.stimuli[s], knowledge) + "\n";
        bool isAny = false;
        for (const EvokedResponse& response : analysis.evoked) {
            if (response.series != s)
                continue;
            isAny = true;
            text += fmt::format("    {:<20} {:<28} {:<14} {} of {} sweeps",
                                analysis.recording.channels.at(response.channel).label,
                                responseWords(response), stateWord(response), response.sweepsWith,
                                response.sweeps);
            if (response.latency)
                text += fmt::format(", {}, {}", latencyWords(response), amplitudeWords(response));
            text += "\n";
            if (!response.leftOut.empty())
                text += "      left out " + leftOutWords(response) + "\n";
        }
        if (!isAny)
            text += "    no response\n";
    }
    return text;
}

Table evokedTable(const AnalysisResult& analysis, std::size_t series)
{
    Table table{{"Channel", "Response", "State", "Sweeps", "Latency (quartiles)", "Peak to peak",
                 "Area", "Left out"},
                {},
                {2.6, 3, 2, 1.5, 3.2, 1.8, 2.2, 4.5}};
    for (const EvokedResponse& response : analysis.evoked)
        if (response.series == series)
            table.rows.push_back({analysis.recording.channels[response.channel].label,
                                  responseWords(response), stateWord(response),
                                  fmt::format("{} of {}", response.sweepsWith, response.sweeps),
                                  latencyWords(response), amplitudeWords(response),
                                  areaWords(response), leftOutWords(response)});
    return table;
}

}  // namespace facialis::engine
