// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "dsp/synchrony/seeded_random.hpp"
#include "src/interpretation/rank_causes.hpp"
#include "tests/src/interpretation/examples.hpp"

using namespace facialis;
using facialis::engine::findingsOf;
using facialis::test::addBurst;
using facialis::test::channel;
using facialis::test::finding;
using facialis::test::knowledge;
using facialis::test::quietFace;
using facialis::test::spoil;

namespace {

std::vector<Finding> found(const AnalysisResult& analysis)
{
    return findingsOf(analysis, knowledge());
}

FindingState stateOf(const AnalysisResult& analysis, std::string_view id)
{
    return finding(found(analysis), id).state;
}

std::string firstCause(const AnalysisResult& analysis)
{
    return engine::rankCauses(found(analysis), {}, knowledge()).causes.front().id;
}

RestSynchrony& restPair(AnalysisResult& analysis, std::string_view a, std::string_view b)
{
    auto& all = analysis.measures.restSynchrony;
    const auto pair = std::find_if(all.begin(), all.end(), [&](const RestSynchrony& s) {
        return s.first == channel(analysis, a) && s.second == channel(analysis, b);
    });
    REQUIRE(pair != all.end());
    return *pair;
}

/// Spasm of the right side: eye, cheek and mouth burst together, in irregular trains and tonic
/// once.
AnalysisResult spasmRight()
{
    AnalysisResult analysis = quietFace();
    dsp::SeededRandom random(3);
    Duration at = 2_s;
    for (int train = 0; train < 8; ++train) {
        for (int k = 0; k < 4; ++k) {
            for (const char* label : {"OOc R", "Zyg R", "OOr R"})
                addBurst(analysis, label, at, 60_ms, BurstKind::spasmClonic);
            at = at + 150_ms + Duration(0.4 * random.uniform());
        }
        at = at + 2_s + Duration(3.0 * random.uniform());
    }
    for (const char* label : {"OOc R", "Zyg R", "OOr R"})
        addBurst(analysis, label, at, 3_s, BurstKind::spasmTonic);
    for (const char* lower : {"Zyg R", "OOr R"}) {
        RestSynchrony& pair = restPair(analysis, "OOc R", lower);
        pair.firstEvents = pair.secondEvents = 33;
        pair.coincident = 33;
        pair.expected = 1.0;
        pair.pValue = 0.001;
        pair.evidence = {{2_s, 2_s + 60_ms}};
    }
    return analysis;
}

/// A synkinesis of the left side: the mouth joins every eye closure.
AnalysisResult synkinesisLeft()
{
    AnalysisResult analysis = quietFace();
    for (SynkinesisPair& pair : analysis.synkinesis)
        if (pair.driver == channel(analysis, "OOc L")) {
            pair.coActivated = 6;
            pair.probability = 1.0;
            pair.probabilityCi95 = {0.6, 1.0};
            pair.crosstalk = Crosstalk::unlikely;
            pair.call = SynkinesisCall::present;
            pair.evidence = {{80_s, 83_s}, {85_s, 88_s}};
        }
    for (int k = 0; k < 6; ++k)
        addBurst(analysis, "OOr L", Duration(80.0 + 5 * k), 2_s, BurstKind::synkinetic);
    return analysis;
}

/// Both eyes close together, beyond blinks.
AnalysisResult eyesTogether()
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 10; ++k) {
        addBurst(analysis, "OOc L", Duration(3.0 + 5 * k), 300_ms, BurstKind::spasmClonic);
        addBurst(analysis, "OOc R", Duration(3.01 + 5 * k), 300_ms, BurstKind::spasmClonic);
    }
    return analysis;
}

/// The left lid twitches at 5 Hz for stretches.
AnalysisResult lidTwitchLeft()
{
    AnalysisResult analysis = quietFace();
    for (int run = 0; run < 4; ++run)
        for (int k = 0; k < 20; ++k)
            addBurst(analysis, "OOc L", Duration(3.0 + 12 * run + 0.2 * k), 30_ms,
                     BurstKind::myokymic);
    BurstRhythm rhythm;
    rhythm.channel = channel(analysis, "OOc L");
    rhythm.bursts = rhythm.rhythmic = 80;
    rhythm.rate = 5_Hz;
    rhythm.variation = 0.05;
    rhythm.runs = {{3_s, 7_s}};
    analysis.measures.rhythms.push_back(rhythm);
    return analysis;
}

}  // namespace

TEST_CASE("Every word of the vocabulary is asked, and answered with a rule and a source",
          "[interpretation]")
{
    for (const AnalysisResult& analysis : {quietFace(), spasmRight(), synkinesisLeft(),
                                           eyesTogether(), lidTwitchLeft(), AnalysisResult{}}) {
        const auto list = found(analysis);
        std::set<std::string> ids;
        for (const Finding& f : list) {
            CAPTURE(f.id, f.rule);
            CHECK(ids.insert(f.id).second);
            CHECK(knowledge().finding(f.id) != nullptr);
            CHECK_FALSE(f.rule.empty());
            CHECK_FALSE(f.source.empty());
            if (f.state == FindingState::present)
                CHECK((!f.evidence.empty() || f.id == "nil" || f.id == "vol"));
            for (const Evidence& e : f.evidence)
                CHECK(e.channel < analysis.recording.channels.size());
            CHECK(std::is_sorted(f.evidence.begin(), f.evidence.end(),
                                 [](const Evidence& a, const Evidence& b) {
                                     return a.interval.onset < b.interval.onset;
                                 }));
        }
        CHECK(ids.size() == knowledge().findings().size());
    }
}

TEST_CASE("A quiet face shows nothing, and no cause follows", "[interpretation]")
{
    const auto list = found(quietFace());
    CHECK(finding(list, "nil").state == FindingState::present);
    for (const char* id :
         {"uni", "bil", "sync7", "synbl", "clt", "movlock", "myok", "lid", "rhy", "weak"}) {
        CAPTURE(id);
        CHECK(finding(list, id).state == FindingState::absent);
    }
    for (const char* id : {"irr1", "vol", "trig", "mas", "xterr", "blinklock"}) {
        CAPTURE(id);
        CHECK(finding(list, id).state == FindingState::notAssessable);
    }
    const auto result = engine::rankCauses(list, {}, knowledge());
    CHECK_FALSE(result.causes.front().rank.has_value());
}

TEST_CASE("Irregular spasms of one side's eye, cheek and mouth give hemifacial spasm",
          "[interpretation]")
{
    const auto list = found(spasmRight());
    for (const char* id : {"uni", "sync7", "clt"}) {
        CAPTURE(id);
        CHECK(finding(list, id).state == FindingState::present);
        CHECK(finding(list, id).side == Side::right);
    }
    for (const char* id : {"bil", "synbl", "movlock", "myok", "lid", "rhy", "nil"}) {
        CAPTURE(id);
        CHECK(finding(list, id).state == FindingState::absent);
    }
    const auto result = engine::rankCauses(list, {}, knowledge());
    CHECK(result.causes.front().id == "hfs_nvc");
    CHECK(result.causes.front().support == Support::strong);
    CHECK(result.causes.front().side == Side::right);
}

TEST_CASE("A mouth that joins every eye closure gives synkinesis", "[interpretation]")
{
    const auto list = found(synkinesisLeft());
    CHECK(finding(list, "movlock").state == FindingState::present);
    CHECK(finding(list, "movlock").side == Side::left);
    CHECK(finding(list, "movlock").value == Approx(1.0));
    CHECK(finding(list, "uni").state == FindingState::present);
    CHECK(finding(list, "sync7").state == FindingState::absent);
    const auto result = engine::rankCauses(list, {}, knowledge());
    CHECK(result.causes.front().id == "post_bells");
    CHECK(result.causes.front().support == Support::strong);
    CHECK(result.causes.front().side == Side::left);
}

TEST_CASE("Eyes that close together give blepharospasm, one rhythmic lid an eyelid twitch",
          "[interpretation]")
{
    CHECK(stateOf(eyesTogether(), "synbl") == FindingState::present);
    CHECK(stateOf(eyesTogether(), "bil") == FindingState::present);
    CHECK(stateOf(eyesTogether(), "uni") == FindingState::absent);
    CHECK(firstCause(eyesTogether()) == "bleph");

    CHECK(stateOf(lidTwitchLeft(), "lid") == FindingState::present);
    CHECK(stateOf(lidTwitchLeft(), "myok") == FindingState::present);
    CHECK(stateOf(lidTwitchLeft(), "synbl") == FindingState::absent);
    CHECK(firstCause(lidTwitchLeft()) == "eyelid");
}

TEST_CASE("Less than a minute is too short for any finding", "[interpretation]")
{
    AnalysisResult analysis = spasmRight();
    analysis.recording.duration = 59_s;
    for (const Finding& f : found(analysis)) {
        CAPTURE(f.id);
        CHECK(f.state == FindingState::notAssessable);
        CHECK(f.rule.find("59.0 s") != std::string::npos);
    }
    // The same for a part of a long recording.
    analysis.recording.duration = 600_s;
    analysis.settings = {{"part.from_s", 0.0}, {"part.to_s", 30.0}};
    CHECK(stateOf(analysis, "uni") == FindingState::notAssessable);
}

TEST_CASE("Removing a channel makes a finding that was there not assessable, never absent",
          "[interpretation]")
{
    const std::vector<AnalysisResult> faces = {spasmRight(), synkinesisLeft(), eyesTogether(),
                                               lidTwitchLeft()};
    for (const AnalysisResult& face : faces) {
        const auto before = found(face);
        for (std::size_t c = 0; c < face.recording.channels.size(); ++c) {
            AnalysisResult less = face;
            less.quality[c].isUsable = false;
            // What the analysis gives where an eye is missing: blinks stay untold, and no measure
            // or pair or kind rests on the channel.
            if (less.recording.channels[c].muscle == "orbicularis_oculi")
                less.measures.hasBlinksApart = false;
            std::erase_if(less.measures.restSynchrony,
                          [c](const RestSynchrony& s) { return s.first == c || s.second == c; });
            std::erase_if(less.measures.rhythms,
                          [c](const BurstRhythm& r) { return r.channel == c; });
            std::erase_if(less.synkinesis, [c](const SynkinesisPair& p) {
                return p.driver == c || p.follower == c;
            });
            std::erase_if(less.bursts, [c](const Burst& b) { return b.channel == c; });
            const auto after = found(less);
            for (const Finding& f : before) {
                CAPTURE(f.id, face.recording.channels[c].label, finding(after, f.id).rule);
                if (f.state == FindingState::present)
                    CHECK(finding(after, f.id).state != FindingState::absent);
            }
        }
    }
}

TEST_CASE("A montage of one side alone never says absent of the other", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (const char* label : {"OOc L", "Front L", "Zyg L", "OOr L"})
        spoil(analysis, label);
    analysis.measures.hasBlinksApart = false;
    for (const char* id : {"uni", "bil", "sync7", "synbl", "clt", "movlock", "lid", "nil", "rhy"}) {
        CAPTURE(id);
        std::erase_if(analysis.measures.restSynchrony,
                      [](const RestSynchrony& s) { return s.side == Side::left; });
        std::erase_if(analysis.synkinesis,
                      [](const SynkinesisPair& p) { return p.side == Side::left; });
        CHECK(stateOf(analysis, id) == FindingState::notAssessable);
    }
}

TEST_CASE("Conducted copies, blinks, movements and artifacts are no involuntary activity",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 40; ++k) {
        addBurst(analysis, "OOc L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::blink);
        addBurst(analysis, "Zyg L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::artifact);
        addBurst(analysis, "OOr L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::voluntary);
        addBurst(analysis, "Front L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::spasmClonic);
    }
    for (Burst& burst : analysis.bursts)
        burst.isConducted = burst.kind == BurstKind::spasmClonic;
    CHECK(stateOf(analysis, "nil") == FindingState::present);
    CHECK(stateOf(analysis, "uni") == FindingState::absent);
    CHECK(stateOf(analysis, "lid") == FindingState::absent);
}

TEST_CASE("A few bursts do not make a side", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 3; ++k)
        addBurst(analysis, "OOc L", Duration(5.0 + 9 * k), 50_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "uni") == FindingState::notAssessable);
    CHECK(stateOf(analysis, "bil") == FindingState::absent);
}

TEST_CASE("Coincidences that chance explains are no synchrony", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    RestSynchrony& pair = restPair(analysis, "OOc L", "OOr L");
    pair.firstEvents = pair.secondEvents = 100;
    pair.coincident = 18;
    pair.expected = 17.0;
    pair.pValue = 0.4;
    CHECK(stateOf(analysis, "sync7") == FindingState::absent);
    // Significant, but a small part of the bursts.
    pair.coincident = 30;
    pair.expected = 10.0;
    pair.pValue = 0.001;
    CHECK(stateOf(analysis, "sync7") == FindingState::absent);
    pair.coincident = 60;
    CHECK(stateOf(analysis, "sync7") == FindingState::present);
}

TEST_CASE("Without movements locking is not assessable, and blinks are asked instead",
          "[interpretation]")
{
    AnalysisResult analysis = synkinesisLeft();
    analysis.manoeuvres = {{"rest", {0_s, 120_s}, false, "rest"}};
    const auto list = found(analysis);
    CHECK(finding(list, "movlock").state == FindingState::notAssessable);
    CHECK(finding(list, "movlock").rule.find("movements") != std::string::npos);
    CHECK(finding(list, "blinklock").state == FindingState::present);
    CHECK(finding(list, "blinklock").side == Side::left);
}

TEST_CASE("Pairs that crosstalk may explain leave locking undecided", "[interpretation]")
{
    AnalysisResult analysis = synkinesisLeft();
    for (SynkinesisPair& pair : analysis.synkinesis)
        if (pair.call == SynkinesisCall::present) {
            pair.call = SynkinesisCall::undecided;
            pair.crosstalk = Crosstalk::likely;
        }
    CHECK(stateOf(analysis, "movlock") == FindingState::notAssessable);
}

TEST_CASE("Voluntary amplitude under half of the other side's is weakness, on that side",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 4, 0.3}};
    addBurst(analysis, "Zyg R", 70_s, 3_s, BurstKind::voluntary);
    Finding weak = finding(found(analysis), "weak");
    CHECK(weak.state == FindingState::present);
    CHECK(weak.side == Side::left);
    CHECK(weak.value == Approx(0.3));

    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 4, 1.6}};
    CHECK(stateOf(analysis, "weak") == FindingState::absent);
    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 2, 0.1}};
    CHECK(stateOf(analysis, "weak") == FindingState::notAssessable);
    // The jaw says nothing about the facial nerve.
    analysis.measures.voluntary = {{"masseter", "clench", 9, 0.1}};
    CHECK(stateOf(analysis, "weak") == FindingState::notAssessable);
}

TEST_CASE("Jaw muscles of one side are found, of both sides they chew", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (const auto& [from, to] : {std::pair("Front L", "Mass L"), {"Front R", "Mass R"}}) {
        Channel& jaw = analysis.recording.channels[channel(analysis, from)];
        jaw.label = to;
        jaw.muscle = "masseter";
    }
    for (int k = 0; k < 12; ++k)
        addBurst(analysis, "Mass R", Duration(2.0 + 4.3 * k), 80_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "mas") == FindingState::present);
    CHECK(finding(found(analysis), "mas").side == Side::right);
    CHECK(stateOf(analysis, "xterr") == FindingState::present);
    CHECK(stateOf(analysis, "uni") == FindingState::absent);

    for (int k = 0; k < 12; ++k)
        addBurst(analysis, "Mass L", Duration(2.0 + 4.3 * k), 80_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "mas") == FindingState::absent);
}

TEST_CASE("Steady jerks of several muscles are rhythmic, irregular ones are not",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 40; ++k)
        for (const char* label : {"OOc L", "OOr L", "Zyg L"})
            addBurst(analysis, label, Duration(3.0 + 0.5 * k), 40_ms, BurstKind::spasmClonic);
    const Finding rhythmic = finding(found(analysis), "rhy");
    CHECK(rhythmic.state == FindingState::present);
    CHECK(rhythmic.value == Approx(2.0));
    CHECK(rhythmic.side == Side::left);
    CHECK(stateOf(analysis, "clt") == FindingState::absent);
    CHECK(stateOf(spasmRight(), "rhy") == FindingState::absent);
}

TEST_CASE("Suppression and triggers are judged by the rate in annotated stretches",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    analysis.manoeuvres = {{"suppress", {60_s, 90_s}, false, "suppress"}};
    for (int k = 0; k < 60; ++k)
        addBurst(analysis, "OOc L", Duration(0.5 + k), 80_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "vol") == FindingState::present);
    CHECK(stateOf(analysis, "trig") == FindingState::notAssessable);

    analysis.manoeuvres = {{"stress_task", {0_s, 60_s}, false, "stress"}};
    CHECK(stateOf(analysis, "trig") == FindingState::present);
    CHECK(stateOf(analysis, "vol") == FindingState::notAssessable);

    analysis.manoeuvres = {{"stress_task", {60_s, 90_s}, false, "stress"}};
    CHECK(stateOf(analysis, "trig") == FindingState::absent);
}

TEST_CASE("Muscles outside the face alone say nothing about it", "[interpretation]")
{
    AnalysisResult analysis;
    analysis.recording.duration = 120_s;
    Channel biceps;
    biceps.label = "biceps R";
    biceps.muscle = "biceps_brachii";
    biceps.side = Side::right;
    biceps.rate = 2000_Hz;
    analysis.recording.channels = {biceps};
    analysis.quality.resize(1);
    for (int k = 0; k < 30; ++k)
        addBurst(analysis, "biceps R", Duration(3.0 * k), 1_s, BurstKind::unclassified);
    for (const Finding& f : found(analysis)) {
        CAPTURE(f.id);
        CHECK(f.state == FindingState::notAssessable);
    }
}
