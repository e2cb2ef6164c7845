// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/side_word.hpp"

#include <algorithm>
#include <array>

namespace facialis {

namespace {

constexpr std::array leftWords = {"l",  "lt",       "lft", "left",     "li",     "links",   "sin",
                                  "sx", "sinister", "izq", "sinistra", "gauche", "sinistro"};
constexpr std::array rightWords = {"r",   "rt", "rgt",    "right",  "re",     "rechts", "dex",
                                   "dxt", "dx", "dexter", "dextra", "droite", "destro"};

}  // namespace

std::optional<Side> sideFromWord(std::string_view word)
{
    if (std::find(leftWords.begin(), leftWords.end(), word) != leftWords.end())
        return Side::left;
    if (std::find(rightWords.begin(), rightWords.end(), word) != rightWords.end())
        return Side::right;
    if (word == "bilateral" || word == "both")
        return Side::both;
    return std::nullopt;
}

}  // namespace facialis
