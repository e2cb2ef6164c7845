// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "data/knowledge/knowledge_base.hpp"

using namespace facialis;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

struct Example {
    std::string_view text, site;
    std::optional<Side> side;
};

}  // namespace

TEST_CASE("An annotation names the site and the side of a stimulus in any usual words",
          "[knowledge][evoked]")
{
    const Example examples[] = {
        {"R supraorbital stim", "supraorbital", Side::right},
        {"Stimulus SON left", "supraorbital", Side::left},
        {"supraorbital L 12 mA", "supraorbital", Side::left},
        {"Blink reflex R", "supraorbital", Side::right},
        {"stimulation of the zygomatic branch, right", "zygomatic_branch", Side::right},
        {"Zygomatic stim", "zygomatic_branch", std::nullopt},
        {"marginal mandibular branch stim #4, left", "mandibular_branch", Side::left},
        {"Stimulation of the zygomatic branch of the facial nerve, right", "zygomatic_branch",
         Side::right},
        {"stim", "", std::nullopt},
        {"STIM 17", "", std::nullopt},
        {"shock left", "", Side::left},
        {"Stimulus/S  1", "", std::nullopt},
    };
    for (const Example& example : examples) {
        CAPTURE(example.text);
        const auto stimulus = knowledge().identifyStimulus(example.text);
        REQUIRE(stimulus.has_value());
        CHECK((stimulus->site ? stimulus->site->id : "") == example.site);
        CHECK(stimulus->side == example.side);
    }
}

TEST_CASE("What is no stimulus, or two, is not read as one", "[knowledge][evoked]")
{
    for (const char* text :
         {"smile", "zygomatic", "stop stimulation", "stim off", "no stim", "end of stimulation",
          "left and right supraorbital stim", "supraorbital and mental nerve stim",
          "patient reports that the stimulus feels unpleasant today", "close eyes tightly", ""}) {
        CAPTURE(text);
        CHECK_FALSE(knowledge().identifyStimulus(text).has_value());
    }
}

TEST_CASE("Trigger channels are known by their name", "[knowledge][evoked]")
{
    for (const char* label : {"TRIG", "Trigger", "STI", "STI 014", "Stim", "DC trigger",
                              "Trig In 1", "TTL", "STIM R", "Trigger supraorbital R"}) {
        CAPTURE(label);
        CHECK(knowledge().isTriggerLabel(label));
    }
    for (const char* label : {"EMG OOc L", "Stim OOc", "stim zyg", "Temp", "EEG trigger zone",
                              "ECG", "", "Status", "Ch 1"}) {
        CAPTURE(label);
        CHECK_FALSE(knowledge().isTriggerLabel(label));
    }
}
