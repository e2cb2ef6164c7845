// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/bids_electrodes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "data/formats/edf_number.hpp"
#include "data/formats/mapped_file.hpp"
#include "data/model/utf8.hpp"

namespace facialis::bids {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> axes{"x", "y", "z"};
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
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

Result<std::vector<Electrode>> electrodesIn(std::string_view text, const std::string& path)
{
    const auto lines = split(text, '\n');
    const auto header = split(lines.front(), '\t');
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) -
                                        header.begin());
    };
    for (const std::string_view needed : {"name", "x", "y"})
        if (column(needed) == header.size())
            return failure(fmt::format("the first line names no column '{}'", needed), path,
                           "write name, x and y, separated by tabs");
    std::vector<Electrode> electrodes;
    std::set<std::string_view> names;
    for (std::size_t k = 1; k < lines.size(); ++k) {
        if (lines[k].empty())
            continue;
        const auto cells = split(lines[k], '\t');
        const auto inLine = [&](std::string what) {
            return failure(fmt::format("line {}: {}", k + 1, what), path);
        };
        if (cells.size() != header.size())
            return inLine(
                fmt::format("{} cells where {} columns are named", cells.size(), header.size()));
        Electrode electrode{toUtf8(cells[column("name")]), {}};
        if (electrode.name.empty() || electrode.name == unknown)
            return inLine("the electrode has no name");
        if (!names.insert(cells[column("name")]).second)
            return inLine(fmt::format("electrode '{}' is there twice", electrode.name));
        for (std::size_t axis = 0; axis < axes.size(); ++axis) {
            const std::size_t at = column(axes[axis]);
            if (at == header.size() || cells[at] == unknown || cells[at].empty())
                continue;
            const auto number = parseDecimal(cells[at]);
            if (!number)
                return inLine(fmt::format("{} is '{}', which is no number and not n/a", axes[axis],
                                          toUtf8(cells[at])));
            electrode.position[axis] = number->value;
        }
        electrodes.push_back(std::move(electrode));
    }
    if (electrodes.empty())
        return failure("holds no electrode", path);
    return electrodes;
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
    auto electrodes = electrodesIn(*rows, table);
    if (!electrodes)
        return tl::unexpected(electrodes.error());
    if (const auto known = checkCoordinateSystem(*description, system); !known)
        return tl::unexpected(known.error());
    return ElectrodePositions{std::move(*electrodes), *description};
}

std::string electrodesTsv(const std::vector<Electrode>& electrodes)
{
    const bool hasDepth = std::any_of(electrodes.begin(), electrodes.end(),
                                      [](const Electrode& e) { return e.position[2].has_value(); });
    const std::size_t written = hasDepth ? 3 : 2;
    std::string text = hasDepth ? "name\tx\ty\tz\n" : "name\tx\ty\n";
    for (const Electrode& electrode : electrodes) {
        text += electrode.name;
        for (std::size_t axis = 0; axis < written; ++axis)
            text += '\t' + (electrode.position[axis] ? printExact(*electrode.position[axis])
                                                     : std::string(unknown));
        text += '\n';
    }
    return text;
}

std::string unknownCoordinateSystem()
{
    Json json;
    json["EMGCoordinateSystem"] = "Other";
    json["EMGCoordinateUnits"] = "n/a";
    json["EMGCoordinateSystemDescription"] =
        "The places of the electrodes were not measured, so that x and y are n/a. An electrode, or "
        "pair of them, has the name of its channel; target_muscle in the channels file says over "
        "which muscle and on which side it lay.";
    return json.dump(2) + "\n";
}

}  // namespace facialis::bids
