// SPDX-License-Identifier: GPL-3.0-or-later
// Files are read by a process of their own: what it may do, and what its death does.
#include "data/storage/boundary/foreign_file.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>
#include <unistd.h>

#include "data/storage/boundary/recording_wire.hpp"
#include "data/storage/session_file.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::RecordingMaker;
using facialis::test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// Processes that this one started and that are not gone.
std::set<pid_t> children()
{
    std::set<pid_t> all;
    for (const auto& task : fs::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "children");
        for (pid_t child = 0; file >> child;)
            all.insert(child);
    }
    return all;
}

std::size_t openDescriptors(const std::string& process)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator("/proc/" + process + "/fd"), {}));
}

std::string limitsOf(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/limits");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<double> samplesOf(const Recording& recording, std::size_t channel)
{
    const std::int64_t length = recording.info().channels[channel].length;
    std::vector<double> samples(static_cast<std::size_t>(length));
    REQUIRE(recording.read(channel, {0, length}, samples).has_value());
    return samples;
}

std::string wireOf(const RecordingInfo& info)
{
    WireWriter wire;
    put(wire, info);
    return wire.bytes();
}

}  // namespace

TEST_CASE("The process that reads a file has no descriptor and no memory but what it needs",
          "[storage][boundary]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(3);
    REQUIRE(writeSessionFile(maker.make(), nullptr, folder.file("s.nwb")).has_value());
    std::ofstream secret(folder.file("secret"));  // a descriptor that is open in this process
    const std::size_t before = openDescriptors("self");
    REQUIRE(children().empty());
    {
        const auto opened = openSessionFile(folder.file("s.nwb"));
        REQUIRE(opened.has_value());
        REQUIRE(children().size() == 1);
        const pid_t child = *children().begin();
        // Three void ones, the socket, the memory, the file.
        CHECK(openDescriptors(std::to_string(child)) == 6);
        const std::string limits = limitsOf(child);
        for (const char* limited :
             {"Max cpu time              unlimited", "Max address space         unlimited",
              "Max core file size        unlimited", "Max file size             unlimited"})
            CHECK(limits.find(limited) == std::string::npos);
    }
    CHECK(children().empty());
    CHECK(openDescriptors("self") == before);
}

TEST_CASE("When the process that reads a file dies, reading says so in one line for ever after",
          "[storage][boundary]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(4);
    const std::string path = folder.file("s.nwb");
    REQUIRE(writeSessionFile(maker.make(), nullptr, path).has_value());
    const auto opened = openSessionFile(path);
    REQUIRE(opened.has_value());
    std::vector<double> samples(1);
    REQUIRE((*opened)->read(0, {0, 1}, samples).has_value());
    ::kill(*children().begin(), SIGSEGV);
    for (int i = 0; i < 3; ++i) {
        const auto read = (*opened)->read(0, {0, 1}, samples);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().sentence() ==
              path +
                  ": is damaged: reading it would end the program; copy the file again from "
                  "where it was made");
    }
    CHECK(children().empty());
    CHECK(openSessionFile(path).has_value());
}

TEST_CASE("Several threads read one file at once, and each gets its own samples",
          "[storage][boundary]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(5);
    REQUIRE(writeSessionFile(maker.make(), nullptr, folder.file("s.nwb")).has_value());
    const auto opened = openSessionFile(folder.file("s.nwb"));
    REQUIRE(opened.has_value());
    const Recording& recording = **opened;
    std::vector<std::vector<double>> expected;
    for (std::size_t k = 0; k < recording.info().channels.size(); ++k)
        expected.push_back(samplesOf(recording, k));
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t)
        threads.emplace_back([&, t] {
            for (int round = 0; round < 50; ++round) {
                const std::size_t k = (t + static_cast<std::size_t>(round)) % expected.size();
                std::vector<double> samples(expected[k].size());
                if (!recording.read(k, {0, std::ssize(samples)}, samples) ||
                    std::memcmp(samples.data(), expected[k].data(),
                                samples.size() * sizeof(double)) != 0)
                    ++wrong[t];
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(wrong == std::vector<int>{0, 0, 0, 0});
}

TEST_CASE("What crosses the boundary arrives whole, and half of it is refused",
          "[storage][boundary]")
{
    RecordingMaker maker(6);
    const RecordingInfo info = maker.make().info();
    const std::string bytes = wireOf(info);
    WireReader whole(bytes);
    const auto arrived = takeInfo(whole);
    REQUIRE(arrived.has_value());
    CHECK(wireOf(*arrived) == bytes);
    std::size_t taken = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        WireReader cut(std::string_view(bytes).substr(0, size));
        taken += takeInfo(cut).has_value() ? 1 : 0;
    }
    CHECK(taken == 0);
}

TEST_CASE("What is impossible does not cross the boundary", "[storage][boundary]")
{
    RecordingMaker maker(7);
    const RecordingInfo good = maker.make().info();
    REQUIRE_FALSE(good.channels.empty());
    const auto crosses = [&](const auto& spoil) {
        RecordingInfo info = good;
        spoil(info);
        const std::string bytes = wireOf(info);
        WireReader wire(bytes);
        return takeInfo(wire).has_value();
    };
    CHECK(crosses([](RecordingInfo&) {}));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.channels[0].rate = 0_Hz; }));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.channels[0].rate = Frequency(std::nan("")); }));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.channels[0].length = -1; }));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.channels[0].scale = std::nan(""); }));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.channels[0].storedType = SampleType(9); }));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.duration = Duration(std::nan("")); }));
    CHECK_FALSE(crosses([](RecordingInfo& i) { i.gaps = {{{2_s, 1_s}, ""}}; }));
    CHECK_FALSE(crosses([](RecordingInfo& i) {
        i.annotations = {{.onset = 1_s, .duration = {}, .text = "x", .channel = 4000}};
    }));
}
