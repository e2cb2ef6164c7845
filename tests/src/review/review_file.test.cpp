// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review_file.hpp"

#include <catch2/catch.hpp>

#include "src/review/burst_edits.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

/// A review that uses everything there is.
ReviewFile fullFile()
{
    Review review;
    review.channels = {{.label = "CH1", .muscle = "frontalis", .side = Side::left, .minus = {}},
                       {.label = "CH2", .muscle = {}, .side = {}, .minus = 0, .isInverted = true},
                       {.label = "Zyg \"L\" \u00fc",
                        .muscle = {},
                        .side = {},
                        .minus = {},
                        .isInverted = false,
                        .isBad = true}};
    review.annotations = {{1.0000000001_s, {}, "start", {}}, {2_s, 3_s, "smile", 1}};
    ReviewFile file{.recording = {.path = "a.edf",
                                  .sha256 = "ab",
                                  .channels = 3,
                                  .duration = 12.5_s,
                                  .rate = 1000_Hz,
                                  .unit = "uV",
                                  .part = "",
                                  .columns = {"a", "b"}},
                    .steps = StepList(review),
                    .look = {.start = 1_s,
                             .page = 5_s,
                             .gains = {200.0},
                             .isRaw = true,
                             .isNegativeUp = true,
                             .isFaceToFace = true,
                             .hasEnvelopes = true,
                             .view = "events"}};
    review = withBurst(review, 0, {0.1_s, 0.30000000000000004_s}, BurstKind::spasmTonic);
    file.steps.add("burst added", "2026-01-01T00:00:00Z", review);
    review.settings.detector = "hodges_bui";
    review.settings.highPass = 30.5_Hz;
    review.leastRms[2] = 1.25e-5;
    file.steps.add("settings", "2026-01-01T00:00:01Z", review);
    file.steps.sign("A. Reader", "2026-01-01T00:00:02Z", reviewHash(review));
    review.context.answers["history.facial_palsy"] = true;
    review.verdicts = {{"hfs_nvc", Verdict::Opinion::rejected, "no vessel on MRI"}};
    review.impression = "two\nlines";
    file.steps.add("verdict", "2026-01-01T00:00:03Z", review);
    file.steps.undo();
    return file;
}

bool areEqual(const StepList& a, const StepList& b)
{
    if (a.steps().size() != b.steps().size() || !(a.start() == b.start()) ||
        a.position() != b.position() || a.signatures() != b.signatures())
        return false;
    for (std::size_t i = 0; i < a.steps().size(); ++i)
        if (a.steps()[i].words != b.steps()[i].words || a.steps()[i].when != b.steps()[i].when ||
            !(*a.steps()[i].after == *b.steps()[i].after))
            return false;
    return true;
}

}  // namespace

TEST_CASE("A review comes back from its file as it was, steps, signature and look", "[review]")
{
    const ReviewFile file = fullFile();
    const std::string text = reviewText(file);
    const auto read = reviewFromText(text, "r.json");
    REQUIRE(read);
    CHECK(areEqual(read->steps, file.steps));
    CHECK(read->recording.path == "a.edf");
    CHECK(read->recording.rate == 1000_Hz);
    CHECK(read->recording.columns == file.recording.columns);
    CHECK(read->look.gains == file.look.gains);
    CHECK(read->look.start == 1_s);
    CHECK(reviewText(*read) == text);
}

TEST_CASE("A review that was changed after it was signed is refused", "[review]")
{
    std::string text = reviewText(fullFile());
    const auto at = text.find("hodges_bui");
    REQUIRE(at != std::string::npos);
    text.replace(at, 10, "bonato\" \\n");
    const auto read = reviewFromText(text, "r.json");
    REQUIRE_FALSE(read);

    std::string other = reviewText(fullFile());
    const auto label = other.find("\"CH1\"");
    REQUIRE(label != std::string::npos);
    other.replace(label, 5, "\"CHX\"");
    const auto refused = reviewFromText(other, "r.json");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence().find("A. Reader") != std::string::npos);
    CHECK(refused.error().sentence().find("r.json") != std::string::npos);
}

TEST_CASE("A damaged review is refused with a sentence, wherever it is cut", "[review]")
{
    const std::string text = reviewText(fullFile());
    for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
        const auto read = reviewFromText(text.substr(0, length), "r.json");
        REQUIRE_FALSE(read);
        REQUIRE(read.error().sentence().find('\n') == std::string::npos);
    }
    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::string changed = text;
        changed[i] = changed[i] == '7' ? '8' : '7';
        const auto read = reviewFromText(changed, "r.json");
        if (!read)
            REQUIRE_FALSE(read.error().sentence().empty());
    }
    CHECK_FALSE(reviewFromText("{\"schema\": \"facialis.review/9\"}", "r.json"));
    CHECK_FALSE(reviewFromFile("absent.review.json"));
}

TEST_CASE("A review is written so that the old one stays until the new one is whole", "[review]")
{
    test::TemporaryFolder folder;
    const std::string path = folder.file("a.edf.review.json");
    CHECK(reviewPathFor("a.edf") == "a.edf.review.json");
    REQUIRE(writeReview(fullFile(), path));
    REQUIRE(writeReview(fullFile(), path));
    CHECK(reviewFromFile(path));
    CHECK_FALSE(writeReview(fullFile(), folder.file("absent/a.review.json")));
}
