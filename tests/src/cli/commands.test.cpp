// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/test_data.hpp"

using namespace facialis;
using nlohmann::json;

namespace {

test::Outcome facialisWith(std::vector<std::string> words)
{
    words.insert(words.begin(), test::program("facialis").string());
    return test::run(words);
}

/// One line on standard error that says something, whatever went wrong.
void checkOneLine(const test::Outcome& outcome)
{
    INFO(outcome.err);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK(outcome.err.starts_with("facialis: "));
    CHECK(outcome.err.size() > 30);
}

}  // namespace

TEST_CASE("Wrong usage exits with 2 and one line", "[cli]")
{
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {},
             {"analyse", "x.edf"},
             {"analyze", "x.edf", "--jsn", "-"},
             {"analyze"},
             {"info"},
             {"simulate", "hfs"},
             {"simulate", "hfs", "--out", "p.edf", "--crosstalk", "31"},
             {"simulate", "hfs", "--out", "p.edf", "--crosstalk", "-1"},
             {"simulate", "hfs", "--out", "p.edf", "--bad-channel", "Tongue L"},
             {"simulate", "hfs", "--out", "p.edf", "--bad-channel", "random:dusty"},
             {"simulate", "hfs", "--out", "p.edf", "--variety", "odd"},
             {"analyze", "x.edf", "--rate", "0"},
             {"analyze", "x.edf", "--rate", "nan"},
             {"analyze", "x.edf", "--rate", "inf"},
             {"analyze", "x.edf", "--rate", "-5"},
             {"analyze", "x.edf", "--rate", "fast"},
             {"analyze", "x.edf", "--unit", "furlong"},
             {"analyze", "x.edf", "--detector", "guess"},
             {"analyze", "x.edf", "--threads", "0"}}) {
        const test::Outcome outcome = facialisWith(words);
        INFO((words.empty() ? std::string() : words.back()));
        CHECK(outcome.exitCode == 2);
        checkOneLine(outcome);
        CHECK(outcome.out.empty());
    }
}

TEST_CASE("Inputs that cannot be used exit with 1 and one line that names them", "[cli]")
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.path() / "empty.edf", "");
    test::writeContent(folder.path() / "prose.txt",
                       "Dear colleague,\nthe recording is in the other folder.\n");
    test::writeContent(folder.path() / "zeros.bin", std::string(5000, '\0'));
    for (const std::string& path :
         {folder.file("missing.edf"), folder.path().string(), folder.file("empty.edf"),
          folder.file("prose.txt"), folder.file("zeros.bin")})
        for (const char* command : {"info", "analyze"}) {
            const test::Outcome outcome = facialisWith({command, path});
            CHECK(outcome.exitCode == 1);
            checkOneLine(outcome);
            CHECK(outcome.err.find(path) != std::string::npos);
        }
}

TEST_CASE("The same seed gives the same bytes, another seed does not", "[cli]")
{
    const test::TemporaryFolder folder;
    for (const auto& [name, seed] :
         {std::pair{"a.edf", "7"}, std::pair{"b.edf", "7"}, std::pair{"c.edf", "8"}})
        REQUIRE(
            facialisWith({"simulate", "hfs", "--seed", seed, "--duration", "20", "--out",
                          folder.file(name), "--truth", folder.file(std::string(name) + ".json")})
                .exitCode == 0);
    CHECK(test::contentOf(folder.file("a.edf")) == test::contentOf(folder.file("b.edf")));
    CHECK(test::contentOf(folder.file("a.edf.json")) == test::contentOf(folder.file("b.edf.json")));
    CHECK(test::contentOf(folder.file("a.edf")) != test::contentOf(folder.file("c.edf")));
}

TEST_CASE("The truth says who the patient is when more than the seed was asked for", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("p.edf"), truth = folder.file("p.json");
    const std::vector<std::string> plain{"simulate",   "synkinesis", "--seed", "2",
                                         "--duration", "10",         "--out",  edf,
                                         "--truth",    truth,        "--force"};
    REQUIRE(facialisWith(plain).exitCode == 0);
    CHECK_FALSE(nlohmann::json::parse(test::contentOf(truth)).contains("patient"));

    std::vector<std::string> words = plain;
    for (const char* word :
         {"--variety", "wide", "--crosstalk", "12.5", "--bad-channel", "OOr L:flat"})
        words.emplace_back(word);
    REQUIRE(facialisWith(words).exitCode == 0);
    const auto patient = nlohmann::json::parse(test::contentOf(truth)).at("patient");
    CHECK(patient.at("variety") == "wide");
    CHECK(patient.at("crosstalk_percent") == 12.5);
    CHECK(patient.at("bad_channel").at("channel") == "EMG OOr L");
    CHECK(patient.at("bad_channel").at("kind") == "flat");
    CHECK(patient.at("parameters").at("blinks_per_minute").is_number());
    CHECK_FALSE(patient.at("miswiring").empty());
    CHECK(patient.at("miswiring").front().at("lag_ms").is_number());
    // The truth with it is still one that the evaluation reads.
    CHECK(facialisWith({"evaluate", edf, "--truth", truth}).exitCode == 0);
}

TEST_CASE("Outputs that exist are refused before any work, and replaced with --force", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("p.edf"), session = folder.file("p.nwb");
    REQUIRE(facialisWith({"simulate", "normal", "--duration", "15", "--out", edf}).exitCode == 0);
    CHECK(facialisWith({"simulate", "normal", "--duration", "15", "--out", edf}).exitCode == 1);
    test::writeContent(session, "precious");
    const test::Outcome refused = facialisWith({"analyze", edf, "--out", session});
    CHECK(refused.exitCode == 1);
    checkOneLine(refused);
    CHECK(test::contentOf(session) == "precious");
    CHECK(facialisWith({"analyze", edf, "--out", session, "--force"}).exitCode == 0);
    CHECK(test::contentOf(session).size() > 10'000);
}

TEST_CASE("The analysis does not depend on block size, threads or being a session file",
          "[cli][slow]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("p.edf");
    REQUIRE(facialisWith({"simulate", "hfs", "--seed", "3", "--duration", "40", "--out", edf})
                .exitCode == 0);
    const auto analysis = [&](const std::string& path, std::vector<std::string> options) {
        std::vector<std::string> words = {"analyze", path, "--json", "-"};
        words.insert(words.end(), options.begin(), options.end());
        const test::Outcome outcome = facialisWith(words);
        REQUIRE(outcome.exitCode == 0);
        json result = json::parse(outcome.out);
        result["provenance"].erase("created");
        return result;
    };
    const json reference = analysis(edf, {"--threads", "1"});
    REQUIRE(reference["bursts"].size() > 10);
    for (const char* size : {"1", "7", "64", "4096"})
        for (const char* threads : {"1", "2"})
            CHECK(analysis(edf, {"--block-size", size, "--threads", threads}) == reference);

    REQUIRE(facialisWith({"convert", edf, folder.file("p.nwb")}).exitCode == 0);
    json fromSession = analysis(folder.file("p.nwb"), {});
    CHECK(fromSession["bursts"] == reference["bursts"]);
    CHECK(fromSession["causes"] == reference["causes"]);
}

TEST_CASE("The analysis JSON has every field of the contract", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("p.edf");
    REQUIRE(
        facialisWith({"simulate", "synkinesis", "--seed", "2", "--duration", "60", "--out", edf})
            .exitCode == 0);
    const test::Outcome outcome = facialisWith({"analyze", edf, "--json", "-"});
    REQUIRE(outcome.exitCode == 0);
    const json a = json::parse(outcome.out);
    CHECK(a["schema"] == "facialis.analysis/1");
    const auto checkKeys = [](const json& object, std::initializer_list<const char*> keys) {
        for (const char* key : keys) {
            INFO(key);
            CHECK(object.contains(key));
        }
    };
    checkKeys(a, {"recording", "settings", "quality", "bursts", "synkinesis", "findings",
                  "red_flags", "causes", "provenance"});
    checkKeys(a["recording"], {"path", "format", "duration_s", "start_time", "warnings", "channels",
                               "annotations"});
    CHECK(a["recording"]["path"] == "p.edf");
    checkKeys(a["recording"]["channels"].at(0),
              {"index", "label", "muscle", "side", "rate_hz", "unit"});
    checkKeys(a["recording"]["annotations"].at(0), {"onset_s", "duration_s", "text", "channel"});
    checkKeys(a["quality"].at(0),
              {"channel", "channel_index", "noise_rms_uv", "mains_ratio_db", "clipped_fraction",
               "band_hz", "filter_delay_ms", "gaps", "usable", "reasons"});
    checkKeys(
        a["bursts"].at(0),
        {"channel", "channel_index", "onset_s", "offset_s", "alarm_s", "rms_uv", "peak_uv", "kind",
         "mean_frequency_hz", "median_frequency_hz", "intraburst_rate_hz", "intraburst_refused"});
    checkKeys(
        a["synkinesis"].at(0),
        {"driver", "follower", "side", "trials", "co_activated", "probability", "probability_ci95",
         "lag_ms_median", "lag_ms_iqr", "rms_side_ratio", "p_value", "crosstalk", "call"});
    checkKeys(a["findings"].at(0), {"id", "state", "suggested", "value", "unit", "limit", "side",
                                    "channels", "evidence", "rule", "source"});
    checkKeys(a["causes"].at(0),
              {"id", "name", "category", "rank", "support", "score", "side", "for", "against",
               "not_tested", "next_steps", "numbers", "sources"});
    checkKeys(a["provenance"],
              {"software", "version", "knowledge_version", "input_sha256", "created"});
    CHECK(a["provenance"]["input_sha256"].get<std::string>().size() == 64);
}

TEST_CASE("A recording goes from EDF to NWB to BDF and back with the same samples", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("a.edf");
    REQUIRE(facialisWith({"simulate", "normal", "--seed", "4", "--duration", "20", "--out", edf})
                .exitCode == 0);
    REQUIRE(facialisWith({"convert", edf, folder.file("b.nwb")}).exitCode == 0);
    REQUIRE(facialisWith({"convert", folder.file("b.nwb"), folder.file("c.edf")}).exitCode == 0);
    REQUIRE(facialisWith({"convert", edf, folder.file("a.csv")}).exitCode != 1);
    REQUIRE(facialisWith({"convert", folder.file("c.edf"), folder.file("c.csv")}).exitCode != 1);
    CHECK(test::contentOf(folder.file("a.csv")) == test::contentOf(folder.file("c.csv")));
    CHECK(facialisWith({"convert", edf, edf, "--force"}).exitCode == 1);
    CHECK(facialisWith({"convert", edf, folder.file("a.xyz")}).exitCode == 1);
}

TEST_CASE("A variable of a MATLAB file is analysed under the name and the hash of its file",
          "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string mat = folder.file("r.mat");
    const auto made = test::run(
        {"/usr/bin/python3", "-c",
         "import sys, numpy as np; from scipy.io import savemat; r = np.random.default_rng(1)\n"
         "savemat(sys.argv[1], {'a': r.normal(size=8000), 'b': r.normal(size=8000), 'fs': 2000})",
         mat});
    REQUIRE(made.exitCode == 0);
    checkOneLine(facialisWith({"info", mat}));
    const auto named = facialisWith({"analyze", mat + ":b", "--json", "-"});
    const auto stated = facialisWith({"analyze", mat, "--part", "b", "--json", "-"});
    INFO(named.err);
    CHECK(named.exitCode == 0);
    json first = json::parse(named.out), second = json::parse(stated.out);
    const auto hash = test::run({"/usr/bin/sha256sum", mat});
    CHECK(first.dump().find(hash.out.substr(0, 64)) != std::string::npos);
    for (json* each : {&first, &second})
        each->erase("provenance");  // when it was made
    CHECK(first == second);
}

TEST_CASE("Tables replace those of an earlier analysis and leave what is not theirs", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("a.edf");
    REQUIRE(facialisWith({"simulate", "normal", "--seed", "4", "--duration", "20", "--out", edf})
                .exitCode == 0);
    const std::string tables = folder.file("new") + "/";
    REQUIRE(facialisWith({"analyze", edf, "--tables", tables}).exitCode == 0);
    const std::string about = test::contentOf(tables + "bursts.json");
    CHECK(about.find("n/a: ") != std::string::npos);
    CHECK(about.find("NaN") == std::string::npos);
    CHECK(about.find("empty:") == std::string::npos);
    test::writeContent(tables + "old.tsv", "onset\tduration\n1\t2\n");
    test::writeContent(tables + "old.json", R"({"onset": {}, "duration": {}})");
    test::writeContent(tables + "mine.tsv", "a\tb\n1\t2\n");
    CHECK(facialisWith({"analyze", edf, "--tables", tables}).exitCode == 1);
    REQUIRE(facialisWith({"analyze", edf, "--tables", tables, "--force"}).exitCode == 0);
    CHECK(std::filesystem::exists(tables + "bursts.tsv"));
    CHECK_FALSE(std::filesystem::exists(tables + "old.tsv"));
    CHECK_FALSE(std::filesystem::exists(tables + "old.json"));
    CHECK(std::filesystem::exists(tables + "mine.tsv"));
}

TEST_CASE("Session files are written as plain series, uncompressed or with an envelope on request",
          "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("a.edf");
    REQUIRE(facialisWith({"simulate", "hfs", "--seed", "4", "--duration", "20", "--out", edf})
                .exitCode == 0);
    REQUIRE(facialisWith({"convert", edf, folder.file("a.nwb")}).exitCode == 0);
    REQUIRE(facialisWith({"convert", edf, folder.file("u.nwb"), "--uncompressed"}).exitCode == 0);
    REQUIRE(facialisWith({"convert", edf, folder.file("t.nwb"), "--series", "time", "--envelope"})
                .exitCode == 0);
    for (const char* name : {"a.nwb", "u.nwb", "t.nwb"}) {
        INFO(name);
        CHECK(facialisWith({"verify", folder.file(name)}).exitCode == 0);
    }
    const test::Outcome checked = test::run(
        {"/usr/bin/python3", (test::sourceRoot() / "tests/reference/check_nwb.py").string(),
         folder.file("a.nwb"), folder.file("u.nwb"), folder.file("t.nwb")});
    CHECK(checked.out == "");
    const test::Outcome compared = test::run(
        {"/usr/bin/python3", (test::sourceRoot() / "tests/reference/nwb_layouts.py").string(), edf,
         folder.file("a.nwb"), folder.file("u.nwb"), folder.file("t.nwb")});
    INFO(compared.err);
    CHECK(compared.exitCode == 0);
    CHECK(facialisWith({"convert", edf, folder.file("b.edf"), "--envelope"}).exitCode == 1);
}

TEST_CASE("De-identified files hold no name and no date", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("a.edf"), out = folder.file("b.edf");
    REQUIRE(facialisWith({"simulate", "normal", "--duration", "15", "--out", edf}).exitCode == 0);
    CHECK(test::contentOf(edf).find("SIM") != std::string::npos);
    REQUIRE(facialisWith({"convert", edf, out, "--deidentify"}).exitCode == 0);
    const std::string header = test::contentOf(out).substr(0, 256);
    CHECK(header.find("SIM") == std::string::npos);
    CHECK(header.find("01.01.85") != std::string::npos);
}

TEST_CASE("Reports are written whole, as HTML and as PDF", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("a.edf");
    REQUIRE(facialisWith({"simulate", "hfs", "--seed", "1", "--duration", "40", "--out", edf})
                .exitCode == 0);
    REQUIRE(facialisWith({"analyze", edf, "--report", folder.file("r.html")}).exitCode == 0);
    REQUIRE(facialisWith({"analyze", edf, "--report", folder.file("r.pdf")}).exitCode == 0);
    const std::string html = test::contentOf(folder.file("r.html"));
    CHECK(html.find("not a diagnosis") != std::string::npos);
    CHECK(html.ends_with("</html>\n"));
    CHECK(test::contentOf(folder.file("r.pdf")).starts_with("%PDF-"));
    CHECK(html.find("Patient:") == std::string::npos);
    REQUIRE(facialisWith({"analyze", edf, "--report", folder.file("k.html"), "--keep-identity"})
                .exitCode == 0);
    CHECK(test::contentOf(folder.file("k.html")).find("Patient: SIM") != std::string::npos);
    CHECK(facialisWith({"analyze", edf, "--report", folder.file("r.docx")}).exitCode == 1);
}

TEST_CASE("The knowledge base lists, shows and checks itself; findings alone can be interpreted",
          "[cli]")
{
    const test::Outcome list = facialisWith({"knowledge", "list", "--json", "-"});
    REQUIRE(list.exitCode == 0);
    CHECK(json::parse(list.out)["causes"].size() >= 9);
    CHECK(facialisWith({"knowledge", "check"}).exitCode == 0);
    CHECK(facialisWith({"knowledge", "show", "hfs_nvc"}).out.find("215") != std::string::npos);
    CHECK(facialisWith({"knowledge", "show", "nonsense"}).exitCode == 1);

    const test::TemporaryFolder folder;
    test::writeContent(
        folder.path() / "f.json",
        R"({"findings":[{"id":"uni","state":"present","side":"left"},{"id":"sync7","state":"present","side":"left"},
                           {"id":"clt","state":"present","side":"left"},{"id":"movlock","state":"absent"}]})");
    const test::Outcome outcome = facialisWith({"interpret", folder.file("f.json"), "--json", "-"});
    REQUIRE(outcome.exitCode == 0);
    const json first = json::parse(outcome.out)["causes"].at(0);
    CHECK(first["id"] == "hfs_nvc");
    CHECK(first["support"] == "strong");
    CHECK(first["side"] == "left");

    test::writeContent(
        folder.path() / "faint.json",
        R"({"findings":[{"id":"mas","state":"not_assessable","suggested":true,"side":"right"}]})");
    const json faint =
        json::parse(
            facialisWith({"interpret", folder.file("faint.json"), "--json", "-"}).out)["causes"]
            .at(0);
    CHECK(faint["id"] == "hms");
    CHECK(faint["support"] == "weak");
    CHECK(faint["side"] == "right");
    test::writeContent(folder.path() / "both.json",
                       R"({"findings":[{"id":"mas","state":"present","suggested":true}]})");
    const test::Outcome refused = facialisWith({"interpret", folder.file("both.json")});
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.find("suggested") != std::string::npos);
}

TEST_CASE(
    "Statements, conflicts and red flags of the sources can be read, what is only recorded cannot",
    "[cli]")
{
    const test::Outcome shown = facialisWith({"knowledge", "show", "hfs_nvc", "--json", "-"});
    REQUIRE(shown.exitCode == 0);
    const json cause = json::parse(shown.out);
    CHECK(cause["statements"].size() >= 10);
    CHECK(cause["notes"].size() >= 3);
    CHECK(json::parse(
              facialisWith({"knowledge", "show", "cpa_tumour", "--json", "-"}).out)["no_icd10"]
              .is_string());

    const json list = json::parse(facialisWith({"knowledge", "list", "--json", "-"}).out);
    std::vector<std::string> ids;
    for (const json& note : list["notes"])
        ids.push_back(note["id"]);
    for (const char* id : {"conflict_a", "conflict_n", "spread", "pitfall_stress", "case_main"}) {
        CAPTURE(id);
        CHECK(std::find(ids.begin(), ids.end(), id) != ids.end());
        CHECK(facialisWith({"knowledge", "show", id}).exitCode == 0);
    }
    CHECK(std::find(ids.begin(), ids.end(), "pcos") == ids.end());
    CHECK(facialisWith({"knowledge", "show", "pcos"}).exitCode == 1);
}

TEST_CASE("A replaced knowledge base that has lost claims of the seeds is told in a line each",
          "[cli]")
{
    const test::TemporaryFolder folder;
    for (const auto& file :
         std::filesystem::directory_iterator(test::sourceRoot() / "data" / "knowledge"))
        if (file.path().extension() == ".toml")
            std::filesystem::copy(file.path(), folder.path() / file.path().filename());
    const auto check = [&] {
        return facialisWith({"knowledge", "check", "--knowledge", folder.path().string()});
    };
    CHECK(check().exitCode == 0);
    std::string notes = test::contentOf(folder.path() / "notes.toml");
    notes.replace(notes.find("\"conflict_k\""), 12, "\"conflict_z\"");
    test::writeContent(folder.path() / "notes.toml", notes);
    const test::Outcome broken = check();
    CHECK(broken.exitCode == 1);
    CHECK(std::count(broken.out.begin(), broken.out.end(), '\n') == 2);
    CHECK(broken.out.find("claim 62 of 000_84b4db0d0944b8d1.txt: its row 'conflict_k' is not in "
                          "this knowledge base") != std::string::npos);
    CHECK(std::count(broken.err.begin(), broken.err.end(), '\n') == 1);
    CHECK(facialisWith({"knowledge", "check", "--seeds", folder.path().string()}).exitCode == 1);
}

TEST_CASE("A full disk is reported, and nothing half-written is left", "[cli]")
{
    if (!std::filesystem::exists("/dev/full")) {
        WARN("skipped: no /dev/full");
        return;
    }
    const test::TemporaryFolder folder;
    const std::string edf = folder.file("a.edf");
    REQUIRE(facialisWith({"simulate", "normal", "--duration", "15", "--out", edf}).exitCode == 0);
    const test::Outcome outcome = facialisWith({"analyze", edf, "--json", "/dev/full", "--force"});
    CHECK(outcome.exitCode == 1);
    checkOneLine(outcome);
}
