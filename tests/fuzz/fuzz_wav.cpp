// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a WAV file with its events. Seeds: tests/fuzz/corpus/fuzz_wav.
#include "tests/fuzz/read_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    facialis::test::InputFolder(data, size).readAll();
    return 0;
}
