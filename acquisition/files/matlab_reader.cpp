// SPDX-License-Identifier: GPL-3.0-or-later
// MATLAB files of all versions, read in a process of its own.
#include <algorithm>

#include "acquisition/files/byte_cursor.hpp"
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/foreign_options.hpp"
#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

namespace {

/// Version 4 has no signature, only a header of five numbers and a name: type (byte order, kind of
/// numbers, kind of matrix), rows, columns, is complex, length of the name with its NUL.
bool isVersion4(std::span<const std::byte> head)
{
    if (head.size() < 22)
        return false;
    const auto type = numberAt<std::uint32_t>(head.data());
    const auto rows = numberAt<std::uint32_t>(head.data() + 4);
    const auto columns = numberAt<std::uint32_t>(head.data() + 8);
    const auto isComplex = numberAt<std::uint32_t>(head.data() + 12);
    const auto length = numberAt<std::uint32_t>(head.data() + 16);
    if (type > 52 || type % 10 > 2 || rows == 0 || columns == 0 || rows > 1U << 30U ||
        columns > 1U << 30U || isComplex > 1 || length < 2 || length > 64 ||
        head.size() < 20 + length)
        return false;
    const std::string_view name = textOf(head).substr(20, length);
    return name.back() == '\0' && name.front() >= 'A' &&
           std::ranges::all_of(name.substr(0, length - 1), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '_';
           });
}

bool recognises(std::span<const std::byte> head)
{
    return hasSignature(head, "MATLAB 5.0 MAT-file") || hasSignature(head, "MATLAB 7.") ||
           isVersion4(head);
}

}  // namespace

Reader matlabReader()
{
    return {.name = "MATLAB",
            .recognises = recognises,
            .open = [](const std::string& path, const OpenOptions& options) {
                return openForeign("MATLAB", path, foreignOptions(options));
            }};
}

}  // namespace facialis::acquisition
