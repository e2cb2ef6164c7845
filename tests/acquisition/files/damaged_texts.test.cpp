// SPDX-License-Identifier: GPL-3.0-or-later
// No text, however damaged, may crash, hang or be read into something that is not what it says.
#include <chrono>
#include <cmath>
#include <random>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

/// Opens and, where that works, reads every sample. @return seconds it took
double tryToRead(const std::string& path)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto recording = acquisition::openRecording(path, {.rate = 1000_Hz});
    if (recording) {
        const RecordingInfo& info = (*recording)->info();
        double last = -1.0;
        for (const Gap& gap : info.gaps) {
            REQUIRE(gap.interval.onset.seconds() >= last);
            REQUIRE(gap.interval.length() > 0_s);
            last = gap.interval.offset.seconds();
        }
        for (std::size_t k = 0; k < info.channels.size(); ++k) {
            const Channel& channel = info.channels[k];
            REQUIRE(channel.length >= 0);
            REQUIRE(std::isfinite(channel.rate.hertz()));
            REQUIRE(channel.rate.hertz() > 0.0);
            std::vector<double> samples(static_cast<std::size_t>(channel.length));
            REQUIRE((*recording)->read(k, {0, channel.length}, samples));
        }
    } else {
        REQUIRE_FALSE(recording.error().what.empty());
        REQUIRE_FALSE(recording.error().remedy.empty());
        REQUIRE(recording.error().sentence().find('\n') == std::string::npos);
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

const std::vector<std::string> texts{"emg/biosppy_emg_1.txt",
                                     "emg/biceps_contractions.csv",
                                     "emg/blink_emg_1.csv",
                                     "formats/openbci_gui_v4.txt",
                                     "formats/openbci_gui_v5.txt",
                                     "formats/openbci_gui_v6.txt",
                                     "formats/openbci_ganglion_200hz.txt",
                                     "formats/opensignals.txt"};

}  // namespace

TEST_CASE("Text recordings cut off anywhere are read or refused", "[acquisition][files][slow]")
{
    const TemporaryFolder folder;
    std::mt19937_64 random(7);
    double slowest = 0.0;
    for (const std::string& name : texts) {
        const auto path = testData(name);
        if (!path) {
            WARN("skipped: " << name << " is not in FACIALIS_TEST_DATA");
            continue;
        }
        // A third of the cuts in the head, where the meaning is.
        const std::string whole = contentOf(*path).substr(0, 60000);
        INFO(name);
        for (int trial = 0; trial < 300; ++trial) {
            const std::size_t end = random() % (trial % 3 == 0 ? 1200 : whole.size());
            writeContent(folder.file("cut"), std::string_view(whole).substr(0, end));
            slowest = std::max(slowest, tryToRead(folder.file("cut")));
        }
    }
    CHECK(slowest < 20.0);
}

TEST_CASE("Text recordings with changed bytes are read or refused", "[acquisition][files][slow]")
{
    const TemporaryFolder folder;
    std::mt19937_64 random(8);
    double slowest = 0.0;
    for (const std::string& name : texts) {
        const auto path = testData(name);
        if (!path) {
            WARN("skipped: " << name << " is not in FACIALIS_TEST_DATA");
            continue;
        }
        const std::string whole = contentOf(*path).substr(0, 20000);
        INFO(name);
        for (int trial = 0; trial < 2000; ++trial) {
            std::string damaged = whole;
            const std::size_t changes = 1 + random() % 8;
            for (std::size_t i = 0; i < changes; ++i) {
                // Any byte, or one that means something in a text.
                constexpr std::string_view telling = "\n\r\t ,;:.-+e0123456789%#\"{}[]=Na\xFF\0";
                const std::size_t at = random() % (trial % 2 == 0 ? 1200 : damaged.size());
                damaged[at] = random() % 2 == 0 ? static_cast<char>(random() % 256)
                                                : telling[random() % telling.size()];
            }
            writeContent(folder.file("changed"), damaged);
            slowest = std::max(slowest, tryToRead(folder.file("changed")));
        }
    }
    CHECK(slowest < 20.0);
}
