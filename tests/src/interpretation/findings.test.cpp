// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "src/interpretation/rank_causes.hpp"
#include "tests/src/interpretation/example_faces.hpp"

using namespace facialis;
using facialis::engine::findingsOf;
using facialis::test::eyesTogether;
using facialis::test::finding;
using facialis::test::knowledge;
using facialis::test::lidTwitchLeft;
using facialis::test::quietFace;
using facialis::test::spasmRight;
using facialis::test::spoil;
using facialis::test::synkinesisLeft;

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
         {"uni", "bil", "sync7", "synbl", "clt", "movlock", "myok", "lid", "rhy", "ster", "weak"}) {
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

TEST_CASE("Groups of one discharge rate are myokymia without a rhythm, on the side that has them",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    const auto groups = [&](const char* label, int count, Duration first) {
        BurstRhythm rhythm;
        rhythm.channel = facialis::test::channel(analysis, label);
        rhythm.bursts = count;
        analysis.measures.rhythms.push_back(rhythm);
        for (int k = 0; k < count; ++k)
            facialis::test::addBurst(analysis, label, first + Duration(2.1 * k), 130_ms,
                                     BurstKind::myokymic);
    };
    groups("Zyg R", 4, 2_s);
    CHECK(stateOf(analysis, "myok") == FindingState::absent);
    groups("Front R", 9, 2.3_s);
    CHECK(finding(findingsOf(analysis, knowledge()), "myok").isSuggested);
    groups("OOr R", 48, 2_s);
    const Finding found = finding(findingsOf(analysis, knowledge()), "myok");
    CHECK(found.state == FindingState::present);
    CHECK(found.side == Side::right);
    CHECK_FALSE(found.evidence.empty());
    CHECK_FALSE(found.value);  // no rate to state
    // A few on the other side are conducted there, or chance; as many as a quarter are not.
    groups("Zyg L", 11, 2.9_s);
    CHECK(finding(findingsOf(analysis, knowledge()), "myok").side == Side::right);
    // As many that begin with those of the right are its echo.
    groups("Front L", 20, Duration(2.004));
    CHECK(finding(findingsOf(analysis, knowledge()), "myok").side == Side::right);
    groups("OOr L", 12, 2.95_s);
    CHECK(finding(findingsOf(analysis, knowledge()), "myok").side == Side::both);
}

TEST_CASE("Three forced closures of both eyes tell as much as five short ones", "[interpretation]")
{
    const auto closing = [](int count, Duration length) {
        AnalysisResult analysis = quietFace();
        for (int k = 0; k < count; ++k)
            for (const char* eye : {"OOc L", "OOc R"})
                facialis::test::addBurst(analysis, eye, Duration(5.0 + 9.0 * k), length,
                                         BurstKind::spasmClonic);
        return finding(findingsOf(analysis, knowledge()), "synbl");
    };
    CHECK(closing(1, 120_ms).state == FindingState::absent);
    CHECK(closing(4, 120_ms).isSuggested);
    CHECK(closing(5, 120_ms).state == FindingState::present);
    CHECK(closing(2, 300_ms).isSuggested);
    CHECK(closing(3, 300_ms).state == FindingState::present);
    CHECK(closing(1, 1100_ms).isSuggested);
    CHECK(closing(1, 1100_ms).side == Side::both);
}

TEST_CASE("What one eye does all the while is not shared by short bursts of the other",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    facialis::test::addBurst(analysis, "OOc L", 10_s, 90_s, BurstKind::spasmTonic);
    for (int k = 0; k < 8; ++k)
        facialis::test::addBurst(analysis, "OOc R", Duration(12.0 + 10.0 * k), 120_ms,
                                 BurstKind::unclassified);
    CHECK(stateOf(analysis, "synbl") == FindingState::absent);
    // A spasm that one lead shows in pieces is shared all the same.
    AnalysisResult pieces = quietFace();
    for (const double at : {10.0, 60.0}) {
        facialis::test::addBurst(pieces, "OOc L", Duration(at), 9_s, BurstKind::spasmTonic);
        for (int k = 0; k < 3; ++k)
            facialis::test::addBurst(pieces, "OOc R", Duration(at + 0.2 + 3.0 * k), 2_s,
                                     BurstKind::spasmTonic);
    }
    CHECK(stateOf(pieces, "synbl") == FindingState::present);
}
