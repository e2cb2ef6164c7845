// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/knowledge_base.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "data/knowledge/words.hpp"
#include "tests/data/knowledge/changed_base.hpp"

using namespace facialis;
using test::loadedWith;
using test::problemsWith;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

}  // namespace

TEST_CASE("The knowledge base that is compiled in has no problems", "[knowledge]")
{
    const Result<KnowledgeBase> base = KnowledgeBase::embedded();
    if (!base)
        FAIL(base.error().sentence());
    for (const std::string& problem : base->problems())
        FAIL_CHECK(problem);
    CHECK_FALSE(base->version().empty());
}

TEST_CASE("The vocabulary of findings is complete", "[knowledge]")
{
    for (const char* id : {"uni", "bil", "sync7", "synbl", "clt", "movlock", "myok", "lid", "irr1",
                           "rhy", "ster", "vol", "mas", "weak", "xterr", "trig", "nil"}) {
        CAPTURE(id);
        CHECK(knowledge().finding(id) != nullptr);
    }
}

TEST_CASE("Every cause of the table is there, with the seeds that name it", "[knowledge]")
{
    for (const char* id :
         {"hfs_nvc",    "vb_tort",       "cpa_tumour",    "vasc_malf",    "stroke",
          "ms_demyel",  "nerve_canal",   "nerve_irrit",   "nerve_injury", "post_surg",
          "post_bells", "acute_palsy",   "infect_inflam", "diabetes",     "genetic",
          "bleph",      "dystonia",      "tourette",      "psychogenic",  "myoclonus",
          "hms",        "myokymia",      "muscle_dis",    "eyelid",       "tn",
          "arterioscl", "stress",        "fatigue_sleep", "caffeine",     "eyestrain",
          "cold_wind",  "move_talk",     "migraine",      "e_mild",       "e_imbal",
          "dehydr",     "kidney_malabs", "drugs",         "vasodil",      "thyroid",
          "autonomic"}) {
        CAPTURE(id);
        const CauseEntry* cause = knowledge().cause(id);
        REQUIRE(cause != nullptr);
        CHECK_FALSE(cause->seeds.empty());
        CHECK(cause->isFromSeed);
    }
    CHECK(knowledge().cause("hfs_nvc")->icd10 == "G51.3");
    CHECK(knowledge().cause("bleph")->icd10 == "G24.5");
    CHECK(knowledge().cause("myokymia")->icd10 == "G51.4");
}

TEST_CASE("EMG alone takes only the causes of the contract above weak", "[knowledge]")
{
    const std::set<std::string> allowed = {"hfs_nvc",  "post_bells", "bleph", "eyelid",
                                           "myokymia", "tourette",   "hms"};
    for (const CauseEntry& cause : knowledge().causes()) {
        CAPTURE(cause.id);
        CHECK((cause.ceiling == Support::weak) == !allowed.contains(cause.id));
    }
    CHECK(knowledge().cause("psychogenic")->contextCeiling == Support::weak);
    CHECK(knowledge().cause("stress")->contextCeiling == Support::weak);
}

TEST_CASE("Percentages stand beside the number of people they are shares of", "[knowledge]")
{
    for (const CauseEntry& cause : knowledge().causes())
        for (const SourcedText& number : cause.numbers) {
            CAPTURE(cause.id, number.text);
            if (number.text.find('%') != std::string::npos)
                CHECK(number.text.find(" of ") != std::string::npos);
        }
}

TEST_CASE("Nothing that is shown names a treatment, its drugs or an amount", "[knowledge]")
{
    const std::vector<std::string> forbidden = {"treat",
                                                "treatment",
                                                "therapy",
                                                "therapies",
                                                "surgery",
                                                "surgical",
                                                "decompression",
                                                "botulinum",
                                                "botox",
                                                "toxin",
                                                "injection",
                                                "injections",
                                                "carbamazepine",
                                                "gabapentin",
                                                "baclofen",
                                                "clonazepam",
                                                "lidocaine",
                                                "aspirin",
                                                "atorvastatin",
                                                "nimodipine",
                                                "anticonvulsant",
                                                "anticonvulsants",
                                                "physiotherapy",
                                                "medication",
                                                "medications",
                                                "prescribe",
                                                "mg",
                                                "dose",
                                                "dosage",
                                                "doses",
                                                "tablet",
                                                "tablets",
                                                "capsule",
                                                "rehabilitation",
                                                "stop",
                                                "discontinue",
                                                "levetiracetam",
                                                "topiramate",
                                                "phenytoin",
                                                "microvascular",
                                                "supplement",
                                                "supplements",
                                                "cure",
                                                "polycystic",
                                                "obesity",
                                                "adjusted",
                                                "discontinued",
                                                "rehabilitative"};
    for (const std::string_view name : test::knowledgeFiles) {
        // Muscles and movements have words of their own; what the seeds say of treatment is
        // recorded in their tables, which nothing shows.
        if (name == "manoeuvres.toml" || name == "muscles.toml" || name.ends_with(".tsv"))
            continue;
        for (const std::string& word : wordsOf(embeddedFile(name))) {
            CAPTURE(name, word);
            if (std::find(forbidden.begin(), forbidden.end(), word) != forbidden.end())
                FAIL_CHECK("names a treatment or an amount");
        }
    }
    SUCCEED();
}

TEST_CASE("Citations are written out, and unknown ids stay as they are", "[knowledge]")
{
    const std::string both = knowledge().citation("R5, S3");
    CHECK(both.find("Yaltho & Jankovic 2011, Mov Disord 26:1582 [R5]; ") == 0);
    CHECK(both.find("[S3]") != std::string::npos);
    CHECK(knowledge().citation("R999") == "R999");
    CHECK(knowledge().citation("") == "");
    CHECK(knowledge().citation("M").find("General knowledge") == 0);
}

TEST_CASE("A folder of files replaces the knowledge base", "[knowledge]")
{
    const auto base = loadedWith("causes.toml", "version = \"", "version = \"mine ");
    REQUIRE(base.has_value());
    CHECK(base->version().find("mine") == 0);
    CHECK(base->problems().empty());
}

TEST_CASE("Mistakes in a knowledge file are refused with file and line", "[knowledge]")
{
    const auto unknown = loadedWith("findings.toml", "question =", "frage =");
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().where.find("findings.toml:") != std::string::npos);
    CHECK(unknown.error().what.find("question") != std::string::npos);
    CHECK(unknown.error().what.find("more") != std::string::npos);

    const auto mistyped = loadedWith("muscles.toml", "synonyms = [\"oculi\"", "synonyms = [7");
    REQUIRE_FALSE(mistyped.has_value());
    CHECK(mistyped.error().what.find("texts") != std::string::npos);

    const auto syntax = loadedWith("notes.toml", "[[red_flag]]", "[[red_flag]");
    REQUIRE_FALSE(syntax.has_value());
    CHECK(syntax.error().where.find("notes.toml:") != std::string::npos);

    const auto band = loadedWith("causes.toml", "ceiling = \"strong\"", "ceiling = \"certain\"");
    REQUIRE_FALSE(band.has_value());
    CHECK(band.error().what.find("certain") != std::string::npos);

    const auto list = loadedWith("causes.toml", "[[cause]]", "[[kause]]");
    REQUIRE_FALSE(list.has_value());
    CHECK(list.error().what.find("kause") != std::string::npos);
}

TEST_CASE("A folder without its files, or no folder at all, is refused", "[knowledge]")
{
    const test::TemporaryFolder folder;
    const auto empty = KnowledgeBase::load(folder.path().string());
    REQUIRE_FALSE(empty.has_value());
    CHECK(empty.error().where.find("references.toml") != std::string::npos);
    CHECK_FALSE(KnowledgeBase::load(folder.file("not there")).has_value());
}

TEST_CASE("Dangling ids, missing sources and doubles are listed", "[knowledge]")
{
    CHECK(problemsWith("causes.toml", "finding = \"sync7\"", "finding = \"sync8\"").find("sync8") !=
          std::string::npos);
    CHECK(problemsWith("causes.toml", "source = \"R11\"", "source = \"R11000\"").find("R11000") !=
          std::string::npos);
    CHECK(problemsWith("causes.toml", "key = \"history", "key = \"histery").find("histery") !=
          std::string::npos);
    CHECK(problemsWith("causes.toml", "id = \"vb_tort\"", "id = \"hfs_nvc\"").find("twice") !=
          std::string::npos);
    CHECK(problemsWith("stimuli.toml", "spreads_to = [\"mentalis\"", "spreads_to = [\"nobody\"")
              .find("'nobody'") != std::string::npos);
    CHECK(problemsWith("manoeuvres.toml", "targets = [\"orbicularis_oculi\"]",
                       "targets = [\"orbicularis\"]")
              .find("muscles.toml") != std::string::npos);
    CHECK(problemsWith("findings.toml", "source = \"R11\"", "source = \" \"").find("no source") !=
          std::string::npos);
    CHECK(problemsWith("causes.toml", "id = \"pulsation\"", "id = \"vessels\"")
              .find("in cause hfs_nvc statement 'vessels' is there twice") != std::string::npos);
    CHECK(problemsWith("notes.toml", "causes = [\"hfs_nvc\"]", "causes = [\"hfs\"]")
              .find("names the cause 'hfs', which is not in causes.toml") != std::string::npos);
}

TEST_CASE("A cause says its next step and its code, or why there is no code", "[knowledge]")
{
    CHECK(problemsWith("causes.toml", "icd10 = \"G51.3\"\n", "")
              .find("cause hfs_nvc has neither an ICD-10 code") != std::string::npos);
    CHECK(problemsWith("causes.toml", "icd10 = \"G51.3\"\n",
                       "icd10 = \"G51.3\"\nno_icd10 = \"none\"\n")
              .find("has an ICD-10 code and says that there is none") != std::string::npos);
    for (const std::string wrong : {"G5", "51.3", "G51.", "G51.345", "g51.3", "G51,3"}) {
        CAPTURE(wrong);
        CHECK(problemsWith("causes.toml", "icd10 = \"G51.3\"", "icd10 = \"" + wrong + "\"")
                  .find("has the ICD-10 code '" + wrong + "', which is none") != std::string::npos);
    }
    CHECK(problemsWith("causes.toml", "next_steps = [{ text = \"MR or CT angiography\"",
                       "self_care = [{ text = \"MR or CT angiography\"")
              .find("cause vb_tort says no next step") != std::string::npos);
}
