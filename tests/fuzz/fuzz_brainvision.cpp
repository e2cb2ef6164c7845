// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a BrainVision recording: header, markers and samples. Seeds:
// tests/fuzz/corpus/fuzz_brainvision.
#include "tests/fuzz/read_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    facialis::test::InputFolder(data, size).readAll();
    return 0;
}
