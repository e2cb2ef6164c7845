// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interpretation_html.hpp"

#include <catch2/catch.hpp>

using namespace facialis;

namespace {

AnalysisResult analysis()
{
    AnalysisResult result;
    result.recording.channels.resize(2);
    result.recording.channels[1].label = "EMG <Zyg> R";
    result.quality = {{.channel = 1, .isUsable = false, .reasons = {"flat line"}}};
    result.redFlags = {{"hearing", "Hearing loss on the same side", "S1"}};
    Finding present;
    present.id = "uni";
    present.state = FindingState::present;
    present.value = 0.94;
    present.limit = 0.8;
    present.side = Side::left;
    present.rule = "Share of bursts on one side";
    present.evidence = {{0, {12.25_s, 12.5_s}}, {1, {12.26_s, 12.4_s}}, {0, {20_s, 20.1_s}}};
    Finding absent;
    absent.id = "bil";
    absent.state = FindingState::absent;
    Finding unknown;
    unknown.id = "weak";
    unknown.state = FindingState::notAssessable;
    unknown.rule = "No task was marked";
    result.findings = {unknown, absent, present};
    RankedCause first;
    first.id = "hfs_nvc";
    first.name = "Hemifacial spasm";
    first.rank = 1;
    first.support = Support::strong;
    first.side = Side::left;
    first.supporting = {{"uni", "One side only", "R11"}};
    first.opposing = {{"trig", "No trigger", "R1"}};
    first.notTested = {{"lsr", "Lateral spread response", "R16"}};
    first.nextSteps = {{"Imaging of the nerve", "S3"}};
    RankedCause none;
    none.id = "bleph";
    none.name = "Blepharospasm";
    none.support = Support::against;
    result.causes = {first, none};
    return result;
}

}  // namespace

TEST_CASE("Red flags stand first, then what was found, then what was not, then the signal",
          "[ui][panels]")
{
    const QString html = ui::findingsHtml(analysis(), KnowledgeBase::embedded().value());
    const auto flag = html.indexOf(QStringLiteral("Hearing loss"));
    const auto found = html.indexOf(QStringLiteral("What was found"));
    const auto absent = html.indexOf(QStringLiteral("Looked for and not found"));
    const auto unknown = html.indexOf(QStringLiteral("Could not be assessed"));
    const auto quality = html.indexOf(QStringLiteral("Signal quality"));
    CHECK(0 < flag);
    CHECK(flag < found);
    CHECK(found < absent);
    CHECK(absent < unknown);
    CHECK(unknown < quality);
    CHECK(html.contains(QStringLiteral("flat line")));
    CHECK(html.contains(QStringLiteral("No task was marked")));
    // What a file says is text, never markup.
    CHECK(html.contains(QStringLiteral("&lt;Zyg&gt;")));
}

TEST_CASE("What happens in several channels at once is one place to jump to", "[ui][panels]")
{
    const QString html = ui::findingsHtml(analysis(), KnowledgeBase::embedded().value());
    CHECK(html.contains(QStringLiteral("place:12.250000:12.500000:0,1")));
    CHECK(html.contains(QStringLiteral("place:20.000000:20.100000:0")));
}

TEST_CASE("A link to a place leads back to it, anything else is no place", "[ui][panels]")
{
    const ui::Highlight place{{1.5_s, 2.25_s}, {0, 3}};
    const auto back = ui::placeOf(ui::linkTo(place));
    REQUIRE(back);
    CHECK(back->interval == place.interval);
    CHECK(back->channels == place.channels);
    CHECK(ui::placeOf(ui::linkTo({{1_s, 2_s}, {}}))->channels.empty());
    for (const char* wrong : {"", "cause:hfs", "place:a:b:c", "place:1:2", "https://x"})
        CHECK_FALSE(ui::placeOf(QString::fromLatin1(wrong)));
}

TEST_CASE("An opened cause says what speaks for it, against it, and what was not tested",
          "[ui][panels]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    const AnalysisResult result = analysis();
    CHECK(ui::causesToOpen(result) == QSet<QString>{QStringLiteral("hfs_nvc")});
    const QString open = ui::causesHtml(result, knowledge, ui::causesToOpen(result));
    for (const char* words :
         {"not a diagnosis", "strong&nbsp;support", "One side only", "No trigger",
          "Lateral spread response", "Imaging of the nerve", "Blepharospasm"})
        CHECK(open.contains(QString::fromLatin1(words)));
    CHECK(open.contains(QStringLiteral("place:12.250000")));
    const QString closed = ui::causesHtml(result, knowledge, {});
    CHECK(closed.contains(QStringLiteral("Hemifacial spasm")));
    CHECK_FALSE(closed.contains(QStringLiteral("One side only")));
}

TEST_CASE("Nothing supported is said in words, not left blank", "[ui][panels]")
{
    AnalysisResult result = analysis();
    result.causes.erase(result.causes.begin());
    const QString html = ui::causesHtml(result, KnowledgeBase::embedded().value(), {});
    CHECK(html.contains(QStringLiteral("None, or too little to go on")));
}
