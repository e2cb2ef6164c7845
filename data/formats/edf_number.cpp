// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace facialis {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "1.2500" -> "1.25", "3." -> "3", "-0" -> "0".
std::string withoutNeedlessZeros(std::string text)
{
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

/// Room for any double in fixed notation.
using Digits = std::array<char, 400>;

}  // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank(" \t\r\n\0", 5);
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<Decimal> parseDecimal(std::string_view text)
{
    std::string plain(trimmed(text));
    if (plain.size() > 64)
        return std::nullopt;
    if (const auto comma = plain.find(','); comma != std::string::npos)
        plain[comma] = '.';
    if (plain.starts_with('+'))
        plain.erase(0, 1);
    const std::size_t sign = plain.starts_with('-') ? 1 : 0;
    if (plain.size() == sign || (!isDigit(plain[sign]) && plain[sign] != '.'))
        return std::nullopt;

    Decimal decimal;
    const auto [end, error] =
        std::from_chars(plain.data(), plain.data() + plain.size(), decimal.value);
    if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(decimal.value))
        return std::nullopt;

    std::int64_t mantissa = 0;
    int digits = 0, decimals = 0;
    bool afterPoint = false;
    for (const char c : std::string_view(plain).substr(sign)) {
        if (c == '.') {
            afterPoint = true;
        } else if (isDigit(c) && digits < 18) {
            mantissa = mantissa * 10 + (c - '0');
            digits += mantissa != 0;
            decimals += afterPoint;
        } else {  // an exponent, or more digits than an integer holds: only the double is known
            return decimal;
        }
    }
    decimal.mantissa = sign ? -mantissa : mantissa;
    decimal.decimals = decimals;
    return decimal;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    const auto decimal = parseDecimal(text);
    if (!decimal || std::abs(decimal->value) > 9e15 || decimal->value != std::trunc(decimal->value))
        return std::nullopt;
    return static_cast<std::int64_t>(decimal->value);
}

std::optional<std::string> printDecimal(double value, std::size_t width)
{
    if (!std::isfinite(value))
        return std::nullopt;
    if (std::string shortest = printExact(value); shortest.size() <= width)
        return shortest;
    Digits digits;
    for (int decimals = static_cast<int>(width); decimals >= 0; --decimals) {
        const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                                std::chars_format::fixed, decimals);
        if (error != std::errc())
            return std::nullopt;
        std::string text = withoutNeedlessZeros({digits.data(), end});
        if (text.size() <= width)
            return text;
    }
    return std::nullopt;
}

std::string printExact(double value)
{
    Digits digits;
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                            std::chars_format::fixed);
    return error == std::errc() ? withoutNeedlessZeros({digits.data(), end}) : std::string("0");
}

std::string printNanoseconds(std::int64_t nanoseconds)
{
    const bool isNegative = nanoseconds < 0;
    const auto magnitude = isNegative ? 0 - static_cast<std::uint64_t>(nanoseconds)
                                      : static_cast<std::uint64_t>(nanoseconds);
    return withoutNeedlessZeros(fmt::format("{}{}.{:09}", isNegative ? "-" : "",
                                            magnitude / 1'000'000'000, magnitude % 1'000'000'000));
}

}  // namespace facialis
