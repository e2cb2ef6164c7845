// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an XDF file. Seeds: small XDF files.
#include "tests/fuzz/read_any.hpp"

namespace facialis::acquisition {
Reader xdfReader();
}  // namespace facialis::acquisition

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace facialis;
    static const acquisition::Reader reader = acquisition::xdfReader();
    test::readAny(reader, data, size);
    test::readAny(reader, data, size, {.rate = 1000_Hz});
    return 0;
}
