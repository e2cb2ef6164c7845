// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace facialis {

/// true when the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// Text of unknown encoding as UTF-8: kept when it is UTF-8, read as Latin-1 otherwise. Control
/// characters other than tab and line ends become spaces. Files of the last century state no
/// encoding; a wrong letter in a name must not make a recording unreadable.
[[nodiscard]] std::string toUtf8(std::string_view bytes);

/// UTF-8 as UTF-16; what is no UTF-8 is read as toUtf8() reads it.
[[nodiscard]] std::u16string toUtf16(std::string_view utf8);

/// UTF-16 as UTF-8, treated as by toUtf8(); half a surrogate pair becomes a space.
[[nodiscard]] std::string toUtf8(std::u16string_view utf16);

/// As close as 7-bit ASCII comes: accents are dropped, micro becomes u, what has no likeness
/// becomes '?'. For fields that allow nothing else.
[[nodiscard]] std::string toAscii(std::string_view utf8);

/// The longest prefix of at most `limit` bytes that does not cut a character in two.
[[nodiscard]] std::string_view utf8Prefix(std::string_view utf8, std::size_t limit);

}  // namespace facialis
