// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "data/model/channel.hpp"

namespace facialis {

/// A value of an enumeration and the word that stands for it in our files.
template <class Enum>
struct Word {
    Enum value;
    std::string_view word;
};

inline constexpr std::array<Word<SampleType>, 5> sampleTypeWords{
    {{SampleType::int16, "int16"},
     {SampleType::int24, "int24"},
     {SampleType::int32, "int32"},
     {SampleType::float32, "float32"},
     {SampleType::float64, "float64"}}};

inline constexpr std::array<Word<Dimension>, 3> dimensionWords{
    {{Dimension::voltage, "voltage"}, {Dimension::counts, "counts"}, {Dimension::other, "other"}}};

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view wordOf(const std::array<Word<Enum>, N>& words, Enum value)
{
    for (const auto& entry : words)
        if (entry.value == value)
            return entry.word;
    return {};
}

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> fromWord(const std::array<Word<Enum>, N>& words,
                                                     std::string_view word)
{
    for (const auto& entry : words)
        if (entry.word == word)
            return entry.value;
    return std::nullopt;
}

}  // namespace facialis
