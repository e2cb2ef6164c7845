// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "acquisition/files/reader.hpp"
#include "tests/fuzz/input_file.hpp"

namespace facialis::test {

/// Opens any bytes with one reader; of what opens, the two ends of every channel are read.
inline void readAny(const acquisition::Reader& reader, const std::uint8_t* data, std::size_t size,
                    const acquisition::OpenOptions& options = {})
{
    const InputFile file(data, size);
    const std::span head(reinterpret_cast<const std::byte*>(data),
                         std::min<std::size_t>(size, 4096));
    if (!reader.recognises(head))
        return;
    const auto opened = reader.open(file.path(), options);
    if (!opened)
        return;
    std::vector<double> physical;
    std::vector<std::int32_t> stored;
    const auto& channels = (*opened)->info().channels;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const std::int64_t end = channels[k].length, count = std::min<std::int64_t>(end, 1000);
        physical.resize(static_cast<std::size_t>(count));
        stored.resize(static_cast<std::size_t>(count));
        (void)(*opened)->read(k, {end - count, end}, physical);
        (void)(*opened)->readStored(k, {0, count}, stored);
        (*opened)->release(timeOf(end / 2, channels[k].rate));
    }
}

}  // namespace facialis::test
