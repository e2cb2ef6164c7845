// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/bids_electrodes.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "data/formats/edf_number.hpp"
#include "data/formats/mapped_file.hpp"
#include "data/model/utf8.hpp"

namespace facialis::bids {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view unknown = "n/a";

Result<std::string> textOf(const std::string& path)
{
    constexpr std::int64_t most = 16'777'216;
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    if (file->size() > most)
        return failure(
            fmt::format("holds {} bytes, too many for positions of electrodes", file->size()),
            path);
    std::string text(static_cast<std::size_t>(file->size()), '\0');
    text.resize(file->copy(0, std::as_writable_bytes(std::span(text))));
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.erase(0, byteOrderMark.size());
    return text;
}

std::vector<std::string_view> split(std::string_view text, char mark)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(mark);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

Result<ElectrodePositions> electrodesIn(std::string_view text, const std::string& path)
{
    ElectrodePositions positions;
    const auto lines = split(text, '\n');
    const auto cellsOf = [](std::string_view line) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return split(line, '\t');
    };
    const auto header = cellsOf(lines.front());
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(
            std::find_if(header.begin(), header.end(),
                         [&](std::string_view each) { return trimmed(each) == name; }) -
            header.begin());
    };
    for (const std::string_view needed : {"name", "x", "y"})
        if (column(needed) == header.size())
            return failure(fmt::format("the first line names no column '{}'", needed), path,
                           "write name, x and y, separated by tabs");
    std::set<std::pair<std::string_view, std::string_view>> names;  // and groups
    std::set<std::string_view> systems;
    for (std::size_t k = 0; k < header.size(); ++k)
        positions.table += (k == 0 ? "" : "\t") + toUtf8(trimmed(header[k]));
    positions.table += '\n';
    for (std::size_t k = 1; k < lines.size(); ++k) {
        if (trimmed(lines[k]).empty())
            continue;
        const auto cells = cellsOf(lines[k]);
        const auto inLine = [&](std::string what) {
            return failure(fmt::format("line {}: {}", k + 1, what), path);
        };
        if (cells.size() != header.size())
            return inLine(
                fmt::format("{} cells where {} columns are named", cells.size(), header.size()));
        const auto cell = [&](std::string_view name) {
            const std::size_t at = column(name);
            const auto content = at == header.size() ? unknown : trimmed(cells[at]);
            return content.empty() ? unknown : content;
        };
        const std::string name = toUtf8(cell("name"));
        if (name == unknown)
            return inLine("the electrode has no name");
        if (!names.emplace(cell("name"), cell("group")).second)
            return inLine(fmt::format("electrode '{}' is there twice", name));
        for (const std::string_view axis : {"x", "y", "z"})
            if (cell(axis) != unknown && !parseDecimal(cell(axis)))
                return inLine(fmt::format("{} is '{}', which is no number and not n/a", axis,
                                          toUtf8(cell(axis))));
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const std::string_view heading = trimmed(header[at]), content = trimmed(cells[at]);
            const bool isAxis = heading == "x" || heading == "y" || heading == "z";
            const auto number = isAxis ? parseDecimal(content) : std::nullopt;
            positions.table += at == 0 ? "" : "\t";
            positions.table += number            ? printExact(number->value)
                               : content.empty() ? std::string(unknown)
                                                 : toUtf8(content);
        }
        positions.table += '\n';
        systems.insert(cell("coordinate_system"));
        positions.names.push_back(name);
    }
    if (positions.names.empty())
        return failure("holds no electrode", path);
    if (systems.size() > 1)
        return failure("the positions are in several coordinate systems", path,
                       "give those of one system");
    return positions;
}

Result<void> checkCoordinateSystem(const std::string& text, const std::string& path)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return failure("is not a JSON object", path);
    const auto stated = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    for (const char* key : {"EMGCoordinateSystem", "EMGCoordinateUnits"})
        if (stated(key).empty())
            return failure(fmt::format("states no {}", key), path);
    constexpr std::array<std::string_view, 5> units{"m", "mm", "cm", "percent", "n/a"};
    if (const std::string unit = stated("EMGCoordinateUnits");
        std::find(units.begin(), units.end(), unit) == units.end())
        return failure(fmt::format("EMGCoordinateUnits is '{}'", unit), path,
                       "BIDS knows m, mm, cm, percent and n/a");
    if (stated("EMGCoordinateSystem") == "Other" &&
        stated("EMGCoordinateSystemDescription").empty())
        return failure("the coordinate system is \"Other\" and is not described", path,
                       "add EMGCoordinateSystemDescription");
    return {};
}

}  // namespace

Result<ElectrodePositions> readElectrodePositions(const std::string& table,
                                                  const std::string& system)
{
    const auto rows = textOf(table), description = textOf(system);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!description)
        return tl::unexpected(description.error());
    auto positions = electrodesIn(*rows, table);
    if (!positions)
        return positions;
    if (const auto known = checkCoordinateSystem(*description, system); !known)
        return tl::unexpected(known.error());
    positions->coordinateSystem = *description;
    return positions;
}

ElectrodePositions unknownPositions(std::vector<std::string> names)
{
    ElectrodePositions positions{std::move(names), "name\tx\ty\n", {}};
    for (const std::string& name : positions.names)
        positions.table += name + "\tn/a\tn/a\n";
    Json json;
    json["EMGCoordinateSystem"] = "Other";
    json["EMGCoordinateUnits"] = "n/a";
    json["EMGCoordinateSystemDescription"] =
        "The places of the electrodes were not measured, so that x and y are n/a. An electrode, or "
        "pair of them, has the name of its channel; target_muscle in the channels file says over "
        "which muscle and on which side it lay.";
    positions.coordinateSystem = json.dump(2) + "\n";
    return positions;
}

}  // namespace facialis::bids
