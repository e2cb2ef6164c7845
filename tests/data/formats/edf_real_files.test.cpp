// SPDX-License-Identifier: GPL-3.0-or-later
// Files of other programs, judged by what their headers say, by MNE, and by EDFlib.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "data/formats/edf_file.hpp"
#include "tests/data/formats/random_recording.hpp"
#include "tests/support/test_data.hpp"

#ifdef FACIALIS_HAS_EDFLIB
#include <edflib.h>
#endif

using namespace facialis;
using namespace facialis::test;

namespace {

/// What the header of a file says, read with a hex viewer.
struct Expected {
    const char* file;
    const char* format;
    std::vector<double> rates;
    const char* start;  ///< empty: none
    std::size_t annotations;
    std::size_t warnings;
};

const std::vector<Expected>& expectedFiles()
{
    static const std::vector<Expected> files = {
        {"SC4001EC-Hypnogram.edf", "EDF+C", {}, "1989-04-24T16:13:00", 154, 0},
        {"corrupt_one_trailing_byte.edf", "EDF", {100.0, 12.8}, "", 0, 2},
        {"duplicate_channel_labels.edf",
         "EDF+C",
         {250.0, 250.0, 250.0},
         "2018-04-01T14:12:44",
         0,
         0},
        {"short_psg.edf", "EDF", {100, 100, 100, 1, 1, 1, 1}, "1989-04-24T16:13:00", 0, 0},
        {"test_subsecond.edf", "EDF+C", {128.0}, "2020-01-24T04:05:56.3945312", 4, 0},
        {"test_uneven_samp.edf", "EDF", {100.0, 12.8}, "2000-07-13T12:05:48", 0, 0},
        {"test_utf8.edf", "EDF+C", {128.0}, "2020-01-24T04:05:56.3945312", 5, 0},
        {"test_bdf_stim_channel.bdf", "BDF", {500, 500, 500, 500}, "2015-03-19T08:04:01", 0, 0},
        {"bids/emg_CustomBipolarFace/sub-01/emg/sub-01_task-talking_emg.edf",
         "EDF",
         {2000, 2000, 2000, 2000, 2000, 2000},
         "2025-09-29T17:18:23",
         0,
         0},
    };
    return files;
}

/// Our own files of several kinds, which the referees must read as well.
std::vector<std::string> writtenFiles(const TemporaryFolder& folder)
{
    std::vector<std::string> paths;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        RandomOptions options;
        options.rates = seed % 3 == 0 ? std::vector{1024.5} : std::vector{1000.0, 250.0};
        options.seconds = 8.0;
        options.annotations = 0;
        options.types = {seed % 2 ? SampleType::int16 : SampleType::int24};
        RecordingInfo info = randomRecording(seed, options)->info();
        std::vector<std::vector<double>> samples;
        for (std::size_t k = 0; k < info.channels.size(); ++k) {
            const std::vector<std::int32_t> stored = allStored(*randomRecording(seed, options), k);
            samples.emplace_back(stored.begin(), stored.end());
        }
        for (int i = 0; i < 20; ++i)  // several in one record: what EDFlib's own writer drops
            info.annotations.push_back({Duration(1.0 + i * 0.0625),
                                        i % 2 ? std::optional(Duration(0.5)) : std::nullopt,
                                        "smile ü " + std::to_string(i), std::nullopt});
        const bool isBdf = seed % 2 == 0;
        paths.push_back(folder.file("ours" + std::to_string(seed) + (isBdf ? ".bdf" : ".edf")));
        REQUIRE(writeEdf(MemoryRecording(info, samples), isBdf ? EdfVariant::bdf : EdfVariant::edf,
                         paths.back()));
    }
    return paths;
}

std::vector<std::string> allFiles(const TemporaryFolder& folder)
{
    std::vector<std::string> paths = writtenFiles(folder);
    for (const Expected& expected : expectedFiles())
        if (const auto path = testData(std::string("formats/") + expected.file))
            paths.push_back(path->string());
    return paths;
}

std::unique_ptr<Recording> opened(const std::string& path)
{
    auto recording = openEdf(path);
    if (!recording)
        throw std::runtime_error(recording.error().sentence());
    return std::move(*recording);
}

/// `ours` as MNE names it: channels that share a label get "-0", "-1", ...
bool isNamed(const std::string& ours, const std::string& theirs)
{
    return theirs == ours || theirs.starts_with(ours + "-");
}

void compareWithMne(const Recording& recording, const nlohmann::json& mne)
{
    const RecordingInfo& info = recording.info();
    REQUIRE(info.channels.size() == mne["channels"].size());
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        CHECK(isNamed(info.channels[k].label, mne["channels"][k].get<std::string>()));
        CHECK(info.channels[k].rate.hertz() ==
              Approx(mne["rates"][k].get<double>()).epsilon(1e-12));
    }
    if (mne["start"].is_null())
        CHECK_FALSE(info.start);
    else if (info.start)  // MNE 1.3 leaves the fraction out
        CHECK(toIso8601(*info.start).substr(0, 19) == mne["start"].get<std::string>());
    REQUIRE(info.annotations.size() == mne["annotations"].size());
    for (std::size_t i = 0; i < info.annotations.size(); ++i) {
        const auto& theirs = mne["annotations"][i];
        CHECK(info.annotations[i].onset.seconds() == Approx(theirs[0].get<double>()).margin(2e-6));
        CHECK(info.annotations[i].duration.value_or(Duration(0.0)).seconds() ==
              Approx(theirs[1].get<double>()).margin(2e-6));
        CHECK(info.annotations[i].text == theirs[2].get<std::string>());
    }
    for (const auto& [index, samples] : mne["samples"].items()) {
        const std::size_t k = std::stoul(index);
        if (info.channels[k].dimension != Dimension::voltage)
            continue;  // MNE takes every unit for volts
        const std::vector<double> ours = allPhysical(recording, k);
        REQUIRE(ours.size() >= samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i)
            REQUIRE(ours[i] == Approx(samples[i].get<double>()).epsilon(1e-9).margin(1e-15));
    }
}

#ifdef FACIALIS_HAS_EDFLIB

struct EdflibFile {
    edf_hdr_struct header = {};
    int status;
    explicit EdflibFile(const std::string& path)
        : status(edfopen_file_readonly(path.c_str(), &header, EDFLIB_READ_ALL_ANNOTATIONS))
    {
    }
    ~EdflibFile()
    {
        if (status == 0)
            edfclose_file(header.handle);
    }
    EdflibFile(const EdflibFile&) = delete;
    EdflibFile& operator=(const EdflibFile&) = delete;
};

std::string unpadded(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

void compareWithEdflib(const Recording& recording, const edf_hdr_struct& theirs)
{
    constexpr double tick = EDFLIB_TIME_DIMENSION;  // 100 ns
    const RecordingInfo& info = recording.info();
    REQUIRE(static_cast<int>(info.channels.size()) == theirs.edfsignals);
    REQUIRE(info.start);
    CHECK(info.start->year == theirs.startdate_year);
    CHECK(info.start->day == theirs.startdate_day);
    CHECK(info.start->second == theirs.starttime_second);
    CHECK(static_cast<double>(info.start->nanosecond) / 1e9 ==
          Approx(static_cast<double>(theirs.starttime_subsecond) / tick).margin(1e-6));
    for (int k = 0; k < theirs.edfsignals; ++k) {
        const Channel& channel = info.channels[static_cast<std::size_t>(k)];
        const edf_param_struct& signal = theirs.signalparam[k];
        CHECK(channel.label == unpadded(signal.label));
        CHECK(channel.length == signal.smp_in_file);
        CHECK(channel.rate.hertz() == Approx(signal.smp_in_datarecord * tick /
                                             static_cast<double>(theirs.datarecord_duration))
                                          .epsilon(1e-9));
        std::vector<int> samples(static_cast<std::size_t>(channel.length));
        REQUIRE(edfread_digital_samples(theirs.handle, k, static_cast<int>(channel.length),
                                        samples.data()) == channel.length);
        const std::vector<std::int32_t> ours = allStored(recording, static_cast<std::size_t>(k));
        CHECK(std::equal(ours.begin(), ours.end(), samples.begin(), samples.end()));
    }
    REQUIRE(static_cast<long long>(info.annotations.size()) == theirs.annotations_in_file);
    for (int i = 0; i < theirs.annotations_in_file; ++i) {
        edf_annotation_struct annotation = {};
        REQUIRE(edf_get_annotation(theirs.handle, i, &annotation) == 0);
        const Annotation& ours = info.annotations[static_cast<std::size_t>(i)];
        CHECK(ours.text == std::string(annotation.annotation));
        CHECK(ours.onset.seconds() ==
              Approx(static_cast<double>(annotation.onset) / tick).margin(2e-7));
    }
}

#endif

}  // namespace

TEST_CASE("Real files open with the channels, rates, start and annotations of their headers",
          "[formats][edf]")
{
    std::size_t seen = 0;
    for (const Expected& expected : expectedFiles()) {
        const auto path = testData(std::string("formats/") + expected.file);
        if (!path)
            continue;
        ++seen;
        CAPTURE(expected.file);
        const auto recording = opened(path->string());
        const RecordingInfo& info = recording->info();
        CHECK(info.format == expected.format);
        CHECK((info.start ? toIso8601(*info.start) : "") == expected.start);
        CHECK(info.annotations.size() == expected.annotations);
        CHECK(info.warnings.size() == expected.warnings);
        CHECK_FALSE(info.isIncomplete);
        REQUIRE(info.channels.size() == expected.rates.size());
        for (std::size_t k = 0; k < expected.rates.size(); ++k)
            CHECK(info.channels[k].rate.hertz() == expected.rates[k]);
    }
    if (seen == 0) {
        WARN("skipped: formats/ is not in FACIALIS_TEST_DATA");
        SUCCEED();
    }
}

TEST_CASE("Converting a real file to EDF+ and back changes no sample and no scale",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    for (const Expected& expected : expectedFiles()) {
        const auto path = testData(std::string("formats/") + expected.file);
        if (!path)
            continue;
        CAPTURE(expected.file);
        const auto original = opened(path->string());
        const bool isBdf = std::string(expected.format).starts_with("BDF");
        const std::string copied = folder.file("copied");
        const auto report = writeEdf(*original, isBdf ? EdfVariant::bdf : EdfVariant::edf, copied);
        REQUIRE(report);
        // Two of them fill both identification fields with prose, for which EDF+ has less room.
        for (const std::string& sentence : report->lost)
            CHECK(sentence.starts_with("the identification of patient and recording is cut"));
        const auto back = opened(copied);
        CHECK(back->info().start == original->info().start);
        REQUIRE(back->info().channels.size() == original->info().channels.size());
        CHECK(back->info().annotations.size() == original->info().annotations.size());
        for (std::size_t k = 0; k < back->info().channels.size(); ++k) {
            CHECK(back->info().channels[k].scale == original->info().channels[k].scale);
            CHECK(back->info().channels[k].offset == original->info().channels[k].offset);
            CHECK(allStored(*back, k) == allStored(*original, k));
        }
    }
    SUCCEED();
}

TEST_CASE("MNE reads the same channels, rates, start, annotations and samples",
          "[formats][edf][slow]")
{
    const TemporaryFolder folder;
    const std::vector<std::string> paths = allFiles(folder);
    std::vector<std::string> command = {"/usr/bin/python3",
                                        (sourceRoot() / "tests/reference/edf_referee.py").string()};
    command.insert(command.end(), paths.begin(), paths.end());
    const Outcome outcome = run(command);
    if (outcome.exitCode == 77 || outcome.exitCode == 127) {
        WARN("skipped: MNE is not installed");
        SUCCEED();
        return;
    }
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
    std::istringstream lines(outcome.out);
    std::size_t compared = 0;
    for (std::string line; std::getline(lines, line); ++compared) {
        CAPTURE(paths.at(compared));
        compareWithMne(*opened(paths[compared]), nlohmann::json::parse(line));
    }
    CHECK(compared == paths.size());
}

TEST_CASE("EDFlib reads the same channels, rates, start, annotations and stored numbers",
          "[formats][edf]")
{
#ifdef FACIALIS_HAS_EDFLIB
    const TemporaryFolder folder;
    std::size_t compared = 0;
    for (const std::string& path : allFiles(folder)) {
        CAPTURE(path);
        const EdflibFile theirs(path);
        const bool isOurs = path.starts_with(folder.path().string());
        if (theirs.status != 0) {
            CHECK_FALSE(isOurs);  // it refuses some real ones, but ours must please the strictest
            continue;
        }
        compareWithEdflib(*opened(path), theirs.header);
        ++compared;
    }
    CHECK(compared >= 6);
#else
    WARN("skipped: EDFlib is not installed");
    SUCCEED();
#endif
}
