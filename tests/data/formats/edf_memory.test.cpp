// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "data/formats/edf_file.hpp"
#include "data/formats/edf_header.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

/// Bytes that are in memory now, mapped ones too.
std::int64_t residentBytes()
{
    std::ifstream file("/proc/self/status");
    std::int64_t kilobytes = 0;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:"))
            kilobytes += std::stoll(line.substr(line.find(':') + 1));
    return kilobytes * 1024;
}

/// 64 channels at 2048 Hz, 1000 s, all zero: a header and a hole of 262 MB behind it.
void writeLargeHole(const std::string& path)
{
    EdfHeader header;
    header.recordCount = 1000;
    header.recordDuration = *parseDecimal("1");
    EdfSignal signal;
    signal.label = std::string("EMG");
    signal.unit = std::string("uV");
    signal.physicalMinimum = -3276.7;
    signal.physicalMaximum = 3276.7;
    signal.digitalMinimum = -32'767;
    signal.digitalMaximum = 32'767;
    signal.samplesPerRecord = 2048;
    header.signals.assign(64, signal);
    writeContent(path, printEdfHeader(header));
    std::filesystem::resize_file(
        path, static_cast<std::uintmax_t>(header.headerBytes() + 1000 * header.bytesPerRecord()));
}

}  // namespace

TEST_CASE("However a large file is read, few of its pages stay in memory", "[formats][edf]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("large.edf");
    writeLargeHole(path);
    const bool releases = GENERATE(true, false);
    const std::int64_t before = residentBytes();
    const auto recording = openEdf(path);
    REQUIRE(recording);
    REQUIRE((*recording)->info().channels.size() == 64);
    std::vector<double> samples(4 * 2048);
    std::int64_t most = 0;
    for (std::int64_t second = 0; second < 1000; second += 4) {
        for (std::size_t k = 0; k < 64; ++k)
            REQUIRE((*recording)->read(k, {second * 2048, (second + 4) * 2048}, samples));
        if (releases)
            (*recording)->release(Duration(static_cast<double>(second + 4)));
        most = std::max(most, residentBytes() - before);
    }
    constexpr std::int64_t megabyte = 1024 * 1024;
    // Two stretches and the memory of a few blocks; without a word, all blocks that are kept.
    CHECK(most < (releases ? 8 : 80) * megabyte);
    // What was dropped is there when it is asked for again.
    CHECK((*recording)->read(0, {0, 8192}, samples));
    CHECK(samples == std::vector<double>(8192, 0.0));
}
