// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an EDF or BDF file. Seeds: make_large_edf SEEDS/a.edf 2 2 100 (and .bdf), or any
// small files; then fuzz_edf SEEDS.
#include <algorithm>
#include <vector>

#include "data/formats/edf_file.hpp"
#include "tests/fuzz/input_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const facialis::test::InputFile file(data, size);
    const auto opened = facialis::openEdf(file.path());
    if (!opened)
        return 0;
    const auto& channels = (*opened)->info().channels;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const std::int64_t end = channels[k].length, count = std::min<std::int64_t>(end, 1000);
        std::vector<double> physical(static_cast<std::size_t>(count));
        std::vector<std::int32_t> stored(static_cast<std::size_t>(count));
        (void)(*opened)->read(k, {end - count, end}, physical);
        (void)(*opened)->readStored(k, {0, count}, stored);
    }
    return 0;
}
