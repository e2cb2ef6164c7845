// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "data/knowledge/knowledge_base.hpp"

using facialis::KnowledgeBase;
using facialis::ManoeuvreEntry;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

std::string idOf(const std::string& text)
{
    const ManoeuvreEntry* entry = knowledge().identifyManoeuvre(text);
    return entry == nullptr ? "" : entry->id;
}

}  // namespace

TEST_CASE("The movements of the protocol are read in the words people write", "[knowledge]")
{
    const std::vector<std::pair<std::string, std::vector<std::string>>> expected = {
        {"rest", {"rest", "Rest", "REST 1", "relax", "at rest", "baseline", "Rest."}},
        {"blink", {"blink", "Blinks", "voluntary blink", "blink 3x", "please blink"}},
        {"close_eyes_gently",
         {"close eyes gently", "Close eyes", "eyes closed", "gentle eye closure",
          "Close your eyes gently", "close_eyes_gently"}},
        {"close_eyes_tightly",
         {"close eyes tightly", "Close eyes tightly!", "Close the eyes very tightly",
          "tight eye closure", "squeeze eyes", "forced eye closure", "3. CLOSE EYES TIGHT",
          "close your eyes as tightly as possible", "squeeze your eyes shut"}},
        {"raise_eyebrows",
         {"raise eyebrows", "raise your eyebrows", "brow raise", "eyebrow lift",
          "wrinkle forehead"}},
        {"frown", {"frown", "knit brows", "frown (2)", "furrow your brow"}},
        {"smile", {"smile", "Smile 2", "broad smile", "smile with closed mouth", "task: smile"}},
        {"show_teeth",
         {"show teeth", "show your teeth", "open-mouth smile", "bare teeth", "smile with teeth"}},
        {"wrinkle_nose", {"wrinkle nose", "wrinkle your nose", "snarl", "Nose wrinkle #2"}},
        {"pucker_lips", {"pucker lips", "pucker", "purse lips", "whistle", "pout", "kiss"}},
        {"puff_cheeks", {"puff cheeks", "puff out your cheeks", "blow cheeks", "puff"}},
        {"depress_lip",
         {"depress lower lip", "lip depress", "platysma", "tense neck", "pull lower lip down"}},
        {"speak", {"speak", "talk", "count aloud", "speech", "reading aloud"}},
        {"clench", {"clench teeth", "jaw clench", "bite"}},
    };
    for (const auto& [id, texts] : expected)
        for (const std::string& text : texts) {
            CAPTURE(text);
            CHECK(idOf(text) == id);
        }
}

TEST_CASE("The begin of a manoeuvre counts, its end does not", "[knowledge]")
{
    CHECK(idOf("start smile") == "smile");
    CHECK(idOf("smile begin") == "smile");
    CHECK(idOf("smile start") == "smile");
    CHECK(idOf("Onset: pucker lips") == "pucker_lips");
    CHECK(idOf("no. 3 smile") == "smile");
    for (const char* text : {"stop smile", "smile end", "end of rest", "smile off",
                             "unable to smile", "no smile", "without smile", "blink done"}) {
        CAPTURE(text);
        CHECK(idOf(text).empty());
    }
}

TEST_CASE("An annotation that names two movements names none", "[knowledge]")
{
    CHECK(idOf("smile, then pucker lips").empty());
    CHECK(idOf("smile and close eyes").empty());
}

TEST_CASE("Prose and other marks are no manoeuvres", "[knowledge]")
{
    for (const char* text :
         {"", "Recording starts", "Start of recording", "patient moved", "Sleep stage W",
          "electrode", "twitch", "spasm left", "lost contact", "12:30", "calibration", "\xff",
          "The patient reports that whenever she has to smile her eye closes by itself"}) {
        CAPTURE(text);
        CHECK(idOf(text).empty());
    }
}

TEST_CASE("Every manoeuvre is found by its id, name and synonyms", "[knowledge]")
{
    for (const ManoeuvreEntry& manoeuvre : knowledge().manoeuvres()) {
        std::vector<std::string> words = manoeuvre.synonyms;
        words.insert(words.end(), {manoeuvre.id, manoeuvre.name});
        for (const std::string& word : words)
            for (const std::string& text :
                 {word, word + " 2", "Start " + word, "4) " + word + "."}) {
                CAPTURE(text);
                CHECK(idOf(text) == manoeuvre.id);
            }
    }
}
