// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/source_address.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr auto form = "write it as scheme:address?key=value, for example simulate:hfs?seed=1";

std::optional<int> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

/// Text with its %-escapes resolved; empty optional: a broken escape, or a hidden end of text.
std::optional<std::string> unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const auto high = hexDigit(text[i + 1]), low = hexDigit(text[i + 2]);
        if (!high || !low || (*high == 0 && *low == 0))
            return std::nullopt;
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return result;
}

Result<void> addParameter(SourceAddress& address, std::string_view pair)
{
    const std::size_t equals = pair.find('=');
    const auto key = unescaped(pair.substr(0, equals));
    const auto value =
        equals == std::string_view::npos ? std::nullopt : unescaped(pair.substr(equals + 1));
    if (!key || key->empty() || !value || value->empty())
        return failure("'" + toUtf8(pair) + "' is not of the form key=value", toUtf8(address.text),
                       form);
    if (address.parameter(*key))
        return failure("'" + toUtf8(*key) + "' is given twice", toUtf8(address.text),
                       "give it once");
    address.parameters.emplace_back(*key, *value);
    return {};
}

}  // namespace

std::optional<std::string> SourceAddress::parameter(std::string_view key) const
{
    for (const auto& [name, value] : parameters)
        if (name == key)
            return value;
    return std::nullopt;
}

Result<std::optional<double>> SourceAddress::number(std::string_view key, double lowest,
                                                    double highest) const
{
    const auto word = parameter(key);
    if (!word)
        return std::nullopt;
    double value = 0.0;
    const char* end = word->data() + word->size();
    const auto [last, problem] = std::from_chars(word->data(), end, value);
    if (problem != std::errc() || last != end || !(value >= lowest && value <= highest))
        return failure(fmt::format("'{}={}' is not possible", key, toUtf8(*word)), toUtf8(text),
                       fmt::format("give a number from {:g} to {:g}", lowest, highest));
    return value;
}

Result<SourceAddress> parseSourceAddress(std::string_view text)
{
    SourceAddress address{.text = std::string(text)};
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return failure("'" + toUtf8(text) + "' names no kind of source", {}, form);
    address.scheme = std::string(text.substr(0, colon));
    std::string_view rest = text.substr(colon + 1);
    const std::size_t question = rest.find('?');
    const auto place = unescaped(rest.substr(0, question));
    if (!place)
        return failure("a % in the address begins no escape", toUtf8(text),
                       "write % itself as %25");
    address.address = *place;
    rest = question == std::string_view::npos ? std::string_view() : rest.substr(question + 1);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        if (const auto added = addParameter(address, rest.substr(0, end)); !added)
            return tl::unexpected(added.error());
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return address;
}

Result<void> checkParameters(const SourceAddress& address, std::span<const std::string_view> known)
{
    std::vector<std::string> unknown;
    for (const auto& [key, value] : address.parameters)
        if (std::ranges::find(known, key) == known.end())
            unknown.push_back("'" + toUtf8(key) + "'");
    if (unknown.empty())
        return {};
    return failure(fmt::format("{}: does not know {}", address.scheme, fmt::join(unknown, ", ")),
                   toUtf8(address.text), fmt::format("it knows {}", fmt::join(known, ", ")));
}

}  // namespace facialis::acquisition
