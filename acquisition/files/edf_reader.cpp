// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "data/formats/edf_file.hpp"

namespace facialis::acquisition {

namespace {

// The version field: "0" and seven blanks, or the byte 255 and the recorder's maker.
bool recognises(std::span<const std::byte> head)
{
    return hasSignature(head, "0       ") || hasSignature(head,
                                                          "\xff"
                                                          "BIOSEMI");
}

}  // namespace

Reader edfReader()
{
    return {.name = "EDF or BDF",
            .recognises = recognises,
            .open = [](const std::string& path, const OpenOptions&) { return openEdf(path); }};
}

}  // namespace facialis::acquisition
