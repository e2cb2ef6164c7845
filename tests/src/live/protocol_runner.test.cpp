// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/protocol_runner.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using namespace facialis::engine;

namespace {

/// Smile twice, then frown once: 2 s of rest, 1 s of movement.
Protocol brief()
{
    return {{{"smile", "smile", 2, 1_s, 2_s}, {"frown", "frown", 1, 1_s, 2_s}}};
}

std::string shown(const std::vector<Annotation>& notes)
{
    std::string text;
    for (const Annotation& note : notes)
        text += note.text + " " + std::to_string(int(note.onset.milliseconds() + 0.5)) + "+" +
                std::to_string(int(note.duration->milliseconds() + 0.5)) + "; ";
    return text;
}

}  // namespace

TEST_CASE("A protocol leads through rests and movements and notes each with its length", "[live]")
{
    ProtocolRunner runner(brief());
    CHECK(runner.prompt(0_s).phase == PromptPhase::notBegun);
    CHECK(runner.advance(5_s).empty());
    runner.begin(10_s);
    std::vector<Annotation> all;
    for (int k = 0; k <= 2000; ++k)
        for (Annotation& note : runner.advance(Duration(10.0 + 0.01 * k)))
            all.push_back(std::move(note));
    CHECK(shown(all) ==
          "rest 10000+2000; smile 12000+1000; rest 13000+2000; smile 15000+1000; "
          "rest 16000+2000; frown 18000+1000; ");
    CHECK(runner.prompt(31_s).phase == PromptPhase::done);
    CHECK_FALSE(runner.prompt(31_s).moving);
    CHECK_FALSE(runner.isRunning());
}

TEST_CASE("A prompt says what is moved, which time, and how long it lasts", "[live]")
{
    ProtocolRunner runner(brief());
    runner.begin(0_s);
    Prompt prompt = runner.prompt(0.5_s);
    CHECK(prompt.phase == PromptPhase::rest);
    REQUIRE(prompt.moving);
    CHECK(prompt.moving->manoeuvre == "smile");
    CHECK(prompt.repetition == 1);
    CHECK(prompt.length == 2_s);
    CHECK(prompt.left.seconds() == Approx(1.5));
    CHECK(runner.advance(5.25_s).size() == 1);  // nobody looked for long: the rest alone has ended
    CHECK(runner.advance(6_s).empty());
    prompt = runner.prompt(6_s);
    CHECK(prompt.phase == PromptPhase::movement);
    CHECK(prompt.left.seconds() == Approx(0.25));
}

TEST_CASE("A phase that was seen to end late is as long as planned, and the next begins then",
          "[live]")
{
    ProtocolRunner runner(brief());
    runner.begin(0_s);
    CHECK(shown(runner.advance(2.1_s)) == "rest 0+2000; ");
    CHECK(runner.prompt(2.1_s).left.seconds() == Approx(0.9));  // a tenth late: no drift
    CHECK(shown(runner.advance(13_s)) == "smile 2000+1000; ");
    CHECK(runner.prompt(13_s).left.seconds() == Approx(2.0));  // much too late: from now
}

TEST_CASE("The next, the same again, another movement, the end: at the press of a key", "[live]")
{
    ProtocolRunner runner(brief());
    runner.begin(0_s);
    SECTION("next ends a rest and a movement")
    {
        CHECK(shown(runner.next(0.5_s)) == "rest 0+500; ");
        CHECK(runner.prompt(0.5_s).phase == PromptPhase::movement);
        CHECK(shown(runner.next(0.75_s)) == "smile 500+250; ");
        CHECK(runner.prompt(0.75_s).phase == PromptPhase::rest);
        CHECK(runner.prompt(0.75_s).repetition == 2);
    }
    SECTION("repeat in a movement: it counts as far as it went, and comes again")
    {
        CHECK(runner.next(1_s).size() == 1);
        CHECK(shown(runner.repeat(1.5_s)) == "smile 1000+500; ");
        CHECK(runner.prompt(1.5_s).phase == PromptPhase::rest);
        CHECK(runner.prompt(1.5_s).repetition == 1);
    }
    SECTION("repeat in a rest asks for the last movement")
    {
        CHECK(runner.repeat(1_s).empty());  // there was none yet
        CHECK(runner.next(1_s).size() == 1);
        CHECK(runner.next(2_s).size() == 1);
        CHECK(runner.prompt(2_s).repetition == 2);
        CHECK(shown(runner.repeat(3_s)) == "rest 2000+1000; ");
        CHECK(runner.prompt(3_s).repetition == 1);
    }
    SECTION("repeat after the end brings the last movement once more")
    {
        for (double t = 0.0; t < 100.0; t += 0.1)
            (void)runner.advance(Duration(t));
        REQUIRE(runner.prompt(100_s).phase == PromptPhase::done);
        CHECK(runner.repeat(100_s).empty());
        REQUIRE(runner.prompt(100_s).moving);
        CHECK(runner.prompt(100_s).moving->manoeuvre == "frown");
        CHECK(runner.isRunning());
    }
    SECTION("skip goes to the next movement, and the rest that runs is its rest")
    {
        CHECK(runner.skip(1_s).empty());
        REQUIRE(runner.prompt(1_s).moving);
        CHECK(runner.prompt(1_s).moving->manoeuvre == "frown");
        CHECK(runner.prompt(1_s).left.seconds() == Approx(1.0));
        CHECK(shown(runner.skip(1.5_s)) == "rest 0+1500; ");
        CHECK(runner.prompt(1.5_s).phase == PromptPhase::done);
    }
    SECTION("abort notes what ran and ends")
    {
        CHECK(shown(runner.abort(1.5_s)) == "rest 0+1500; ");
        CHECK(runner.prompt(2_s).phase == PromptPhase::aborted);
        CHECK(runner.advance(20_s).empty());
        CHECK(runner.next(21_s).empty());
        CHECK(runner.repeat(22_s).empty());
    }
}

TEST_CASE("The standard protocol is that of the knowledge base, and its notes are read back",
          "[live]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    const Protocol protocol = standardProtocol(knowledge);
    REQUIRE(protocol.steps.size() == 11);
    CHECK(protocol.steps.front().manoeuvre == "blink");
    for (const ProtocolStep& step : protocol.steps) {
        const ManoeuvreEntry* entry = knowledge.identifyManoeuvre(step.text);
        INFO(step.text);
        REQUIRE(entry);
        CHECK(entry->id == step.manoeuvre);
    }
}
