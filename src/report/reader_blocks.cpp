// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/reader_blocks.hpp"

#include <fmt/format.h>
#include <sstream>
#include <string>

namespace facialis::engine {
namespace {

std::string changes(std::size_t count)
{
    return count == 1 ? "1 change" : fmt::format("{} changes", count);
}

/// "12:00:00Z (date left out)" of "2026-03-04T12:00:00Z".
std::string timeOfDay(const Signature& signature)
{
    const std::size_t time = signature.when.find('T');
    return (time == std::string::npos ? "" : signature.when.substr(time + 1) + " ") +
           "(date left out)";
}

}  // namespace

void appendReader(std::vector<ReportBlock>& blocks, const ReaderOpinion& reader,
                  const KnowledgeBase& knowledge, ReportIdentity identity)
{
    using Tone = Paragraph::Tone;
    if (reader.isEmpty())
        return;
    blocks.push_back(Heading{"The reader", 2});
    std::istringstream impression(reader.impression);
    for (std::string line; std::getline(impression, line);)
        if (!line.empty())
            blocks.push_back(Paragraph{line, Tone::normal});
    ItemList said;
    for (const Verdict& verdict : reader.verdicts) {
        const CauseEntry* cause = knowledge.cause(verdict.cause);
        std::string text = cause != nullptr ? cause->name : verdict.cause;
        if (!verdict.reason.empty())
            text += ": " + verdict.reason;
        said.items.push_back(
            {verdict.opinion == Verdict::Opinion::accepted ? "accepted" : "rejected", text});
    }
    for (const Signature& signature : reader.signatures)
        said.items.push_back(
            {"signed",
             fmt::format("{}, {}, over {}; SHA-256 of the review {}", signature.reviewer,
                         identity == ReportIdentity::kept ? signature.when : timeOfDay(signature),
                         changes(signature.steps), signature.reviewHash)});
    if (!said.items.empty())
        blocks.push_back(std::move(said));
    if (reader.signatures.empty())
        blocks.push_back(Paragraph{
            fmt::format("Not signed; {} by the reader.", changes(reader.steps)), Tone::notice});
    else if (reader.amendments > 0)
        blocks.push_back(Paragraph{fmt::format("Amended after the last signature: {}, not signed.",
                                               changes(reader.amendments)),
                                   Tone::warning});
}

}  // namespace facialis::engine
