// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace facialis {

/// Cuts a label into lower-case words: at everything that is no letter or digit, between letters
/// and digits, and where a small letter is followed by a capital ("OOcL" -> "ooc", "l"). Letters
/// beyond ASCII stay as they are, inside their word.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view label);

/// Where `phrase` stands in `words`, as consecutive words; empty when it does not.
[[nodiscard]] std::optional<std::size_t> positionOf(std::span<const std::string> phrase,
                                                    std::span<const std::string> words);

[[nodiscard]] bool isNumber(std::string_view word);

}  // namespace facialis
