// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the journal of a recording: as they are, and with checksums that fit, so that what
// stands behind them is reached. Seeds: tests/fuzz/corpus/fuzz_journal.
#include <algorithm>
#include <cstring>
#include <vector>

#include "data/storage/crc32c.hpp"
#include "data/storage/journal_format.hpp"
#include "data/storage/journal_reader.hpp"
#include "data/storage/little_endian.hpp"
#include "tests/fuzz/input_file.hpp"

namespace {

using namespace facialis;

void read(const std::uint8_t* data, std::size_t size)
{
    const test::InputFile file(data, size);
    const auto found = readJournal(file.path());
    if (!found)
        return;
    const Journal& journal = *found->journal;
    const auto recording = journal.upTo(journal.frames());
    (void)journal.channelGaps(journal.frames());
    (void)journal.quality();
    std::vector<double> physical;
    std::vector<std::int32_t> stored;
    const auto& channels = recording->info().channels;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const std::int64_t end = channels[k].length, count = std::min<std::int64_t>(end, 1000);
        physical.resize(static_cast<std::size_t>(count));
        stored.resize(static_cast<std::size_t>(count));
        (void)recording->read(k, {end - count, end}, physical);
        (void)recording->readStored(k, {0, count}, stored);
    }
}

void mendChecksums(std::vector<std::uint8_t>& bytes)
{
    std::size_t at = journalHeadBytes;
    while (at + recordHeadBytes <= bytes.size()) {
        const auto all = std::as_bytes(std::span(bytes));
        const std::size_t length = numberAt<std::uint32_t>(all, at + 4);
        const std::size_t payload = at + recordHeadBytes;
        if (length > bytes.size() - payload)
            return;
        const std::uint32_t sum =
            littleEndian(crc32c(all.subspan(payload, length), crc32c(all.subspan(at, 8))));
        std::memcpy(bytes.data() + at + 8, &sum, sizeof sum);
        at = payload + length;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    read(data, size);
    std::vector<std::uint8_t> mended(data, data + size);
    mendChecksums(mended);
    if (!std::equal(mended.begin(), mended.end(), data))
        read(mended.data(), mended.size());
    return 0;
}
