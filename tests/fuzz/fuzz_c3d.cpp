// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a C3D file. Seeds: small files of that format.
#include "tests/fuzz/read_any.hpp"

namespace facialis::acquisition {
Reader c3dReader();
}  // namespace facialis::acquisition

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace facialis;
    static const acquisition::Reader reader = acquisition::c3dReader();
    test::readAny(reader, data, size);
    return 0;
}
