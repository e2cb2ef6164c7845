// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/compose_report.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "src/report/cited_sources.hpp"
#include "src/report/reader_blocks.hpp"
#include "src/report/report_tables.hpp"
#include "src/report/synkinesis_figure.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

Channel channel(const char* label, const char* muscle, Side side)
{
    Channel c;
    c.label = label;
    c.muscle = muscle;
    c.side = side;
    c.rate = 2048_Hz;
    c.dimension = Dimension::voltage;
    return c;
}

AnalysisResult face()
{
    AnalysisResult a;
    a.recording.channels = {channel("EMG OOc L", "orbicularis_oculi", Side::left),
                            channel("EMG Zyg L", "zygomaticus_major", Side::left),
                            channel("EMG OOc R", "orbicularis_oculi", Side::right)};
    for (std::size_t k = 0; k < 3; ++k) {
        ChannelQuality quality;
        quality.channel = k;
        quality.noiseRms = 2.5_uV;
        quality.bandLow = 20_Hz;
        quality.bandHigh = 450_Hz;
        quality.reasons = {"hum stands " + std::to_string(20 + k) + " dB over it"};
        a.quality.push_back(quality);
    }
    SynkinesisPair pair;
    pair.driver = 0;
    pair.follower = 1;
    pair.side = Side::left;
    pair.trials = 6;
    pair.coActivated = 5;
    pair.call = SynkinesisCall::present;
    a.synkinesis = {pair};
    return a;
}

bool says(const Drawing& drawing, std::string_view words)
{
    return std::any_of(drawing.labels.begin(), drawing.labels.end(),
                       [&](const Drawing::Label& label) { return label.text == words; });
}

}  // namespace

TEST_CASE("Sources are cited by short tags and written out once", "[report]")
{
    CitedSources cited;
    CHECK(cited.tags("Auger 1992; Neurology 42:2263 [R46]; summary [S3]") == "R46, S3");
    CHECK(cited.tags("summary [S3]") == "S3");
    CHECK(cited.tags("without a tag") == "without a tag");
    REQUIRE(cited.list().size() == 2);
    CHECK(cited.list().at("R46") == "Auger 1992; Neurology 42:2263");
}

TEST_CASE("The matrix shows how often a muscle followed, and frames what is present", "[report]")
{
    AnalysisResult a = face();
    const auto drawing = synkinesisFigure(a);
    REQUIRE(drawing);
    CHECK(says(*drawing, "5/6"));
    CHECK(says(*drawing, "OOc"));
    CHECK(says(*drawing, "Left side"));
    CHECK_FALSE(says(*drawing, "Right side"));
    const auto frame = [](const Drawing& d) {
        return std::max_element(d.lines.begin(), d.lines.end(),
                                [](const auto& x, const auto& y) { return x.width < y.width; })
            ->width;
    };
    const double bold = frame(*drawing);
    a.synkinesis[0].call = SynkinesisCall::undecided;
    const auto open = synkinesisFigure(a);
    CHECK(says(*open, "5/6?"));
    CHECK(frame(*open) < bold);
    a.synkinesis[0].call = SynkinesisCall::notAssessable;
    CHECK_FALSE(synkinesisFigure(a));
}

TEST_CASE("Everything of the matrix lies on the page", "[report]")
{
    AnalysisResult a = face();
    a.recording.channels.clear();
    a.synkinesis.clear();
    for (const Side side : {Side::left, Side::right})
        for (int k = 0; k < 9; ++k)
            a.recording.channels.push_back(channel("A rather long label", "mentalis", side));
    for (std::size_t d = 0; d < 18; ++d)
        for (std::size_t f = d / 9 * 9; f < d / 9 * 9 + 9; ++f)
            if (d != f) {
                SynkinesisPair pair;
                pair.driver = d;
                pair.follower = f;
                pair.side = d < 9 ? Side::left : Side::right;
                pair.trials = 12;
                pair.coActivated = 12;
                pair.call = SynkinesisCall::absent;
                a.synkinesis.push_back(pair);
            }
    const auto drawing = synkinesisFigure(a);
    REQUIRE(drawing);
    for (const Drawing::Box& box : drawing->boxes) {
        CHECK(box.x + box.width <= drawing->width);
        CHECK(box.y + box.height <= drawing->height);
    }
    // The cells of the left side end before the labels of the right one begin.
    for (const Drawing::Box& box : drawing->boxes)
        if (box.ink == "left")
            CHECK(box.x + box.width < 250.0);
}

TEST_CASE("A remark that differs in numbers alone is made once", "[report]")
{
    const AnalysisResult a = face();
    const ItemList remarks = channelRemarks(a);
    REQUIRE(remarks.items.size() == 1);
    CHECK(remarks.items[0].term == "EMG OOc L");
    CHECK(remarks.items[0].text == "hum stands 20 dB over it; so or nearly so all others");
}

TEST_CASE("Rate and band have a column only where channels differ", "[report]")
{
    AnalysisResult a = face();
    CHECK(commonRateAndBand(a) == "2048 Hz, 20–450 Hz");
    const std::size_t columns = channelTable(a).header.size();
    a.recording.channels[1].rate = 1000_Hz;
    CHECK(commonRateAndBand(a).empty());
    const Table table = channelTable(a);
    CHECK(table.header.size() == columns + 1);
    CHECK(table.widths.size() == table.header.size());
    for (const auto& row : table.rows)
        CHECK(row.size() == table.header.size());
}

TEST_CASE("What the reader said, signed and changed since stands in the report", "[report]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    std::vector<ReportBlock> blocks;
    appendReader(blocks, {}, knowledge, ReportIdentity::kept);
    CHECK(blocks.empty());

    Review review;
    StepList steps(review);
    review.impression = "Spasm of the left side.\nSecond line.";
    review.verdicts = {{"hfs_nvc", Verdict::Opinion::accepted, ""},
                       {"myokymia", Verdict::Opinion::rejected, "no rhythm"}};
    REQUIRE(steps.add("Impression", "2026-11-29T09:00:00Z", review));
    ReportIdentity identity = ReportIdentity::kept;
    const auto words = [&] {
        blocks.clear();
        appendReader(blocks, opinionOf(steps), knowledge, identity);
        ReportDocument document;
        document.blocks = blocks;
        return toHtml(document);
    };
    const auto has = [](const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    };
    CHECK(has(words(), "Spasm of the left side.</p>"));
    CHECK(has(words(), "Second line.</p>"));
    CHECK(has(words(), "Not signed; 1 change by the reader."));
    REQUIRE(knowledge.cause("myokymia") != nullptr);
    CHECK(has(words(), (knowledge.cause("myokymia")->name + ": no rhythm").c_str()));
    steps.sign("Dr. Berg", "2026-11-29T09:05:00Z", "abc123");
    CHECK(has(words(),
              "Dr. Berg, 2026-11-29T09:05:00Z, over 1 change; SHA-256 of the review abc123"));
    CHECK_FALSE(has(words(), "Not signed"));
    identity = ReportIdentity::leftOut;
    CHECK(has(words(), "Dr. Berg, 09:05:00Z (date left out), over 1 change"));
    CHECK_FALSE(has(words(), "2026-11-29"));
    identity = ReportIdentity::kept;
    CHECK_FALSE(has(words(), "Amended"));
    review.impression += " Follow-up wanted.";
    REQUIRE(steps.add("Impression", "2026-11-29T09:10:00Z", review));
    CHECK(has(words(), "Amended after the last signature: 1 change, not signed."));
}
