// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/files/wfdb/wfdb_header.hpp"

namespace facialis::acquisition {

/// Reads `file format[xsamples][:skew][+offset] [gain[(baseline)][/unit] [bits [zero [initial
/// [checksum [block [description]]]]]]]`.
/// @errors too few words, a number that is none, a format that is not read (by name)
[[nodiscard]] Result<WfdbSignal> readWfdbSignalLine(std::string_view line,
                                                    const std::string& where);

/// The words of a line.
[[nodiscard]] std::vector<std::string_view> wfdbWords(std::string_view line);

/// A whole number, with or without a sign.
[[nodiscard]] std::optional<std::int64_t> wfdbWhole(std::string_view text);

}  // namespace facialis::acquisition
