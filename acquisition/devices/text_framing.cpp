// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/text_framing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <sstream>
#include <toml++/toml.h>

#include "acquisition/devices/device_kind.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 10> fileKeys{"rate",     "prefix", "separators", "columns",
                                                    "channels", "lowest", "highest",    "scale",
                                                    "offset",   "start"};

/// The keys of a framing file as if they stood in the address.
Result<SourceAddress> withFile(const SourceAddress& address)
{
    const auto path = address.parameter("framing");
    if (!path)
        return address;
    std::error_code problem;
    if (!std::filesystem::is_regular_file(*path, problem))
        return failure("there is no such file", *path, "framing= names a TOML file");
    toml::table table;
    try {
        table = toml::parse_file(*path);
    } catch (const toml::parse_error& error) {
        return failure(fmt::format("line {}: {}", error.source().begin.line, error.description()),
                       *path, "see docs/devices.md for an example");
    }
    SourceAddress joined = address;
    std::string unknown;
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        if (std::ranges::find(fileKeys, name) == fileKeys.end()) {
            unknown += (unknown.empty() ? "'" : ", '") + name + "'";
            continue;
        }
        std::ostringstream text;
        if (const auto* word = node.as_string())
            text << word->get();
        else if (const auto* numbers = node.as_array())
            for (std::size_t k = 0; k < numbers->size(); ++k)
                text << (k > 0 ? "," : "") << numbers->get(k)->value<std::int64_t>().value_or(0);
        else
            text << fmt::format("{}", node.value<double>().value_or(std::nan("")));
        if (!joined.parameter(name))
            joined.parameters.emplace_back(name, text.str());
    }
    if (!unknown.empty())
        return failure("does not know " + unknown, *path,
                       fmt::format("it knows {}", fmt::join(fileKeys, ", ")));
    return joined;
}

}  // namespace

Result<TextFraming> textFraming(const SourceAddress& given)
{
    const auto address = withFile(given);
    if (!address)
        return tl::unexpected(address.error());
    TextFraming framing;
    const auto rate = address->number("rate", 0.1, 1e5);
    const auto columns = address->number("columns", 1.0, 64.0);
    const auto lowest = address->number("lowest", -1e12, 1e12);
    const auto highest = address->number("highest", -1e12, 1e12);
    const auto scale = address->number("scale", 1e-15, 1e3);
    const auto offset = address->number("offset", -1e6, 1e6);
    for (const auto* number : {&rate, &columns, &lowest, &highest, &scale, &offset})
        if (!*number)
            return tl::unexpected(number->error());
    if (!*rate)
        return failure("the rate of the lines is not known", given.text,
                       "give rate=HZ, the lines the device sends each second");
    framing.rate = Frequency(**rate);
    framing.columns = static_cast<std::size_t>(columns->value_or(1.0));
    framing.lowest = *lowest;
    framing.highest = *highest;
    framing.scale = scale->value_or(0.0);
    framing.offset = offset->value_or(0.0);
    framing.prefix = address->parameter("prefix").value_or("");
    framing.separators = address->parameter("separators").value_or(framing.separators);
    framing.start = address->parameter("start").value_or("");
    const auto shown = chosenChannels(*address, framing.columns);
    if (!shown)
        return tl::unexpected(shown.error());
    framing.shown = *shown;
    return framing;
}

std::optional<std::vector<double>> numbersOf(std::string_view line, const TextFraming& framing)
{
    if (!line.starts_with(framing.prefix))
        return std::nullopt;
    line.remove_prefix(framing.prefix.size());
    std::vector<double> numbers;
    for (;;) {
        const std::size_t from = line.find_first_not_of(framing.separators);
        if (from == std::string_view::npos)
            break;
        line.remove_prefix(from);
        double value = 0.0;
        const auto [last, problem] = std::from_chars(line.data(), line.data() + line.size(), value);
        const auto used = static_cast<std::size_t>(last - line.data());
        const bool isWhole =
            used == line.size() || framing.separators.find(line[used]) != std::string::npos;
        if (problem != std::errc() || !isWhole || !std::isfinite(value) ||
            (framing.lowest && value < *framing.lowest) ||
            (framing.highest && value > *framing.highest) || numbers.size() == framing.columns)
            return std::nullopt;
        numbers.push_back(value);
        line.remove_prefix(used);
    }
    if (numbers.size() != framing.columns)
        return std::nullopt;
    return numbers;
}

}  // namespace facialis::acquisition
