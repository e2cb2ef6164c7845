// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using acquisition::OpenOptions;
using acquisition::openRecording;
using Catch::Contains;

namespace {

std::string refusal(const std::string& path, const OpenOptions& options = {})
{
    const auto recording = openRecording(path, options);
    REQUIRE_FALSE(recording);
    const std::string sentence = recording.error().sentence();
    CHECK(sentence.find('\n') == std::string::npos);
    CHECK_FALSE(recording.error().remedy.empty());
    return sentence;
}

std::string refusalOfBytes(std::string_view bytes)
{
    const TemporaryFolder folder;
    writeContent(folder.file("x.csv"), bytes);
    return refusal(folder.file("x.csv"));
}

}  // namespace

TEST_CASE("What is no readable file is refused with one clear line", "[acquisition][files]")
{
    const TemporaryFolder folder;
    CHECK_THAT(refusal(folder.file("none.edf")), Contains("there is no such file"));
    CHECK_THAT(refusal(folder.path().string()), Contains("this is a folder"));
    CHECK_THAT(refusal("/dev/null"), Contains("this is no file"));
    CHECK_THAT(refusal(""), Contains("no file is named"));
    writeContent(folder.file("empty.edf"), "");
    CHECK_THAT(refusal(folder.file("empty.edf")), Contains("the file is empty"));
    CHECK_THAT(refusal(folder.file("empty.edf/x")), Contains("Not a directory"));
    if (::geteuid() != 0) {  // root may read everything
        writeContent(folder.file("secret.csv"), "1\n2\n");
        REQUIRE(::chmod(folder.file("secret.csv").c_str(), 0) == 0);
        CHECK_THAT(refusal(folder.file("secret.csv")), Contains("Permission denied"));
    }
}

TEST_CASE("Content that is no recording is refused, whatever the extension", "[acquisition][files]")
{
    CHECK_THAT(refusalOfBytes(std::string(5000, '\0')), Contains("nothing but zeros"));
    std::string garbage;
    for (int i = 0; i < 5000; ++i)
        garbage += static_cast<char>((i * 7919 + i * i * 31) % 251);
    CHECK_THAT(refusalOfBytes(garbage), Contains("of no format that Facialis knows"));
    CHECK_THAT(
        refusalOfBytes("Dear colleague,\nthank you for referring this patient, whom I saw on\n"
                       "12 March 2024, with twitching of the left eyelid.\n"),
        Contains("no table of numbers"));
    CHECK_THAT(refusalOfBytes("time,emg\n"), Contains("no table of numbers"));
    CHECK_THAT(refusalOfBytes("\n\n\n"), Contains("no table of numbers"));
    CHECK_THAT(refusalOfBytes("# only a comment\n"), Contains("no table of numbers"));
    CHECK_THAT(refusalOfBytes(std::string(3U << 20U, '7')),
               Contains("has no end within a megabyte"));
}

TEST_CASE("Formats that are known but not read are refused by name", "[acquisition][files]")
{
    using namespace std::string_view_literals;
    const std::vector<std::pair<std::string_view, std::string>> known{
        {"MATLAB 5.0 MAT-file, Platform: GLNXA64"sv, "is no MATLAB file that can be read"},
        {"GDF 2.10\0\0"sv, "GDF files are not read yet"},
        {"\x02\x27\x91\xC6\x01\x00"sv, "the header ends before its version"},
        {"\xAC\x27\x91\xD6\x01\x00"sv, "Intan RHS files are not read yet"},
        {"Brain Vision Data Exchange Marker File, Version 1.0\r\n"sv,
         "these markers belong to a BrainVision header that is not beside them"},
        {"\x1F\x8B\x08\x00"sv, "this is a gzip archive"},
        {"PK\x03\x04\x14"sv, "ZIP archive"},
        {"%PDF-1.7\n"sv, "this is a PDF document"},
        {"\x89PNG\r\n\x1A\n"sv, "this is an image"},
        {"\xFF\xFE"
         "1\0,\0"sv,
         "UTF-16"},
        {"{\"schema\": 1}"sv, "JSON document"},
        {"\x89HDF\r\n\x1a\n\0\0\0\0"sv, "cannot be opened (HDF5"},
    };
    for (const auto& [bytes, name] : known) {
        INFO(name);
        CHECK_THAT(refusalOfBytes(bytes), Contains(name));
    }
}

TEST_CASE("Samples without the header that describes them are of no known format",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("r1.hea"),
                 "# remark\nr1 1 4000 4\nr1.dat 16 10000/mV 16 0 -333 -2 0 EMG\n");
    writeContent(folder.file("r2.dat"), std::string("\x01\x02\x00\x04\x05\x06\x00\x08", 8));
    CHECK_THAT(refusal(folder.file("r2.dat")), Contains("of no format that Facialis knows"));
    CHECK_THAT(refusal(folder.file("r1.hea")), Contains("there is no such file"));
}

TEST_CASE("A wrong extension does not mislead", "[acquisition][files]")
{
    FACIALIS_TEST_FILE(text, "formats/opensignals.txt");
    FACIALIS_TEST_FILE(edf, "formats/short_psg.edf");
    const TemporaryFolder folder;
    std::filesystem::copy_file(text, folder.file("a.edf"));
    std::filesystem::copy_file(edf, folder.file("b.csv"));
    CHECK(opened(folder.file("a.edf"))->info().format == "OpenSignals text");
    CHECK(opened(folder.file("b.csv"))->info().format == "EDF");
}

TEST_CASE("Rates and units that cannot be are refused before any file is looked at",
          "[acquisition][files]")
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const double rate : {0.0, -1000.0, std::nan(""), infinity, -infinity, 1e300, 1e-300}) {
        INFO(rate);
        CHECK_THAT(refusal("anything", {.rate = Frequency(rate)}),
                   Contains("--rate: a sampling rate of"));
    }
    for (const char* unit : {"", "uv", "volt", "kV", "counts", "uV ", "m"}) {
        INFO(unit);
        CHECK_THAT(refusal("anything", {.unit = unit}),
                   Contains("--unit: unknown unit") && Contains("give uV, mV or V"));
    }
    CHECK_THAT(refusal("anything", {.unit = "V"}), Contains("no such file"));
}
