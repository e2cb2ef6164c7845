// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/support/test_data.hpp"

using namespace facialis;

namespace {

test::Outcome emulate(std::vector<std::string> words)
{
    words.insert(words.begin(), {test::program("facialis").string(), "emulate"});
    return test::run(words);
}

}  // namespace

TEST_CASE("An emulator prints what to open, and nothing else", "[cli][emulation]")
{
    const test::TemporaryFolder folder;
    const std::string link = folder.file("port");
    for (const std::string& device :
         {std::string("cyton"), std::string("bitalino"), std::string("olimex")}) {
        const test::Outcome outcome =
            emulate({device, "--seconds", "0.2", "--link", link, "--truth", folder.file(device)});
        CHECK(outcome.exitCode == 0);
        CHECK(outcome.out == link + "\n");
        CHECK(outcome.err.empty());
        CHECK(test::contentOf(folder.file(device)).starts_with("frame,counter,fault,v1,"));
    }
    CHECK(emulate({"text", "--seconds", "0.1"}).out.starts_with("/dev/"));
    CHECK(emulate({"sessantaquattro", "--seconds", "0.1", "--port", "1"}).out ==
          "sessantaquattro::1\n");
}

TEST_CASE("What cannot be emulated is said before anything is opened", "[cli][emulation]")
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.path() / "there.csv", "old");
    for (const auto& [words, code] : std::vector<std::pair<std::vector<std::string>, int>>{
             {{"trumpet"}, 2},
             {{"cyton", "--fault", "gone=1"}, 2},
             {{"cyton", "--fault", "lost=2"}, 2},
             {{"cyton", "--seconds", "-1"}, 2},
             {{"cyton", "--scenario", "martian"}, 1},
             {{"cyton", "--truth", folder.file("there.csv")}, 1},
             {{"cyton", "--link", folder.file("there.csv")}, 1},
             {{"cyton", "--link", folder.file("no/folder")}, 1}}) {
        const test::Outcome outcome = emulate(words);
        INFO(words.back());
        CHECK(outcome.exitCode == code);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with("facialis: "));
    }
    CHECK(test::contentOf(folder.file("there.csv")) == "old");
}

TEST_CASE("The help of emulate names all faults and front ends", "[cli][emulation]")
{
    const std::string help = emulate({"--help"}).out;
    for (const char* word : {"lost=P", "silence=S@T", "unplug=S@T", "drip=B", "cyton_daisy",
                             "spikerbox", "sessantaquattro", "lsl"})
        CHECK(help.find(word) != std::string::npos);
}
