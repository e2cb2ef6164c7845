// SPDX-License-Identifier: GPL-3.0-or-later
// What was seen too seldom to be called present, and what it makes of a cause.
#include <algorithm>
#include <catch2/catch.hpp>

#include "src/interpretation/findings.hpp"
#include "tests/src/interpretation/example_faces.hpp"

using namespace facialis;
using engine::findingsOf;
using engine::rankCauses;
using facialis::test::addBurst;
using facialis::test::cause;
using facialis::test::channel;
using facialis::test::eyesTogether;
using facialis::test::findings;
using facialis::test::knowledge;
using facialis::test::lidTwitchLeft;
using facialis::test::quietFace;
using facialis::test::spasmRight;
using facialis::test::spoil;
using facialis::test::synkinesisLeft;

namespace {

Finding found(const AnalysisResult& analysis, std::string_view id)
{
    return facialis::test::finding(findingsOf(analysis, knowledge()), id);
}

/// Findings in a word each, one of them suggested.
std::vector<Finding> with(const std::vector<std::string_view>& words, const std::string& suggested,
                          std::optional<Side> side)
{
    auto list = findings(words);
    Finding faint;
    faint.id = suggested;
    faint.isSuggested = true;
    faint.side = side;
    faint.rule = "seen twice";
    list.push_back(std::move(faint));
    return list;
}

const std::vector<std::string_view> silence = {"-uni", "-bil",     "-sync7", "-synbl",
                                               "-clt", "-movlock", "-myok",  "-lid",
                                               "-rhy", "-weak",    "nil"};

/// Both eyes blink `count` times, `length` long.
void blink(AnalysisResult& analysis, int count, Duration length, Duration first)
{
    for (int k = 0; k < count; ++k)
        for (const char* eye : {"OOc L", "OOc R"})
            addBurst(analysis, eye, first + Duration(1.5 * k), length, BurstKind::blink);
}

}  // namespace

TEST_CASE("A decisive finding that is suggested lists its cause, weak and on its side",
          "[interpretation]")
{
    for (const auto& [finding, id] : {std::pair("ster", "tourette"),
                                      {"mas", "hms"},
                                      {"synbl", "bleph"},
                                      {"sync7", "hfs_nvc"},
                                      {"movlock", "post_bells"},
                                      {"myok", "myokymia"}}) {
        INFO(finding);
        std::vector<std::string_view> words = silence;
        std::erase_if(words, [&](std::string_view word) { return word.substr(1) == finding; });
        CHECK(cause(rankCauses(findings(words), {}, knowledge()), id).rank == std::nullopt);
        const auto result = rankCauses(with(words, finding, Side::left), {}, knowledge());
        const RankedCause& first = result.causes.front();
        CHECK(first.id == id);
        CHECK(first.support == Support::weak);
        CHECK(first.side == Side::left);
        REQUIRE_FALSE(first.supporting.empty());
        CHECK(first.supporting.front().text == "Seen, but not often or clearly enough to tell: " +
                                                   knowledge().finding(finding)->name);
        CHECK(result.conclusion.find("Seen, but not often or clearly enough to tell: " +
                                     knowledge().finding(finding)->name) != std::string::npos);
    }
}

TEST_CASE("Against a cause a suggestion weighs less than a finding", "[interpretation]")
{
    const std::vector<std::string_view> closing = {
        "-uni", "bil both", "-sync7", "synbl both", "-movlock", "-myok", "-blinkspread", "-nil"};
    const auto support = [&](const std::vector<Finding>& list) {
        return cause(rankCauses(list, {}, knowledge()), "bleph").support;
    };
    CHECK(support(findings(closing)) == Support::strong);
    CHECK(support(with(closing, "ster", Side::left)) == Support::moderate);
    // It never takes a suggested cause off the list.
    std::vector<std::string_view> open = silence;
    std::erase(open, "-synbl");
    auto both = with(open, "synbl", Side::both);
    both.push_back(with({}, "ster", Side::left).front());
    CHECK(support(both) == Support::weak);
}

TEST_CASE("One lid without rhythm suggests spasm before a lid twitch; with rhythm it does not",
          "[interpretation]")
{
    AnalysisResult irregular = quietFace();
    dsp::SeededRandom random(9);
    Duration at = 2_s;
    for (int train = 0; train < 7; ++train) {
        for (int k = 0; k < 4; ++k) {
            addBurst(irregular, "OOc R", at, 50_ms, BurstKind::unclassified);
            at = at + 120_ms + Duration(0.3 * random.uniform());
        }
        at = at + 1_s + Duration(6.0 * random.uniform());
    }
    const Finding lid = found(irregular, "lidirr");
    CHECK(lid.state == FindingState::present);
    CHECK(lid.side == Side::right);
    CHECK_FALSE(lid.evidence.empty());
    const auto result = rankCauses(findingsOf(irregular, knowledge()), {}, knowledge());
    CHECK(result.causes[0].id == "hfs_nvc");
    CHECK(result.causes[0].support == Support::weak);
    CHECK(result.causes[0].side == Side::right);
    CHECK(cause(result, "eyelid").support == Support::weak);

    CHECK(found(lidTwitchLeft(), "lidirr").state == FindingState::absent);
    CHECK(rankCauses(findingsOf(lidTwitchLeft(), knowledge()), {}, knowledge()).causes[0].id ==
          "eyelid");
    AnalysisResult faint = irregular;
    for (Burst& burst : faint.bursts)
        burst.rmsOverNoise = 1.5;
    CHECK(found(faint, "lidirr").state == FindingState::notAssessable);
    CHECK(found(faint, "lidirr").rule.find("0 bursts of OOc R alone") != std::string::npos);
    spoil(irregular, "OOc L");
    irregular.measures.hasBlinksApart = false;
    CHECK(found(irregular, "lidirr").state == FindingState::notAssessable);
}

TEST_CASE("Eyes that close together are no lid that twitches alone", "[interpretation]")
{
    CHECK(found(eyesTogether(), "lid").state == FindingState::absent);
    // Each for itself they may.
    AnalysisResult apart = quietFace();
    for (int k = 0; k < 10; ++k) {
        addBurst(apart, "OOc L", Duration(3.0 + 5 * k), 100_ms, BurstKind::unclassified);
        addBurst(apart, "OOc R", Duration(5.5 + 5 * k), 100_ms, BurstKind::unclassified);
    }
    CHECK(found(apart, "lid").state == FindingState::present);
    CHECK(found(apart, "lid").side == Side::both);
    // Two leads on an eye see one closure.
    AnalysisResult doubled = quietFace();
    for (int k = 0; k < 2; ++k) {
        addBurst(doubled, "OOc L", 5_s + 10_ms * k, 120_ms, BurstKind::spasmClonic);
        addBurst(doubled, "OOc R", 5_s + 10_ms * k, 120_ms, BurstKind::spasmClonic);
    }
    CHECK(found(doubled, "synbl").state == FindingState::absent);
}

TEST_CASE("Where one eye alone was recorded its rhythm tells a lid twitch from blinks",
          "[interpretation]")
{
    AnalysisResult rhythmic = lidTwitchLeft();
    spoil(rhythmic, "OOc R");
    rhythmic.measures.hasBlinksApart = false;
    CHECK(found(rhythmic, "lid").state == FindingState::present);
    CHECK(found(rhythmic, "lid").side == Side::left);
    AnalysisResult other = rhythmic;
    other.measures.rhythms.back().rate = 2_Hz;
    CHECK(found(other, "lid").state == FindingState::notAssessable);
    other = rhythmic;
    other.measures.rhythms.back().bursts = 161;
    CHECK(found(other, "lid").state == FindingState::notAssessable);
}

TEST_CASE("Blinks that are long for this person, or far too many, suggest blepharospasm",
          "[interpretation]")
{
    AnalysisResult usual = quietFace();
    blink(usual, 30, 100_ms, 2_s);
    CHECK(found(usual, "synbl").state == FindingState::absent);
    AnalysisResult two = usual, three = usual;
    blink(two, 2, 160_ms, 50_s);
    CHECK(found(two, "synbl").state == FindingState::absent);
    blink(three, 3, 160_ms, 50_s);
    const Finding prolonged = found(three, "synbl");
    CHECK(prolonged.isSuggested);
    CHECK(prolonged.evidence.size() >= 3);
    // Somebody whose blinks are all so long has the longer habit only.
    AnalysisResult slow = quietFace();
    blink(slow, 30, 160_ms, 2_s);
    CHECK(found(slow, "synbl").state == FindingState::absent);
    // 72 in two minutes are 36 a minute.
    AnalysisResult many = quietFace();
    blink(many, 72, 100_ms, 2_s);
    CHECK(found(many, "synbl").isSuggested);
    AnalysisResult enough = quietFace();
    blink(enough, 68, 100_ms, 2_s);
    CHECK(found(enough, "synbl").state == FindingState::absent);
}

TEST_CASE("Of one eye alone only what is longer than a blink suggests anything", "[interpretation]")
{
    const auto ofOne = [](int count, Duration length) {
        AnalysisResult analysis = quietFace();
        spoil(analysis, "OOc L");
        analysis.measures.hasBlinksApart = false;
        for (int k = 0; k < count; ++k)
            addBurst(analysis, "OOc R", Duration(5.0 + 9.0 * k), length, BurstKind::unclassified);
        return found(analysis, "synbl");
    };
    CHECK(ofOne(5, 390_ms).state == FindingState::notAssessable);
    CHECK_FALSE(ofOne(5, 390_ms).isSuggested);
    CHECK(ofOne(2, 410_ms).isSuggested);
    CHECK(ofOne(1, 1_s).isSuggested);
    CHECK_FALSE(ofOne(1, 900_ms).isSuggested);
}

TEST_CASE("A lone pair that moves together on both sides is no synkinesis yet", "[interpretation]")
{
    AnalysisResult analysis = synkinesisLeft();
    CHECK(found(analysis, "movlock").state == FindingState::present);
    // The healthy side does the same in a third of the movements.
    for (SynkinesisPair& pair : analysis.synkinesis)
        if (pair.driver == channel(analysis, "OOc R"))
            pair.probability = 0.34;
    const Finding synergy = found(analysis, "movlock");
    CHECK(synergy.isSuggested);
    CHECK(synergy.side == Side::left);
    CHECK_FALSE(synergy.evidence.empty());
    // Nor where the other side was not moved, so that nobody knows.
    AnalysisResult unmoved = synkinesisLeft();
    for (SynkinesisPair& pair : unmoved.synkinesis)
        if (pair.driver == channel(unmoved, "OOc R"))
            pair.trials = 2;
    CHECK(found(unmoved, "movlock").isSuggested);
    // A second pair of the same side settles it.
    SynkinesisPair second = *std::find_if(
        analysis.synkinesis.begin(), analysis.synkinesis.end(),
        [](const SynkinesisPair& pair) { return pair.call == SynkinesisCall::present; });
    second.driver = channel(analysis, "Zyg L");
    second.follower = channel(analysis, "OOc L");
    analysis.synkinesis.push_back(second);
    CHECK(found(analysis, "movlock").state == FindingState::present);
}

TEST_CASE("Two coincidences at rest suggest spasm, and a fifth shows it", "[interpretation]")
{
    const auto coinciding = [](int count) {
        AnalysisResult analysis = spasmRight();
        for (const char* lower : {"Zyg R", "OOr R"}) {
            RestSynchrony& pair = facialis::test::restPair(analysis, "OOc R", lower);
            pair.firstEvents = pair.secondEvents = pair.coincident = count;
            pair.expected = 0.1;
        }
        return found(analysis, "sync7");
    };
    CHECK(coinciding(1).state == FindingState::absent);
    CHECK(coinciding(2).isSuggested);
    CHECK(coinciding(2).side == Side::right);
    CHECK(coinciding(4).isSuggested);
    CHECK(coinciding(5).state == FindingState::present);
}

TEST_CASE("Eye and mouth that follow movements say nothing at rest where blinks cannot be told",
          "[interpretation]")
{
    AnalysisResult analysis = synkinesisLeft();
    RestSynchrony& pair = facialis::test::restPair(analysis, "OOc L", "OOr L");
    pair.firstEvents = pair.secondEvents = pair.coincident = 12;
    pair.expected = 0.2;
    pair.pValue = 0.001;
    CHECK(found(analysis, "sync7").state == FindingState::present);
    analysis.measures.hasBlinksApart = false;
    CHECK(found(analysis, "sync7").state == FindingState::notAssessable);
    CHECK_FALSE(found(analysis, "sync7").isSuggested);
    // Spasm that follows no movement is spasm all the same.
    AnalysisResult spasm = spasmRight();
    spasm.measures.hasBlinksApart = false;
    CHECK(found(spasm, "sync7").state == FindingState::present);
}
