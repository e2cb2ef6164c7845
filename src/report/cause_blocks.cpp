// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/cause_blocks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>

#include "src/report/report_tables.hpp"

namespace facialis::engine {
namespace {

constexpr int inFull = 3;

/// "one-sided [R11]; irregular bursts [S3]"
template <class Texts>
std::string joined(const Texts& texts, CitedSources& cited)
{
    std::string all;
    for (const auto& one : texts)
        all += fmt::format("{}{} [{}]", all.empty() ? "" : "; ", one.text, cited.tags(one.source));
    return all;
}

std::string title(const RankedCause& cause)
{
    return fmt::format("{}. {}: {}{}", *cause.rank, cause.name,
                       readable(std::string(toString(cause.support))),
                       cause.side ? ", " + std::string(toString(*cause.side)) + " side" : "");
}

void appendFull(std::vector<ReportBlock>& blocks, const RankedCause& cause, CitedSources& cited)
{
    blocks.push_back(Heading{title(cause), 3});
    std::vector<Reason> untested;
    std::size_t questions = 0;
    for (const Reason& reason : cause.notTested) {
        if (reason.finding == "context")
            ++questions;
        else
            untested.push_back(reason);
    }
    ItemList list;
    const auto add = [&](const char* term, std::string text) {
        if (!text.empty())
            list.items.push_back({term, std::move(text)});
    };
    add("for", joined(cause.supporting, cited));
    add("against", joined(cause.opposing, cited));
    add("not tested", joined(untested, cited));
    if (questions > 0)
        add("not asked", fmt::format("{} questions of history, examination and tests (facialis "
                                     "analyze --context answers them)",
                                     questions));
    add("numbers", joined(cause.numbers, cited));
    add("next", joined(cause.nextSteps, cited));
    add("mind", fmt::format("{}", fmt::join(cause.cautions, " ")));
    blocks.push_back(std::move(list));
}

}  // namespace

void appendCauses(std::vector<ReportBlock>& blocks, const AnalysisResult& analysis,
                  CitedSources& cited)
{
    if (!analysis.conclusion.empty())
        blocks.push_back(Paragraph{analysis.conclusion, Paragraph::Tone::notice});
    ItemList others{{}, true};
    for (const RankedCause& cause : analysis.causes) {
        if (!cause.rank)
            continue;
        if (*cause.rank <= inFull) {
            appendFull(blocks, cause, cited);
            continue;
        }
        std::string text =
            fmt::format("{}. For: {}", title(cause), joined(cause.supporting, cited));
        if (!cause.opposing.empty())
            text += ". Against: " + joined(cause.opposing, cited);
        others.items.push_back({"", std::move(text) + "."});
    }
    if (!others.items.empty()) {
        blocks.push_back(Heading{"Further, with weaker support", 3});
        blocks.push_back(std::move(others));
    }
    ItemList rest{{}, true};
    for (const Support support : {Support::none, Support::against, Support::notAssessable}) {
        std::string names;
        for (const RankedCause& cause : analysis.causes)
            if (!cause.rank && cause.support == support)
                names += (names.empty() ? "" : "; ") + cause.name;
        if (!names.empty())
            rest.items.push_back({readable(std::string(toString(support))), names});
    }
    if (!rest.items.empty()) {
        blocks.push_back(Heading{"Not ranked", 3});
        blocks.push_back(std::move(rest));
    }
}

}  // namespace facialis::engine
