// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "data/knowledge/knowledge_base.hpp"

using facialis::KnowledgeBase;
using facialis::NamedChannel;
using facialis::Side;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

struct Example {
    const char* label;
    const char* muscle;
    std::optional<Side> side;
};

void check(const std::vector<Example>& examples)
{
    for (const Example& example : examples) {
        CAPTURE(example.label);
        const NamedChannel named = knowledge().identifyChannel(example.label);
        CHECK(named.muscle == example.muscle);
        CHECK(named.side == example.side);
        CHECK_FALSE(named.isContradictory);
    }
}

constexpr auto left = Side::left;
constexpr auto right = Side::right;
constexpr auto oculi = "orbicularis_oculi";
constexpr auto oris = "orbicularis_oris";
constexpr auto zygomaticus = "zygomaticus_major";

}  // namespace

TEST_CASE("The short labels of the contract are known with the side anywhere", "[knowledge]")
{
    check({{"EMG OOc L", oculi, left},
           {"OOc R", oculi, right},
           {"OOc_L", oculi, left},
           {"OOc-R", oculi, right},
           {"OOcL", oculi, left},
           {"OOCR", oculi, right},
           {"oocl", oculi, left},
           {"L OOc", oculi, left},
           {"ROOc", oculi, right},
           {"L-OOr", oris, left},
           {"OOr_R", oris, right},
           {"OOr (L)", oris, left},
           {"OOr[R]", oris, right},
           {"R ZYG", zygomaticus, right},
           {"Bip zyg_R", zygomaticus, right},
           {"ZygL", zygomaticus, left},
           {"zyg left", zygomaticus, left},
           {"Front L", "frontalis", left},
           {"frontl", "frontalis", left},
           {"Corr R", "corrugator_supercilii", right},
           {"CORR", "corrugator_supercilii", std::nullopt},
           {"Ment L", "mentalis", left},
           {"MentR", "mentalis", right},
           {"DAO R", "depressor_anguli_oris", right},
           {"dao_l", "depressor_anguli_oris", left},
           {"DLI L", "depressor_labii_inferioris", left},
           {"LLS R", "levator_labii_superioris", right},
           {"Plat L", "platysma", left},
           {"Mass R", "masseter", right},
           {"masl", "masseter", left},
           {"Temp L", "temporalis", left}});
}

TEST_CASE("Full names are known in any capitals, order and language of the side", "[knowledge]")
{
    check({{"Orbicularis oculi left", oculi, left},
           {"ORBICULARIS OCULI RIGHT", oculi, right},
           {"left orbicularis oculi", oculi, left},
           {"M. orbicularis oculi sin.", oculi, left},
           {"M. orbicularis oculi dex.", oculi, right},
           {"Orbicularis oculi re", oculi, right},
           {"Orbicularis oculi li", oculi, left},
           {"Orbicularis oculi links", oculi, left},
           {"orbicularis_oculi_left", oculi, left},
           {"Orb. Oculi Rt", oculi, right},
           {"Orb Oculi Lt", oculi, left},
           {"OrbOculi_L", oculi, left},
           {"orbicularisOculiRight", oculi, right},
           {"Orbicularis oris left", oris, left},
           {"orbicularis_oris_right", oris, right},
           {"Orb. oris R", oris, right},
           {"EMG Orbicularis Oris 3 L", oris, left},
           {"Zygomaticus major right", zygomaticus, right},
           {"zygomatic L", zygomaticus, left},
           {"Zygomaticus minor left", "zygomaticus_minor", left},
           {"left frontalis", "frontalis", left},
           {"Corrugator supercilii right", "corrugator_supercilii", right},
           {"corrugator L", "corrugator_supercilii", left},
           {"Depressor anguli oris R", "depressor_anguli_oris", right},
           {"Levator labii superioris alaeque nasi L", "levator_labii_superioris", left},
           {"mentalis sinister", "mentalis", left},
           {"Platysma right", "platysma", right},
           {"Masseter L", "masseter", left},
           {"LeftMasseter", "masseter", left},
           {"temporalis dx", "temporalis", right},
           {"anterior digastric R", "digastricus", right}});
}

TEST_CASE("Upper and lower parts belong to their orbicularis", "[knowledge]")
{
    check({{"OOc inf L", oculi, left},
           {"OOc upper R", oculi, right},
           {"Orbicularis oculi superior left", oculi, left},
           {"palpebral orbicularis oculi R", oculi, right},
           {"OOr sup L", oris, left},
           {"OOr lower R", oris, right},
           {"orbicularis superior oris left", oris, left},
           {"orbicularis oris inferior R", oris, right}});
}

TEST_CASE("Numbers and words around the name are ignored", "[knowledge]")
{
    check({{"EMG1 OOc L", oculi, left},
           {"EMG-OOc-L 10 mm", oculi, left},
           {"Ch 3: zyg R (raw)", zygomaticus, right},
           {"sEMG bip masseter L uV", "masseter", left},
           {"EMG Zyg1 L", zygomaticus, left},
           {"07 Front_R bipolar", "frontalis", right}});
}

TEST_CASE("A place of the face stands for the muscle under it", "[knowledge]")
{
    check({{"EMG chin", "mentalis", std::nullopt},
           {"brow L", "frontalis", left},
           {"left cheek", zygomaticus, left},
           {"upper lip R", oris, right},
           {"lower eyelid L", oculi, left}});
    // A named muscle goes before the place.
    check({{"Corrugator (brow) L", "corrugator_supercilii", left},
           {"cheek masseter R", "masseter", right}});
}

TEST_CASE("Muscles outside the facial nerve are known by their nerve", "[knowledge]")
{
    for (const auto& [label, nerve] : {std::pair("Masseter R", "V"),
                                       {"temporalis", "V"},
                                       {"Digastric L", "V"},
                                       {"Biceps brachii R", "musculocutaneous"},
                                       {"biceps", "musculocutaneous"},
                                       {"FDI left", "ulnar"},
                                       {"APB L", "median"},
                                       {"Tibialis anterior", "peroneal"},
                                       {"SCM R", "XI"},
                                       {"Trapezius", "XI"},
                                       {"tongue", "XII"},
                                       {"EMG submental", "V"}}) {
        CAPTURE(label);
        const NamedChannel named = knowledge().identifyChannel(label);
        const facialis::MuscleEntry* muscle = knowledge().muscle(named.muscle);
        REQUIRE(muscle != nullptr);
        CHECK(muscle->nerve == nerve);
    }
}

TEST_CASE("What names no muscle, or not which, stays unknown", "[knowledge]")
{
    for (const char* label : {"OO L",
                              "Orbicularis",
                              "orbicularis R",
                              "EMG",
                              "EMG 1",
                              "CH1",
                              "Channel 3",
                              "",
                              "Fp1-F7",
                              "EOG left",
                              "Temp rectal",
                              "Resp oro-nasal",
                              "ECG",
                              "EEG T3",
                              "A1",
                              "x",
                              "signal",
                              "EXG Channel 0",
                              "battery",
                              "\xff\xfe",
                              "µV",
                              "smile",
                              "Body temperature"}) {
        CAPTURE(label);
        CHECK(knowledge().identifyChannel(label).muscle.empty());
    }
    CHECK(knowledge().identifyChannel("OO L").side == left);
}

TEST_CASE("Labels that name both sides or two muscles contradict themselves", "[knowledge]")
{
    const NamedChannel sides = knowledge().identifyChannel("OOc L right");
    CHECK(sides.isContradictory);
    CHECK_FALSE(sides.side.has_value());
    CHECK(sides.muscle == oculi);

    CHECK(knowledge().identifyChannel("OOc_R-OOc_L").isContradictory);
    const NamedChannel muscles = knowledge().identifyChannel("Zyg-Mass L");
    CHECK(muscles.isContradictory);
    CHECK(muscles.muscle.empty());

    // Two electrodes of one muscle are a bipolar lead, and no contradiction.
    CHECK_FALSE(knowledge().identifyChannel("OOc1-OOc2 L").isContradictory);
    CHECK(knowledge().identifyChannel("OOc both").side == Side::both);
}

TEST_CASE("Every muscle is found by its own id, name, abbreviation and synonyms", "[knowledge]")
{
    for (const facialis::MuscleEntry& muscle : knowledge().muscles()) {
        std::vector<std::string> words = muscle.synonyms;
        words.insert(words.end(), muscle.regions.begin(), muscle.regions.end());
        words.insert(words.end(), {muscle.id, muscle.name, muscle.abbreviation});
        for (const std::string& word : words)
            for (const char* side : {"", " L", " right", "_R"}) {
                CAPTURE(word, side);
                const NamedChannel named = knowledge().identifyChannel(word + side);
                CHECK(named.muscle == muscle.id);
                CHECK(named.side.has_value() == (side[0] != '\0'));
                CHECK_FALSE(named.isContradictory);
            }
    }
}
