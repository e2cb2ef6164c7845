// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace facialis {

/// Words around what an annotation names that do not change what it is.
inline constexpr std::array<std::string_view, 45> annotationFillers = {
    "please",  "task",     "trial",   "trials",      "the",    "your",     "a",       "an",
    "of",      "and",      "then",    "now",         "to",     "x",        "rep",     "repeat",
    "hold",    "with",     "start",   "begin",       "begins", "onset",    "on",      "go",
    "nr",      "max",      "maximal", "both",        "as",     "movement", "maximum", "again",
    "patient", "block",    "cue",     "instruction", "very",   "you",      "can",     "until",
    "second",  "possible", "seconds", "s",           "times"};

/// What the annotation names is over, or was not done.
inline constexpr std::array<std::string_view, 15> annotationDenials = {
    "stop", "stopped", "end", "ends",   "ended",   "off",    "offset",  "finish",
    "done", "without", "not", "unable", "aborted", "cannot", "finished"};

template <class List>
[[nodiscard]] bool isOneOf(std::string_view word, const List& list)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace facialis
