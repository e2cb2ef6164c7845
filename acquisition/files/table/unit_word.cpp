// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/unit_word.hpp"

#include <array>

#include "acquisition/files/table/text_lines.hpp"
#include "data/model/voltage_unit.hpp"

namespace facialis::acquisition {

namespace {

/// Units of what is not an electric potential; compared as written.
constexpr std::array<std::string_view, 32> others{"g",
                                                  "G",
                                                  "mg",
                                                  "m/s2",
                                                  "m/s^2",
                                                  "m/s\xC2\xB2",
                                                  "deg",
                                                  "degC",
                                                  "\xC2\xB0",
                                                  "\xC2\xB0"
                                                  "C",
                                                  "C",
                                                  "F",
                                                  "rad",
                                                  "deg/s",
                                                  "dps",
                                                  "rad/s",
                                                  "%",
                                                  "N",
                                                  "Nm",
                                                  "kg",
                                                  "Hz",
                                                  "bpm",
                                                  "BPM",
                                                  "mmHg",
                                                  "ohm",
                                                  "Ohm",
                                                  "kOhm",
                                                  "uS",
                                                  "uT",
                                                  "s",
                                                  "ms",
                                                  "K"};

/// UTF-8 micro sign, Greek mu and the Latin-1 micro sign become u.
std::string withPlainMicro(std::string_view word)
{
    std::string plain;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::string_view two = word.substr(i, 2);
        if (two == "\xC2\xB5" || two == "\xCE\xBC") {
            plain += 'u';
            ++i;
        } else {
            plain += word[i] == '\xB5' ? 'u' : word[i];
        }
    }
    return plain;
}

}  // namespace

std::optional<UnitWord> unitFrom(std::string_view word)
{
    word = trimmed(word);
    for (const std::string_view usual : {"uV", "mV", "V", "nV"})
        if (unitsPerVolt(word) && unitsPerVolt(word) == unitsPerVolt(usual))
            return UnitWord{std::string(usual), Dimension::voltage, 1.0 / *unitsPerVolt(usual)};
    const std::string lower = lowered(word);
    for (const std::string_view count : {"count", "counts", "adc", "lsb"})
        if (lower == count)
            return UnitWord{};
    for (const std::string_view other : others)
        if (word == other)
            return UnitWord{std::string(other), Dimension::other, 1.0};
    return std::nullopt;
}

std::optional<Bracketed> lastBracket(std::string_view name)
{
    name = trimmed(name);
    if (name.size() < 3)
        return std::nullopt;
    const char close = name.back();
    const char open = close == ')' ? '(' : close == ']' ? '[' : close == '}' ? '{' : '\0';
    if (open == '\0')
        return std::nullopt;
    const std::size_t at = name.rfind(open);
    if (at == std::string_view::npos)
        return std::nullopt;
    return Bracketed{trimmed(name.substr(0, at)),
                     trimmed(name.substr(at + 1, name.size() - at - 2))};
}

std::optional<Bracketed> lastWord(std::string_view name)
{
    name = trimmed(name);
    const std::size_t at = name.find_last_of("_ /");
    if (at == std::string_view::npos || at + 1 == name.size())
        return std::nullopt;
    return Bracketed{trimmed(name.substr(0, at)), name.substr(at + 1)};
}

std::optional<UnitWord> unitInName(std::string_view name)
{
    if (const auto bracket = lastBracket(name))
        if (auto unit = unitFrom(bracket->inside))
            return unit;
    if (const auto words = lastWord(name)) {
        auto unit = unitFrom(words->inside);
        // "EMG_F" or "chin C" name places, not units: without brackets only potentials count.
        if (unit && unit->dimension != Dimension::other)
            return unit;
    }
    return std::nullopt;
}

std::optional<double> timeUnitFrom(std::string_view word)
{
    const std::string unit = lowered(withPlainMicro(trimmed(word)));
    for (const std::string_view second : {"s", "sec", "secs", "second", "seconds"})
        if (unit == second)
            return 1.0;
    for (const std::string_view milli :
         {"ms", "msec", "msecs", "millis", "millisecond", "milliseconds"})
        if (unit == milli)
            return 1e-3;
    for (const std::string_view micro : {"us", "usec", "micros", "microsecond", "microseconds"})
        if (unit == micro)
            return 1e-6;
    if (unit == "min" || unit == "minutes")
        return 60.0;
    return std::nullopt;
}

}  // namespace facialis::acquisition
