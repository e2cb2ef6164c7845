// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "data/formats/edf_file.hpp"
#include "tests/data/formats/random_recording.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

/// Opens whatever it is and reads a good part of it; what matters is coming back.
void useFully(const std::string& path)
{
    const auto opened = openEdf(path);
    if (!opened) {
        CHECK(opened.error().where == path);
        CHECK_FALSE(opened.error().what.empty());
        return;
    }
    const RecordingInfo& info = (*opened)->info();
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        const Channel& channel = info.channels[k];
        REQUIRE(channel.length >= 0);
        REQUIRE(channel.rate.hertz() > 0.0);
        const std::int64_t some = std::min<std::int64_t>(channel.length, 5000);
        std::vector<double> physical(static_cast<std::size_t>(some));
        std::vector<std::int32_t> stored(static_cast<std::size_t>(some));
        for (const std::int64_t from : {std::int64_t{0}, channel.length - some}) {
            CHECK((*opened)->read(k, {from, from + some}, physical));
            CHECK((*opened)->readStored(k, {from, from + some}, stored));
        }
    }
    (*opened)->release(info.duration * 0.5);
    for (const Annotation& annotation : info.annotations)
        CHECK((!annotation.channel || *annotation.channel < info.channels.size()));
}

/// A file made anew: rewriting one in place makes some file systems wait for the disk.
void writeFresh(const std::string& path, std::string_view content)
{
    std::filesystem::remove(path);
    writeContent(path, content);
}

/// Files of several kinds: ours with everything in them, and real ones where they are at hand.
std::vector<std::string> victims(const TemporaryFolder& folder)
{
    std::vector<std::string> contents;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        RandomOptions options;
        options.gaps = seed % 2 == 0 ? 2 : 0;
        options.rates = {200.0, 50.0};
        options.seconds = 6.0;
        options.annotations = 20;
        const auto variant = seed <= 2 ? EdfVariant::edf : EdfVariant::bdf;
        REQUIRE(writeEdf(*randomRecording(seed, options), variant, folder.file("victim")));
        contents.push_back(contentOf(folder.file("victim")));
    }
    for (const char* name : {"formats/test_utf8.edf", "formats/SC4001EC-Hypnogram.edf",
                             "formats/test_bdf_stim_channel.bdf"})
        if (const auto path = testData(name))
            contents.push_back(contentOf(*path));
    return contents;
}

}  // namespace

TEST_CASE("Files cut anywhere are read as far as they go, or refused", "[formats][edf]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("cut.edf");
    Dice dice(100);
    for (const std::string& whole : victims(folder))
        for (int i = 0; i < 100; ++i) {
            const auto size = static_cast<std::size_t>(
                i < 30 ? dice.whole(0, std::min<std::int64_t>(2000, std::ssize(whole) - 1))
                       : dice.whole(0, std::ssize(whole) - 1));
            CAPTURE(size);
            writeFresh(path, whole.substr(0, size));
            useFully(path);
        }
}

TEST_CASE("A thousand random byte changes in each file never crash or hang the reader",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("changed.edf");
    Dice dice(1000);
    for (const std::string& whole : victims(folder)) {
        // Short files are quicker to write; headers and annotations are what can be damaged.
        const std::string original = whole.substr(0, 20'000);
        for (int i = 0; i < 1000; ++i) {
            std::string changed = original;
            const std::int64_t reach = i % 2 == 0
                                           ? std::min<std::int64_t>(1500, std::ssize(changed))
                                           : std::ssize(changed);
            for (std::int64_t n = dice.whole(1, 8); n > 0; --n) {
                const auto at = static_cast<std::size_t>(dice.whole(0, reach - 1));
                // Digits for digits hit harder than noise: the field stays a number.
                const bool wasDigit = changed[at] >= '0' && changed[at] <= '9';
                changed[at] = static_cast<char>(wasDigit && dice.chance(0.7) ? dice.whole('0', '9')
                                                                             : dice.whole(0, 255));
            }
            writeFresh(path, changed);
            useFully(path);
        }
    }
}

TEST_CASE("A file whose end is missing is read to there and said to be incomplete",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("short.edf");
    RandomOptions options;
    options.seconds = 10.0;
    const auto recording = randomRecording(4, options);
    REQUIRE(writeEdf(*recording, EdfVariant::edf, path));
    const std::string whole = contentOf(path);

    SECTION("cut within a record")
    {
        writeContent(path, whole.substr(0, whole.size() - 7));
        const auto opened = openEdf(path);
        REQUIRE(opened);
        CHECK((*opened)->info().isIncomplete);
        CHECK((*opened)->info().warnings.size() == 1);
        CHECK((*opened)->info().duration == Duration(9.0));
        const std::vector<std::int32_t> all = allStored(*recording, 0);
        CHECK(allStored(**opened, 0) == std::vector(all.begin(), all.begin() + 9000));
    }
    SECTION("never closed by the recorder")
    {
        std::string open = whole;
        open.replace(236, 8, "-1      ");
        writeContent(path, open);
        const auto opened = openEdf(path);
        REQUIRE(opened);
        CHECK_FALSE((*opened)->info().isIncomplete);
        CHECK((*opened)->info().warnings.size() == 1);
        CHECK(allStored(**opened, 1) == allStored(*recording, 1));
    }
    SECTION("one byte too many")
    {
        writeContent(path, whole + "x");
        const auto opened = openEdf(path);
        REQUIRE(opened);
        CHECK_FALSE((*opened)->info().isIncomplete);
        CHECK((*opened)->info().warnings.size() == 1);
        CHECK((*opened)->info().duration == Duration(10.0));
    }
    SECTION("fewer records promised than there are")
    {
        std::string fewer = whole;
        fewer.replace(236, 8, "4       ");
        writeContent(path, fewer);
        const auto opened = openEdf(path);
        REQUIRE(opened);
        CHECK((*opened)->info().isIncomplete);
        CHECK((*opened)->info().duration == Duration(4.0));
    }
    SECTION("no complete record")
    {
        writeContent(path, whole.substr(0, 256 * 5 + 100));
        const auto opened = openEdf(path);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().sentence() ==
              path +
                  ": holds a header but not one complete data record; copy the file again from "
                  "the recorder");
    }
}

TEST_CASE("A file that shrinks after it was opened gives an error, not a signal", "[formats][edf]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("shrinking.edf");
    REQUIRE(writeEdf(*randomRecording(4, {}), EdfVariant::edf, path));
    const auto opened = openEdf(path);
    REQUIRE(opened);
    REQUIRE(::truncate(path.c_str(), 2000) == 0);
    std::vector<double> samples(1000);
    const auto read = (*opened)->read(0, {5000, 6000}, samples);
    REQUIRE_FALSE(read);
    CHECK(read.error().what == "the file has become shorter since it was opened");
}

TEST_CASE("What is no EDF file is refused in one clear line", "[formats][edf]")
{
    const TemporaryFolder folder;
    const auto refusal = [](const std::string& path) { return openEdf(path).error().sentence(); };
    const std::string missing = folder.file("missing.edf"), empty = folder.file("empty.edf"),
                      text = folder.file("text.edf");
    writeContent(empty, "");
    writeContent(text, std::string(5000, 'a'));
    CHECK(refusal(missing) == missing + ": there is no such file; check the name");
    CHECK(refusal(folder.path().string()) ==
          folder.path().string() + ": is a folder; name a file in it");
    CHECK(refusal(empty) == empty + ": is empty; copy the file again from the recorder");
    CHECK(refusal(text) ==
          text +
              ": is not an EDF or BDF file (its first eight bytes say something else); open it "
              "as what it is");
    CHECK(refusal("/dev/null") ==
          "/dev/null: is not a regular file; copy its content into a file first");
}

TEST_CASE("A recording that cannot be written leaves nothing behind", "[formats][edf]")
{
    const TemporaryFolder folder;
    const auto written =
        writeEdf(*randomRecording(1, {}), EdfVariant::edf, folder.file("no/such/folder.edf"));
    REQUIRE_FALSE(written);
    CHECK(written.error().where == folder.file("no/such/folder.edf"));
    CHECK_FALSE(writeEdf(*randomRecording(1, {}), EdfVariant::edf, "/dev/full"));
    // A rate of zero and a recording without samples are not EDF's to hold.
    RecordingInfo info;
    info.channels.resize(1);
    const MemoryRecording still(info, {{}});
    CHECK_FALSE(writeEdf(still, EdfVariant::edf, folder.file("still.edf")));
    info.channels[0].rate = Frequency(1000.0);
    CHECK_FALSE(writeEdf(MemoryRecording(info, {{}}), EdfVariant::edf, folder.file("none.edf")));
    CHECK(std::filesystem::is_empty(folder.path()));
}
