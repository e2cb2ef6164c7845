// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>

#include "data/formats/edf_file.hpp"
#include "data/model/memory_recording.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using nlohmann::json;

namespace {

test::Outcome facialisWith(std::vector<std::string> words)
{
    words.insert(words.begin(), test::program("facialis").string());
    return test::run(words);
}

json jsonOf(const std::string& path)
{
    return json::parse(test::contentOf(path));
}

using Rows = std::vector<std::vector<std::string>>;

Rows rowsOf(const std::string& path)
{
    Rows rows;
    std::istringstream text(test::contentOf(path));
    for (std::string line; std::getline(text, line);) {
        rows.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');)
            rows.back().push_back(cell);
    }
    return rows;
}

std::string simulatedPatient(const test::TemporaryFolder& folder)
{
    const std::string path = folder.file("p.edf");
    REQUIRE(facialisWith({"simulate", "hfs", "--seed", "2", "--duration", "90", "--out", path})
                .exitCode == 0);
    return path;
}

/// Two rates, a name that repeats, a person.
std::string ownRecording(const test::TemporaryFolder& folder)
{
    RecordingInfo info;
    for (const double rate : {1000.0, 1000.0, 100.0}) {
        Channel channel;
        channel.label = rate > 500.0 ? "EMG OOc L" : "Temp";
        channel.rate = Frequency(rate);
        channel.length = static_cast<std::int64_t>(2.0 * rate);
        channel.dimension = rate > 500.0 ? Dimension::voltage : Dimension::other;
        channel.unit = rate > 500.0 ? "uV" : "degC";
        channel.storedType = SampleType::int16;
        channel.scale = rate > 500.0 ? 1e-7 : 0.01;
        channel.prefilter = "HP:20Hz LP:450Hz N:50Hz";
        info.channels.push_back(channel);
    }
    info.duration = 2_s;
    info.start = StartTime{2021, 6, 3, 10, 11, 12, 0, std::nullopt};
    info.identity.patientName = "Erika Mustermann";
    info.identity.patientCode = "PX77";
    info.identity.birthDate = "1950-06-04";
    info.identity.sex = "F";
    std::vector<std::vector<double>> samples;
    for (const Channel& channel : info.channels) {
        samples.emplace_back();
        for (std::int64_t k = 0; k < channel.length; ++k)
            samples.back().push_back(channel.scale * static_cast<double>((k * 37) % 200 - 100));
    }
    const std::string path = folder.file("own.edf");
    REQUIRE(writeEdf(MemoryRecording(info, samples), EdfVariant::edf, path).has_value());
    return path;
}

void writeText(const std::string& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::string allText(const std::filesystem::path& folder)
{
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all += test::contentOf(entry.path().string());
    return all;
}

}  // namespace

TEST_CASE("Movements are named in a dataset without derivatives, and parts are refused",
          "[cli][bids]")
{
    const test::TemporaryFolder folder;
    const std::string patient = simulatedPatient(folder);
    const std::string out = folder.file("dataset");
    REQUIRE(facialisWith({"export-bids", patient, "--out", out}).exitCode == 0);
    const Rows events = rowsOf(out + "/sub-01/emg/sub-01_task-facialExamination_events.tsv");
    CHECK(std::count_if(events.begin(), events.end(),
                        [](const auto& row) { return row.size() > 2 && row[2] == "smile"; }) > 0);
    const test::Outcome part =
        facialisWith({"export-bids", patient, "--out", folder.file("part"), "--from", "10"});
    CHECK(part.exitCode == 1);
    CHECK(part.err.find("whole recordings") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.file("part")));
}

TEST_CASE("A patient becomes a dataset with the keys and columns of EMG-BIDS", "[cli][bids]")
{
    const test::TemporaryFolder folder;
    const std::string patient = simulatedPatient(folder);
    const std::string out = folder.file("dataset");
    const test::Outcome outcome = facialisWith({"export-bids", patient, "--out", out, "--mains",
                                                "50", "--reference", "Bipolar", "--derivatives"});
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);

    const json description = jsonOf(out + "/dataset_description.json");
    CHECK(description["BIDSVersion"] == "1.11.1");
    CHECK(description["DatasetType"] == "raw");
    CHECK(description.contains("Name"));
    CHECK(std::filesystem::exists(out + "/README.md"));
    const Rows participants = rowsOf(out + "/participants.tsv");
    REQUIRE(participants.size() == 2);
    CHECK(participants[0] == std::vector<std::string>{"participant_id", "age", "sex"});
    CHECK(participants[1][0] == "sub-01");

    const std::string stem = out + "/sub-01/emg/sub-01_task-facialExamination";
    const json emg = jsonOf(stem + "_emg.json");
    for (const char* key :
         {"TaskName", "EMGPlacementScheme", "EMGPlacementSchemeDescription", "EMGReference",
          "SamplingFrequency", "PowerLineFrequency", "RecordingType", "SoftwareFilters"})
        CHECK(emg.contains(key));
    CHECK(emg["EMGReference"] == "Bipolar");
    CHECK(emg["PowerLineFrequency"] == 50.0);
    CHECK(emg["RecordingType"] == "continuous");

    const auto bdf = openEdf(stem + "_emg.bdf");
    REQUIRE(bdf.has_value());
    const RecordingInfo& written = (*bdf)->info();
    CHECK(emg["EMGChannelCount"] == written.channels.size());
    CHECK(emg["SamplingFrequency"] == written.channels[0].rate.hertz());
    CHECK(written.format == "BDF+C");

    const Rows channels = rowsOf(stem + "_channels.tsv");
    REQUIRE(channels.size() == written.channels.size() + 1);
    CHECK(std::vector<std::string>(channels[0].begin(), channels[0].begin() + 3) ==
          std::vector<std::string>{"name", "type", "units"});
    for (std::size_t k = 0; k < written.channels.size(); ++k) {
        CHECK(channels[k + 1].size() == channels[0].size());
        CHECK(channels[k + 1][0] == written.channels[k].label);
        CHECK(channels[k + 1][1] == "EMG");
        CHECK(channels[k + 1][2] == written.channels[k].unit);
    }
    CHECK(channels[0][5] == "target_muscle");
    CHECK(channels[1][5] == "frontalis, left");

    // Nobody measured where the electrodes lay: each has a row, and no place.
    const Rows electrodes = rowsOf(out + "/sub-01/emg/sub-01_electrodes.tsv");
    REQUIRE(electrodes.size() == written.channels.size() + 1);
    CHECK(electrodes[0] == std::vector<std::string>{"name", "x", "y"});
    for (std::size_t k = 1; k < electrodes.size(); ++k) {
        CHECK(electrodes[k] == std::vector<std::string>{channels[k][0], "n/a", "n/a"});
        CHECK(channels[k][3] == electrodes[k][0]);  // signal_electrode
    }
    const json system = jsonOf(out + "/sub-01/emg/sub-01_coordsystem.json");
    CHECK(system["EMGCoordinateSystem"] == "Other");
    CHECK(system["EMGCoordinateUnits"] == "n/a");
    CHECK_FALSE(system["EMGCoordinateSystemDescription"].get<std::string>().empty());

    const Rows events = rowsOf(stem + "_events.tsv");
    CHECK(std::vector<std::string>(events[0].begin(), events[0].begin() + 3) ==
          std::vector<std::string>{"onset", "duration", "trial_type"});
    CHECK(events.size() > 5);
    for (const std::string& extra : {std::string("trial_type"), std::string("description")})
        CHECK(jsonOf(stem + "_events.json").contains(extra));

    const std::string derived = out + "/derivatives/facialis";
    CHECK(jsonOf(derived + "/dataset_description.json")["DatasetType"] == "derivative");
    const std::string bursts =
        derived + "/sub-01/emg/sub-01_task-facialExamination_desc-bursts_events";
    const Rows found = rowsOf(bursts + ".tsv");
    CHECK(found.size() > 20);
    const json columns = jsonOf(bursts + ".json");
    for (const std::string& name : found[0])
        CHECK(columns.contains(name));
    for (const char* table : {"synkinesis", "synkinesisByManoeuvre", "findings", "causes"})
        CHECK(std::filesystem::exists(derived + "/sub-01/emg/sub-01_task-facialExamination_desc-" +
                                      table + "_stats.tsv"));
}

TEST_CASE("Positions that were measured are carried, and must say what they mean", "[cli][bids]")
{
    const test::TemporaryFolder folder;
    const std::string recording = ownRecording(folder);
    const std::string table = folder.file("e.tsv"), system = folder.file("c.json");
    writeText(table,
              "name\tgroup\tx\ty\tz\r\nEMG OOc L\tface\t20\t80,5\t-1\r\n"
              "E2\tface\t\t\t\r\n");
    writeText(system, R"({"EMGCoordinateSystem": "Other", "EMGCoordinateUnits": "percent",
                            "EMGCoordinateSystemDescription": "x from ear to ear"})");
    const auto exportTo = [&](const std::string& out) {
        return facialisWith({"export-bids", recording, "--out", out, "--electrodes", table,
                             "--coordsystem", system});
    };
    const std::string out = folder.file("dataset"), stem = out + "/sub-01/emg/sub-01_";
    const test::Outcome outcome = exportTo(out);
    INFO(outcome.err);
    CHECK(outcome.exitCode == 3);  // a channel had to be renamed
    CHECK(test::contentOf(stem + "electrodes.tsv") ==
          "name\tgroup\tx\ty\tz\nEMG OOc L\tface\t20\t80.5\t-1\nE2\tface\tn/a\tn/a\tn/a\n");
    CHECK(jsonOf(stem + "coordsystem.json") == jsonOf(system));
    const Rows channels = rowsOf(stem + "task-facialExamination_recording-1000Hz_channels.tsv");
    CHECK(channels[1][3] == "EMG OOc L");
    CHECK(channels[2][3] == "EMG OOc L");  // the same label in the recording

    const auto refused = [&](const std::string& path, const std::string& content,
                             const char* reason) {
        const std::string before = test::contentOf(path);
        writeText(path, content);
        const test::Outcome attempt = exportTo(folder.file("other"));
        INFO(attempt.err);
        CHECK(attempt.exitCode == 1);
        CHECK(attempt.err.find(reason) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder.file("other")));
        writeText(path, before);
    };
    refused(table, "name\tx\nA\t1\n", "no column 'y'");
    refused(table, "name\tx\ty\nA\t1\t2\nA\t1\t2\n", "'A' is there twice");
    refused(table, "name\tx\ty\nA\tfar\t2\n", "line 2: x is 'far'");
    refused(table, "name\tx\ty\nA\t1\n", "line 2: 2 cells where 3");
    refused(table, "name\tx\ty\n", "no electrode");
    refused(table, "name\tx\ty\tcoordinate_system\nA\t1\t2\tleft\nB\t1\t2\tright\n",
            "several coordinate systems");
    refused(system, "[]", "not a JSON object");
    refused(system, R"({"EMGCoordinateSystem": "Other"})", "no EMGCoordinateUnits");
    refused(system, R"({"EMGCoordinateSystem": "Other", "EMGCoordinateUnits": "inch"})", "'inch'");
    refused(system, R"({"EMGCoordinateSystem": "Other", "EMGCoordinateUnits": "mm"})",
            "not described");
    CHECK(facialisWith(
              {"export-bids", recording, "--out", folder.file("other"), "--electrodes", table})
              .exitCode == 2);
    CHECK(facialisWith({"export-bids", recording, recording, "--out", folder.file("other"),
                        "--electrodes", table, "--coordsystem", system})
              .exitCode == 1);  // whose positions are they?
}

TEST_CASE("Samples in the dataset are those of the file, bit for bit", "[cli][bids]")
{
    const test::TemporaryFolder folder;
    const std::string patient = simulatedPatient(folder);
    const std::string out = folder.file("dataset");
    REQUIRE(facialisWith({"export-bids", patient, "--out", out}).exitCode == 0);
    const auto before = openEdf(patient);
    const auto after = openEdf(out + "/sub-01/emg/sub-01_task-facialExamination_emg.bdf");
    REQUIRE((before && after));
    for (std::size_t c = 0; c < (*before)->info().channels.size(); ++c) {
        const SampleRange range{0, (*before)->info().channels[c].length};
        std::vector<std::int32_t> a(static_cast<std::size_t>(range.length())), b(a.size());
        REQUIRE((*before)->readStored(c, range, a).has_value());
        REQUIRE((*after)->readStored(c, range, b).has_value());
        CHECK(a == b);
    }
}

TEST_CASE("Rates get files of their own, and nobody is named unless that is asked", "[cli][bids]")
{
    const test::TemporaryFolder folder;
    const std::string recording = ownRecording(folder);
    const std::string out = folder.file("dataset");
    const test::Outcome outcome = facialisWith({"export-bids", recording, "--out", out});
    CHECK(outcome.exitCode == 3);  // a channel had to be renamed
    CHECK(outcome.err.find("left out: patient name") != std::string::npos);
    CHECK(outcome.err.find("'EMG OOc L_2'") != std::string::npos);
    const std::string stem = out + "/sub-01/emg/sub-01_task-facialExamination_recording-";
    const Rows fast = rowsOf(stem + "1000Hz_channels.tsv"),
               slow = rowsOf(stem + "100Hz_channels.tsv");
    REQUIRE(fast.size() == 3);
    REQUIRE(slow.size() == 2);
    CHECK(fast[2][0] == "EMG OOc L_2");
    CHECK(fast[1][3] == "EMG OOc L");
    CHECK(fast[2][3] == "EMG OOc L_2");  // an electrode of its own
    CHECK(slow[1][1] == "TEMP");
    CHECK(std::vector<std::string>(fast[1].begin() + 8, fast[1].begin() + 11) ==
          std::vector<std::string>{"20", "450", "50"});
    // A day before her birthday.
    CHECK(rowsOf(out + "/participants.tsv")[1] == std::vector<std::string>{"sub-01", "70", "F"});
    const std::string text = allText(out);
    CHECK(text.find("Mustermann") == std::string::npos);
    CHECK(text.find("PX77") == std::string::npos);
    CHECK(text.find("1950") == std::string::npos);
    CHECK(text.find("2021") == std::string::npos);

    const std::string kept = folder.file("kept");
    facialisWith({"export-bids", recording, "--out", kept, "--keep-identity"});
    CHECK(allText(kept).find("Mustermann") != std::string::npos);
}

TEST_CASE("Two recordings of one subject become runs; an unfinished dataset leaves nothing",
          "[cli][bids]")
{
    const test::TemporaryFolder folder;
    const std::string recording = ownRecording(folder);
    const std::string out = folder.file("dataset");
    facialisWith(
        {"export-bids", recording, recording, "--subject", "A1", "--subject", "A1", "--out", out});
    CHECK(std::filesystem::exists(
        out + "/sub-A1/emg/sub-A1_task-facialExamination_run-2_recording-100Hz_emg.bdf"));
    CHECK(rowsOf(out + "/participants.tsv").size() == 2);

    const auto refused = [&](std::vector<std::string> words, const char* reason) {
        words.insert(words.begin(), "export-bids");
        const test::Outcome outcome = facialisWith(words);
        INFO(outcome.err);
        CHECK(outcome.exitCode == 1);
        CHECK(outcome.err.find(reason) != std::string::npos);
    };
    refused({recording, "--out", out}, "dataset");  // it is there already
    const std::string other = folder.file("other");
    refused({recording, folder.file("missing.edf"), "--out", other}, "missing.edf");
    refused({recording, "--subject", "A_1", "--out", other}, "letters and digits");
    refused({recording, "--subject", "1", "--subject", "2", "--out", other}, "2 subjects");
    refused({recording, "--task", "two words", "--out", other}, "letters and digits");
    CHECK_FALSE(std::filesystem::exists(other));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        CHECK(entry.path().filename().string().find("other") == std::string::npos);
}

TEST_CASE("Tables of an analysis are tab-separated files with their columns described", "[cli]")
{
    const test::TemporaryFolder folder;
    const std::string patient = simulatedPatient(folder);
    const std::string tables = folder.file("tables"), report = folder.file("a.json");
    REQUIRE(facialisWith({"analyze", patient, "--tables", tables, "--json", report}).exitCode == 0);
    const json analysis = jsonOf(report);
    const Rows bursts = rowsOf(tables + "/bursts.tsv");
    REQUIRE(bursts.size() == analysis["bursts"].size() + 1);
    std::map<std::string, std::size_t> column;
    for (std::size_t k = 0; k < bursts[0].size(); ++k)
        column[bursts[0][k]] = k;
    REQUIRE((column.contains("onset") && column.contains("duration") && column.contains("rms_uv")));
    for (std::size_t row = 0; row < analysis["bursts"].size(); ++row) {
        const json& burst = analysis["bursts"][row];
        const auto cell = [&](const char* name) { return bursts[row + 1].at(column.at(name)); };
        CHECK(std::stod(cell("onset")) == burst["onset_s"].get<double>());
        CHECK(std::stod(cell("duration")) ==
              Approx(burst["offset_s"].get<double>() - burst["onset_s"].get<double>()));
        CHECK(cell("kind") == burst["kind"].get<std::string>());
        CHECK(cell("channel") == burst["channel"].get<std::string>());
    }
    CHECK(jsonOf(tables + "/bursts.json")["rms_uv"]["Units"] == "uV");
    CHECK(rowsOf(tables + "/synkinesis.tsv").size() == analysis["synkinesis"].size() + 1);
    CHECK(rowsOf(tables + "/findings.tsv").size() == analysis["findings"].size() + 1);

    CHECK(facialisWith({"analyze", patient, "--tables", tables}).exitCode == 1);
    CHECK(facialisWith({"analyze", patient, "--tables", tables, "--force"}).exitCode == 0);
}
