// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace facialis {

/// Splits the text of a seed document into its sentences, in order, blanks around them removed.
///
/// A line that is not blank is one sentence, cut further behind every '.', '!' or '?' (with closing
/// quotes and brackets behind it) that is followed by a blank and then a capital letter or an
/// opening quote; numbers between the mark and that capital ("brainstem. 1, 2 The") are citations
/// and stay with the sentence before. No cut behind "Dr." or behind the number that begins a line
/// ("1. Consult").
[[nodiscard]] std::vector<std::string> sentencesOf(std::string_view text);

}  // namespace facialis
