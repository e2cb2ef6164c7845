// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

#include "src/interpretation/rank_causes.hpp"
#include "tests/src/interpretation/vignette.hpp"

namespace facialis::test {

/// Holds an interpretation against what a vignette expects, and collects each difference as a
/// sentence: what was expected, and what came out.
class Disagreements {
public:
    Disagreements(const Vignette& patient, const engine::Interpretation& result)
        : patient_(patient), wanted_(patient.expected), result_(result)
    {
        compareOrder();
        compareSupport();
        compareFlags();
        compareSteps();
        compareRest();
        compareWhatHoldsAlways();
    }

    /// Every difference is one the table knows of, and each that it knows of is still there. Where
    /// it knows of none, this means that there is none.
    [[nodiscard]] bool areTheKnownOnes() const
    {
        const auto holds = [](const std::string& sentence, const std::string& words) {
            return sentence.find(words) != std::string::npos;
        };
        const std::vector<std::string>& known = patient_.openOn;
        return std::all_of(list_.begin(), list_.end(),
                           [&](const std::string& sentence) {
                               return std::any_of(
                                   known.begin(), known.end(),
                                   [&](const auto& words) { return holds(sentence, words); });
                           }) &&
               std::all_of(known.begin(), known.end(), [&](const std::string& words) {
                   return std::any_of(list_.begin(), list_.end(),
                                      [&](const auto& sentence) { return holds(sentence, words); });
               });
    }
    [[nodiscard]] std::string text() const
    {
        std::string joined = fmt::format("{} ({})\n", patient_.id, patient_.title);
        for (const std::string& sentence : list_)
            joined += "  " + sentence + "\n";
        joined += "  came out:";
        for (const RankedCause& cause : result_.causes)
            if (cause.rank)
                joined +=
                    fmt::format(" {}({}, {:.1f})", cause.id, toString(cause.support), cause.score);
        return joined + "\n";
    }

private:
    static bool contains(const std::vector<std::string>& list, std::string_view word)
    {
        return std::find(list.begin(), list.end(), word) != list.end();
    }
    static std::string joined(const std::vector<std::string>& list)
    {
        return fmt::format("{}", fmt::join(list, " | "));
    }
    static std::string lower(std::string text)
    {
        std::transform(text.begin(), text.end(), text.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return text;
    }
    static bool isWeakAtBest(const RankedCause& cause)
    {
        return cause.support != Support::strong && cause.support != Support::moderate;
    }
    static bool stepsHold(const RankedCause& cause, const std::vector<std::string>& words)
    {
        return std::any_of(cause.nextSteps.begin(), cause.nextSteps.end(), [&](const auto& step) {
            return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
                return lower(step.text).find(lower(word)) != std::string::npos;
            });
        });
    }

    const RankedCause* cause(const std::string& id)
    {
        for (const RankedCause& c : result_.causes)
            if (c.id == id)
                return &c;
        list_.push_back(id + " is not among the causes at all");
        return nullptr;
    }
    [[nodiscard]] std::string first() const
    {
        for (const RankedCause& c : result_.causes)
            if (c.rank == 1)
                return c.id;
        return "none";
    }
    template <typename... Parts>
    void say(fmt::format_string<Parts...> text, Parts&&... parts)
    {
        list_.push_back(fmt::format(text, std::forward<Parts>(parts)...));
    }

    void compareOrder()
    {
        if (!contains(wanted_.first, "any") && !contains(wanted_.first, first()))
            say("first should be {}, is {}", joined(wanted_.first), first());
        if (contains(wanted_.notFirst, first()))
            say("{} should not be first", first());
        for (const std::string& id : wanted_.ranked)
            if (const RankedCause* c = cause(id); c != nullptr && !c->rank)
                say("{} should be in the list, is {}", id, toString(c->support));
        for (const std::string& id : wanted_.withinThree)
            if (const RankedCause* c = cause(id); c != nullptr && c->rank.value_or(99) > 3)
                say("{} should be among the first three, has rank {}", id, c->rank.value_or(0));
    }

    void compareSupport()
    {
        for (const RankedCause& c : result_.causes)
            if (!isWeakAtBest(c) &&
                (contains(wanted_.atMostWeak, c.id) || contains(wanted_.atMostWeak, "all")))
                say("{} should be weak at best, is {}", c.id, toString(c.support));
        for (const auto& [id, bands] : wanted_.support)
            if (const RankedCause* c = cause(id);
                c != nullptr && !contains(bands, toString(c->support)))
                say("{} should be {}, is {}", id, joined(bands), toString(c->support));
    }

    void compareFlags()
    {
        std::vector<std::string> shown;
        shown.reserve(result_.redFlags.size());
        for (const RedFlag& flag : result_.redFlags)
            shown.push_back(flag.id);
        for (const std::string& id : wanted_.flags)
            if (!contains(shown, id))
                say("the red flag {} is missing", id);
        for (const std::string& id : shown)
            if (contains(wanted_.noFlags, id) || contains(wanted_.noFlags, "all"))
                say("the red flag {} should not be shown", id);
    }

    void compareSteps()
    {
        const auto allSteps = [](const RankedCause& c) {
            std::string text;
            for (const SourcedText& step : c.nextSteps)
                text += " [" + step.text + "]";
            return text;
        };
        for (const CauseWords& wish : wanted_.steps)
            if (const RankedCause* c = cause(wish.cause);
                c != nullptr && !stepsHold(*c, wish.words))
                say("a next step of {} should hold {}:{}", wish.cause, joined(wish.words),
                    allSteps(*c));
        for (const CauseWords& wish : wanted_.notSteps)
            if (const RankedCause* c = cause(wish.cause); c != nullptr && stepsHold(*c, wish.words))
                say("no next step of {} should hold {}:{}", wish.cause, joined(wish.words),
                    allSteps(*c));
    }

    void compareRest()
    {
        for (const CauseFinding& wish : wanted_.notTested)
            if (const RankedCause* c = cause(wish.cause);
                c != nullptr &&
                std::none_of(c->notTested.begin(), c->notTested.end(),
                             [&](const Reason& reason) { return reason.finding == wish.finding; }))
                say("{} should name {} as not tested", wish.cause, wish.finding);
        for (const auto& [id, side] : wanted_.sides)
            if (const RankedCause* c = cause(id); c != nullptr && c->side != sideFrom(side))
                say("the side of {} should be {}, is {}", id, side,
                    c->side ? toString(*c->side) : "unknown");
    }

    /// What the clinical tables ask of every answer.
    void compareWhatHoldsAlways()
    {
        if (first() == "psychogenic")
            say("psychogenic is first: it is a diagnosis of exclusion");
        for (const char* id : {"psychogenic", "stress", "fatigue_sleep", "caffeine", "eyestrain",
                               "cold_wind", "move_talk", "migraine"})
            if (const RankedCause* c = cause(id); c != nullptr && !isWeakAtBest(*c))
                say("{} is {}, a trigger or an exclusion is weak at best", id,
                    toString(c->support));
        const bool hasSupport = std::any_of(result_.causes.begin(), result_.causes.end(),
                                            [](const auto& c) { return !isWeakAtBest(c); });
        const std::string conclusion = lower(result_.conclusion);
        if (!hasSupport && conclusion.find("insufficient") == std::string::npos &&
            conclusion.find("unspecific") == std::string::npos)
            say("nothing is supported, yet the conclusion does not say so: {}", result_.conclusion);
        if (result_.causes.size() < 4)
            say("fewer than three alternatives are shown");
        for (const RedFlag& flag : result_.redFlags)
            if (flag.source.empty() || flag.text.empty())
                say("the red flag {} has no text or no source", flag.id);
        compareSidesOfSigns();
        compareTexts();
    }

    /// A twitch on one side and a weak mouth on the other are two things.
    void compareSidesOfSigns()
    {
        for (const RankedCause& c : result_.causes) {
            bool isLeft = false, isRight = false;
            for (const Reason& reason : c.supporting)
                for (const Finding& f : patient_.findings)
                    if (f.id == reason.finding && f.state == FindingState::present) {
                        isLeft = isLeft || f.side == Side::left;
                        isRight = isRight || f.side == Side::right;
                    }
            if (isLeft && isRight)
                say("{} is supported by signs of opposite sides", c.id);
        }
    }

    [[nodiscard]] bool has(std::string_view finding) const
    {
        return std::any_of(patient_.findings.begin(), patient_.findings.end(), [&](const auto& f) {
            return f.id == finding && f.state == FindingState::present;
        });
    }

    void compareTexts()
    {
        const std::vector<std::string> treatments = {
            "botulin",         "botox",     "carbamazepin",
            "gabapentin",      "lidocain",  "aspirin",
            "statin",          "nimodipin", "microvascular decompression",
            "physical therapy"};
        const std::vector<std::string> selfCare = {"coffee", "yoga",   "meditat",
                                                   "relax",  "screen", "fluids"};
        const bool isSpasm = has("uni") && has("sync7");
        for (const RankedCause& c : result_.causes) {
            for (const SourcedText& step : c.nextSteps)
                if (step.source.empty() || step.text.empty())
                    say("a next step of {} has no text or no source", c.id);
            if (stepsHold(c, treatments))
                say("a next step of {} names a treatment", c.id);
            if (isSpasm && c.rank && stepsHold(c, selfCare))
                say("a next step of {} advises habits beside a one-sided synchronous spasm", c.id);
        }
    }

    const Vignette& patient_;
    const Expected& wanted_;
    const engine::Interpretation& result_;
    std::vector<std::string> list_;
};

}  // namespace facialis::test
