// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/file_blocks.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <unistd.h>

#include "data/formats/edf_file.hpp"
#include "data/formats/edf_header.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

std::string numbered(std::size_t count)
{
    std::string content(count, '\0');
    for (std::size_t i = 0; i < count; ++i)
        content[i] = static_cast<char>((i * 2654435761U) >> 11 & 0xFF);
    return content;
}

std::string_view textOf(const FileBlocks::Block& block)
{
    return {reinterpret_cast<const char*>(block.memory.get()), block.size};
}

}  // namespace

TEST_CASE("Blocks hold the bytes of their file, the last as many as there are", "[formats]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("bytes"), content = numbered(10'000);
    writeContent(path, content);
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    const FileBlocks blocks(100, 256);
    for (int round = 0; round < 2; ++round)
        for (std::int64_t index = 0; index < 39; ++index) {
            const auto block = blocks.get(*file, index);
            CHECK(block->index == index);
            CHECK(textOf(*block) == std::string_view(content).substr(
                                        100 + static_cast<std::size_t>(index) * 256, 256));
        }
    CHECK(blocks.get(*file, 38)->size == 10'000 - 100 - 38 * 256);
    CHECK(blocks.get(*file, 39)->size == 0);
}

TEST_CASE("A block that somebody has stays as it is while others are read", "[formats]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("bytes"), content = numbered(65'536);
    writeContent(path, content);
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    std::shared_ptr<const FileBlocks::Block> held;
    {
        const FileBlocks blocks(0, 512);
        held = blocks.get(*file, 5);
        for (std::int64_t index = 0; index < 128; ++index)
            static_cast<void>(blocks.get(*file, index));
        CHECK(textOf(*held) == content.substr(5 * 512, 512));
        CHECK(blocks.get(*file, 5)->bytes().data() != held->bytes().data());
    }
    CHECK(textOf(*held) == content.substr(5 * 512, 512));
}

TEST_CASE("A block that a shorter file lacks is read again when the file is whole", "[formats]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("bytes"), content = numbered(4096);
    writeContent(path, content);
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    const FileBlocks blocks(0, 1024);
    REQUIRE(::truncate(path.c_str(), 2500) == 0);
    CHECK(blocks.get(*file, 2)->size == 2500 - 2048);
    CHECK(blocks.get(*file, 3)->size == 0);
    CHECK(blocks.get(*file, 1)->size == 1024);
    writeContent(path, content);
    CHECK(textOf(*blocks.get(*file, 2)) == content.substr(2048, 1024));
    CHECK(textOf(*blocks.get(*file, 3)) == content.substr(3072));
}

TEST_CASE("A block that is forgotten is read again", "[formats]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("bytes"), content = numbered(4096);
    writeContent(path, content);
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    const FileBlocks blocks(0, 1024);
    const auto first = blocks.get(*file, 0), second = blocks.get(*file, 1);
    blocks.forgetBefore(1);
    CHECK(blocks.get(*file, 0) != first);
    CHECK(blocks.get(*file, 1) == second);
    CHECK(textOf(*blocks.get(*file, 0)) == content.substr(0, 1024));
}

TEST_CASE("Several threads read blocks at once", "[formats]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("bytes"), content = numbered(65'536);
    writeContent(path, content);
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    const FileBlocks blocks(0, 512);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (std::int64_t i = 0; i < 2000; ++i) {
                    const std::int64_t index = (i * (t + 3)) % 128;
                    const auto block = blocks.get(*file, index);
                    if (textOf(*block) != std::string_view(content).substr(
                                              static_cast<std::size_t>(index) * 512, 512))
                        ++wrong;
                }
            });
    }
    CHECK(wrong == 0);
}

TEST_CASE("Records of any size are read, across the borders of blocks and larger than a block",
          "[formats][edf]")
{
    // Of EDF 1.2 kB, 240 kB, 1 MB less a little, and 2.4 MB, which is read in pieces.
    const int perRecord = GENERATE(300, 60'000, 240'000, 600'000);
    const bool isBdf = GENERATE(false, true);
    INFO(perRecord << " samples a record, " << (isBdf ? "BDF" : "EDF"));
    const TemporaryFolder folder;
    const std::string path = folder.file("any.edf");
    EdfHeader header;
    header.recordCount = 1'200'000 / perRecord;
    header.recordDuration = *parseDecimal(std::to_string(perRecord / 1000.0));
    header.variant = isBdf ? EdfVariant::bdf : EdfVariant::edf;
    EdfSignal signal;
    signal.unit = std::string("uV");
    signal.physicalMinimum = -32'768.0;
    signal.physicalMaximum = 32'767.0;
    signal.digitalMinimum = -32'768;
    signal.digitalMaximum = 32'767;
    signal.samplesPerRecord = perRecord;
    for (const char* label : {"a", "b"}) {
        signal.label = std::string(label);
        header.signals.push_back(signal);
    }
    std::string content = printEdfHeader(header);
    const std::size_t begin = content.size(), width = isBdf ? 3 : 2;
    content += numbered(2 * width * 1'200'000);
    writeContent(path, content);
    const auto recording = openEdf(path);
    REQUIRE(recording);
    const auto expected = [&](std::size_t channel, std::size_t sample) {
        const std::size_t record = sample / static_cast<std::size_t>(perRecord);
        const std::size_t at = begin + width * ((2 * record + channel) * perRecord +
                                                sample % static_cast<std::size_t>(perRecord));
        std::uint32_t value = 0;
        for (std::size_t byte = 0; byte < width; ++byte)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(content[at + byte]))
                     << (8 * byte + 8 * (4 - width));
        return static_cast<std::int32_t>(value) >> (8 * (4 - width));
    };
    for (const SampleRange range : {SampleRange{0, 1'200'000}, SampleRange{299'999, 900'001}})
        for (const std::size_t channel : {0U, 1U}) {
            std::vector<std::int32_t> stored(static_cast<std::size_t>(range.length()));
            REQUIRE((*recording)->readStored(channel, range, stored));
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < stored.size(); ++i)
                wrong += stored[i] != expected(channel, static_cast<std::size_t>(range.begin) + i);
            CHECK(wrong == 0);
        }
}
